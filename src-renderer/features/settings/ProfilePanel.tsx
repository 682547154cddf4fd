import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { RfcWarning } from '#domain/rfc.ts'
import { rfcWarnings } from '#messages/es-MX/calculator.ts'
import { settingsText as text, taxPlaceName } from '#messages/es-MX/settings.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { useChanges } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { fieldErrors } from '../../ui/field-errors.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { PickFile } from '../../ui/PickFile.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { readLogo } from './logo.ts'
import { Panel, SaveButton, type PanelProps } from './parts.tsx'
import styles from './settings.module.css'
import { mexicanZones } from './zones.ts'

type Profile = Record<(typeof fields)[number] | 'logo' | 'taxPlace' | 'zone', string>

const fields = ['name', 'rfc', 'phone', 'email', 'address', 'city'] as const

/** Who the office is: what every paper says at its head. */
export function ProfilePanel(props: PanelProps) {
  const { data } = useQueryOf('settings.get', {})
  if (!data) return <LoadingRows />
  return <ProfileForm {...props} saved={{ ...data.profile, zone: data.policies.zone }} />
}

function ProfileForm({ saved, onSaved }: PanelProps & { readonly saved: Profile }) {
  const { form, set, changed, drop } = useChanges('settings.profile', saved)
  const [warnings, setWarnings] = useState<readonly string[]>([])
  const setProfile = useCommand('settings.setProfile')
  const setPolicies = useCommand('settings.setPolicies')
  const errors = fieldErrors(setProfile.refusal)

  const save = async () => {
    const { zone, ...profile } = changed
    const reply = await setProfile.run(profile)
    if (!reply.ok) return
    if (zone !== undefined && !(await setPolicies.run({ zone })).ok) return
    drop()
    setWarnings(reply.value.warnings.flatMap((warning) => rfcWarnings[warning as RfcWarning] ?? []))
    notify(text.saved)
    onSaved?.()
  }

  return (
    <Panel title={text.profile} detail={text.profileDetail}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="md">
          <div className={styles.fields}>
            {fields.map((field) => (
              <TextInput
                key={field}
                label={text[field]}
                value={form[field]}
                error={errors[field]}
                onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
              />
            ))}
            <TaxPlace value={form.taxPlace} onChange={(taxPlace) => set({ taxPlace })} />
            <NativeSelect
              label={text.zone}
              description={text.zoneDetail}
              value={form.zone}
              data={mexicanZones(form.zone)}
              onChange={({ currentTarget }) => set({ zone: currentTarget.value })}
            />
          </div>
          <Logo value={form.logo} onChange={(logo) => set({ logo })} />
          <RefusalText
            refusal={Object.keys(errors).length > 0 ? null : (setProfile.refusal ?? setPolicies.refusal)}
          />
          {warnings.map((warning) => (
            <Text key={warning} role="status">
              {warning}
            </Text>
          ))}
          <Group justify="flex-end">
            <SaveButton needs="settings.setProfile" loading={setProfile.pending || setPolicies.pending}>
              {onSaved ? text.next : text.save}
            </SaveButton>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}

/** The places come from the table of rates: a place without a rate would leave the slip without IVA. */
function TaxPlace({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (place: string) => void
}) {
  const { data } = useQueryOf('catalogue.get', {})
  const places = new Set([
    value,
    ...(data?.taxRates ?? []).filter(({ active }) => active).map(({ place }) => place),
  ])
  return (
    <NativeSelect
      label={text.taxPlace}
      description={text.taxPlaceDetail}
      value={value}
      data={[...places].map((place) => ({ value: place, label: taxPlaceName(place) }))}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

function Logo({ value, onChange }: { readonly value: string; readonly onChange: (logo: string) => void }) {
  const [wrong, setWrong] = useState<string | null>(null)
  const pick = async (file: File) => {
    const read = await readLogo(file)
    setWrong('wrong' in read ? text[read.wrong] : null)
    if ('logo' in read) onChange(read.logo)
  }
  return (
    <Stack gap="xs" align="flex-start">
      <span className={styles.label}>{text.logo}</span>
      {value !== '' && (
        <img className={styles.logo} src={`data:${imageType(value)};base64,${value}`} alt={text.logo} />
      )}
      <Group gap="sm">
        <PickFile label={text.logoPick} accept="image/png,image/jpeg" onFile={(file) => void pick(file)} />
        {value !== '' && (
          <Button variant="default" onClick={() => onChange('')}>
            {text.logoRemove}
          </Button>
        )}
        <Text c="dimmed">{text.logoDetail}</Text>
      </Group>
      <RefusalText refusal={wrong === null ? null : { code: 'logo', message: wrong }} />
    </Stack>
  )
}

/** By its first bytes: base64 of a PNG begins so, and of a JPEG does not. */
function imageType(base64: string): string {
  return base64.startsWith('iVBORw0KGgo') ? 'image/png' : 'image/jpeg'
}
