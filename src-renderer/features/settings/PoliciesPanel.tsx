import { Checkbox, Group, NumberInput, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { offsetsText } from '#domain/reminder.ts'
import { policyText as text } from '#messages/es-MX/policies.ts'
import { settingsText } from '#messages/es-MX/settings.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { useChanges } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { offerUndo } from '../../state/undo.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { fieldErrors } from '../../ui/field-errors.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { TimeInput } from '../../ui/TimeInput.tsx'
import { OffsetsInput } from './OffsetsInput.tsx'
import { Panel, SaveButton } from './parts.tsx'
import { PolicyHistory } from './PolicyHistory.tsx'
import { UnlockTables } from './UnlockTables.tsx'
import styles from './settings.module.css'

type Policies = OutputOf<'policies.set'>

const choices = ['presumeValidations', 'presumeAutoCharges', 'cardForLongPeriods', 'wordingUnMil'] as const
const numbers = [
  ['usersWindowDays', 0, 30],
  ['advanceDays', 0, 30],
  ['chequeClearingDays', 0, 10],
  ['counterClearingDays', 0, 10],
  ['invoiceDays', 1, 60],
  ['leasedKeys', 0, 50],
  ['leaseDays', 2, 60],
] as const

const PERIODS = [1, 6, 12] as const

/** Lists are compared by what they hold: a draft that was kept is a copy. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Where the sources are silent or contradict each other, the office decides (C1–C23, D1–D20), each rule from a day on. */
export function PoliciesPanel() {
  const { data } = useQueryOf('policies.get', {})
  if (!data) return <LoadingRows />
  return (
    <Stack gap="xl">
      <PoliciesForm saved={data.policies} />
      <PolicyHistory history={data.history} />
    </Stack>
  )
}

function PoliciesForm({ saved }: { readonly saved: Policies }) {
  const today = useToday()
  const { form, set, changed, drop } = useChanges('settings.policies', saved)
  const [from, setFrom] = useState<Day | null>(today)
  const [reason, setReason] = useState('')
  const saving = useCommand('policies.set')
  const errors = fieldErrors(saving.refusal)
  const save = async () => {
    const changes = Object.fromEntries(
      Object.entries(changed).filter(([field, value]) => !isSame(value, saved[field as keyof Policies])),
    )
    if (Object.keys(changes).length === 0) return notify(text.nothing)
    const reply = await saving.run({ changes, from: from ?? today, reason })
    if (!reply.ok) return
    drop()
    setFrom(today)
    setReason('')
    offerUndo(text.saved, reply.command)
  }
  return (
    <Panel title={settingsText.policies} detail={settingsText.policiesDetail}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="md">
          {choices.map((choice) => (
            <Checkbox
              key={choice}
              label={settingsText[choice]}
              checked={form[choice]}
              onChange={({ currentTarget }) => set({ [choice]: currentTarget.checked })}
            />
          ))}
          <div className={styles.fields}>
            {numbers.map(([field, min, max]) => (
              <NumberInput
                key={field}
                label={settingsText[field]}
                value={form[field]}
                error={errors[`changes.${field}`]}
                min={min}
                max={max}
                allowDecimal={false}
                onChange={(value) => set({ [field]: Number(value) })}
              />
            ))}
            <TimeInput
              label={settingsText.transferLatest}
              value={form.transferLatest}
              error={errors['changes.transferLatest']}
              onChange={(transferLatest) => set({ transferLatest })}
            />
          </div>
          <fieldset className={styles.group}>
            <legend>{settingsText.reminderTitle}</legend>
            <p className={styles.detail}>{settingsText.reminderDetail}</p>
            <div className={styles.fields}>
              {PERIODS.map((months) => (
                <OffsetsInput
                  key={`${months} ${offsetsText(saved.reminderOffsets[months])}`}
                  label={settingsText.offsets[months]}
                  value={form.reminderOffsets[months]}
                  onChange={(offsets) =>
                    set({ reminderOffsets: { ...form.reminderOffsets, [months]: offsets } })
                  }
                />
              ))}
            </div>
          </fieldset>
          <UnlockTables value={form.unlockRules} onChange={(unlockRules) => set({ unlockRules })} />
          <div className={styles.fields}>
            <DayInput label={text.from} description={text.fromDetail} value={from} onChange={setFrom} />
            <TextInput
              label={text.reason}
              value={reason}
              maxLength={200}
              autoComplete="off"
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
          </div>
          <RefusalText refusal={Object.keys(errors).length > 0 ? null : saving.refusal} />
          <Group justify="flex-end">
            <SaveButton needs="policies.set" loading={saving.pending}>
              {settingsText.save}
            </SaveButton>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}
