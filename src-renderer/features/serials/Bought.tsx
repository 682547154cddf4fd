import { Checkbox, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#domain/calendar.ts'
import { compareVersions } from '#domain/update-campaign.ts'
import { boughtText as text } from '#messages/es-MX/updates.ts'
import { useQueryOf } from '../../api.ts'
import { useSaving } from '../../state/use-saving.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import type { SerialPage } from './Serial.tsx'
import styles from './serials.module.css'

/** R90: until when a bought licence is in force, what was paid for since, and the next update that is. */
export function Bought({ page }: { readonly page: SerialPage }) {
  const [adding, setAdding] = useState(false)
  const { data } = useQueryOf('updates.ofSerial', { serialId: page.row.id })
  if (data === undefined) return null
  const { force, updates } = data
  return (
    <section aria-labelledby="bought">
      <Group justify="space-between" mb={4}>
        <h2 id="bought" className={styles.tight}>
          {text.title}
        </h2>
        {page.row.status !== 'baja' && (
          <ActionButton size="xs" label={text.record} keys="Y" run={() => setAdding(true)} />
        )}
      </Group>
      <p className={styles.tight}>
        {force.sentence} {force.why.length > 0 && <WhyThisDate because={force.why} label={text.why} />}
      </p>
      {updates.length > 0 && (
        <ul className={styles.bought}>
          {updates.map(({ id, on, version, operator }) => (
            <li key={id}>
              <span>{text.line(version, on as Day)}</span>
              <span className={styles.quiet}>{operator}</span>
            </li>
          ))}
        </ul>
      )}
      {adding && <BoughtDialog page={page} onClose={() => setAdding(false)} />}
    </section>
  )
}

interface BoughtDialogProps {
  readonly page: SerialPage
  readonly onClose: () => void
}

function BoughtDialog({ page: { row }, onClose }: BoughtDialogProps) {
  const today = useToday()
  const catalogue = useQueryOf('catalogue.get', {}).data
  const newest = catalogue?.products
    .find(({ code }) => code === row.system)
    ?.versions.map(({ name }) => name)
    .toSorted(compareVersions)
    .at(-1)
  const [typed, setVersion] = useState<string | null>(null)
  const version = typed ?? newest ?? row.version
  const [on, setOn] = useState<Day | null>(today)
  // One computer is updated by whoever pays for it; a network takes its time (R117).
  const [installed, setInstalled] = useState(row.users === 1)
  const saving = useSaving('updates.buy', ({ endsOn }) => text.saved(endsOn as Day), onClose)
  return (
    <FormDialog
      opened
      title={text.recordTitle}
      submitLabel={text.save}
      pending={saving.pending}
      arriving={catalogue === undefined}
      ready={version.trim() !== '' && on !== null}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={() => on !== null && saving.save({ serialId: row.id, on, version, installed })}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={text.version}
        maxLength={60}
        autoComplete="off"
        value={version}
        onChange={({ currentTarget }) => setVersion(currentTarget.value)}
      />
      <DayInput label={text.on} value={on} onChange={setOn} />
      <Checkbox
        label={text.installed}
        checked={installed}
        onChange={({ currentTarget }) => setInstalled(currentTarget.checked)}
      />
    </FormDialog>
  )
}
