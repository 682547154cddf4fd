import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import type { InputOf } from '#contract/index.ts'
import { isLastDayOfMonth, type Day } from '#domain/calendar.ts'
import { METHODS, type Method } from '#domain/payment-method.ts'
import type { Mode, Months } from '#domain/rental.ts'
import { methodNames, modeNames, periodName, serialText as text } from '#messages/es-MX/serials.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { go } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { fieldErrors } from '../../ui/field-errors.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { ClientPick, type PickedClient } from './ClientPick.tsx'
import styles from './serials.module.css'

interface Form {
  readonly client: PickedClient | null
  readonly product: string
  readonly serial: string
  readonly version: string
  readonly users: number
  readonly mode: Mode
  readonly installedOn: Day | null
  readonly activatedOn: Day | null
  readonly lastDay: boolean
  readonly months: Months
  readonly method: Method | ''
  readonly autoCharge: boolean
  readonly paidUntil: Day | null
  readonly code: string
}

const emptyForm: Form = {
  client: null,
  product: '',
  serial: '',
  version: '',
  users: 1,
  mode: 'subscription',
  installedOn: null,
  activatedOn: null,
  lastDay: false,
  months: 1,
  method: 'card',
  autoCharge: true,
  paidUntil: null,
  code: '',
}

/** `clientId` opens it: empty for any client, an id for that one; null keeps it closed. */
export function NewSerial({ clientId, onClose }: NewSerialProps) {
  const [form, setForm, dropForm] = useDraft('serials.create', emptyForm)
  const saving = useCommand('serials.create')
  const catalogue = useQueryOf('catalogue.get', {}, { enabled: clientId !== null })
  const asked = useQueryOf('clients.get', { id: clientId ?? '' }, { enabled: Boolean(clientId) })
  const given = asked.data?.client

  // From a client's page: that client, whoever was typed before.
  const [takenId, setTakenId] = useState('')
  const take = useEffectEvent((id: string, name: string) => {
    setForm({ ...form, client: { id, name } })
    setTakenId(id)
  })
  const [givenId, givenName] = [given?.id, given?.name]
  useEffect(() => {
    if (givenId !== undefined && givenName !== undefined) take(givenId, givenName)
  }, [givenId, givenName])

  const products = (catalogue.data?.products ?? []).filter(({ active }) => active)
  const product = products.find(({ id }) => id === form.product) ?? products[0]
  const versions = product?.versions.map(({ name }) => name) ?? []
  const version = form.version === '' ? (versions.at(-1) ?? '') : form.version
  const [tried, setTried] = useState(false)
  const errors = fieldErrors(saving.refusal)
  const save = async () => {
    setTried(true)
    if (form.client === null || form.serial.trim() === '') return
    const reply = await saving.run(inputOf({ ...form, product: product?.id ?? '', version }))
    if (!reply.ok) return
    dropForm()
    saving.reset()
    setTried(false)
    onClose()
    offerUndo(`${text.doneCreate}: ${form.serial}`, reply.command)
    go(`/sistemas/${reply.value.id}`)
  }

  return (
    <FormDialog
      opened={clientId !== null}
      size="lg"
      title={text.newSerial}
      submitLabel={text.save}
      pending={saving.pending}
      arriving={catalogue.isPending || (Boolean(clientId) && takenId !== clientId && !asked.isError)}
      needs="serials.create"
      refusal={saving.refusal}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <ClientPick
        value={form.client}
        error={tried && form.client === null ? text.clientMissing : undefined}
        onChange={(client) => setForm({ ...form, client })}
      />
      <div className={styles.three}>
        <NativeSelect
          label={text.product}
          value={product?.id ?? ''}
          data={products.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) => setForm({ ...form, product: currentTarget.value, version: '' })}
        />
        <TextInput
          label={text.serial}
          required
          placeholder={text.serialHint}
          autoComplete="off"
          value={form.serial}
          error={tried && form.serial.trim() === '' ? text.serialMissing : errors['serial']}
          onChange={({ currentTarget }) => setForm({ ...form, serial: currentTarget.value })}
        />
        <NativeSelect
          label={text.mode}
          value={form.mode}
          data={Object.entries(modeNames).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget }) => setForm({ ...form, mode: currentTarget.value as Mode })}
        />
        <TextInput
          label={text.version}
          value={version}
          list="versions-known"
          error={errors['version']}
          autoComplete="off"
          onChange={({ currentTarget }) => setForm({ ...form, version: currentTarget.value })}
        />
        <NumberInput
          label={text.users}
          min={1}
          max={10_000}
          allowDecimal={false}
          value={form.users}
          error={errors['users']}
          onChange={(users) => setForm({ ...form, users: Number(users) || 1 })}
        />
        <TextInput
          label={text.code}
          value={form.code}
          autoComplete="off"
          error={errors['code']}
          onChange={({ currentTarget }) => setForm({ ...form, code: currentTarget.value })}
        />
      </div>
      {form.mode === 'subscription' ? (
        <Rental form={form} setForm={setForm} />
      ) : (
        <div className={styles.three}>
          <DayInput
            label={text.activated}
            value={form.activatedOn}
            onChange={(activatedOn) => setForm({ ...form, activatedOn })}
          />
        </div>
      )}
      <datalist id="versions-known">
        {versions.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </FormDialog>
  )
}

interface NewSerialProps {
  readonly clientId: string | null
  readonly onClose: () => void
}

/** R10: the period; R23: the day that starts both clocks; D12: what is paid, if it is known. */
function Rental({ form, setForm }: RentalProps) {
  const activated = form.activatedOn !== null
  return (
    <>
      <div className={styles.three}>
        <NativeSelect
          label={text.period}
          value={String(form.months)}
          data={([1, 6, 12] as const).map((months) => ({ value: String(months), label: periodName(months) }))}
          onChange={({ currentTarget }) =>
            setForm({ ...form, months: Number(currentTarget.value) as Months })
          }
        />
        <NativeSelect
          label={text.method}
          value={form.method}
          data={[
            { value: '', label: text.noMethod },
            ...METHODS.map((value) => ({ value, label: methodNames[value] })),
          ]}
          onChange={({ currentTarget }) => {
            const method = currentTarget.value as Method | ''
            setForm({ ...form, method, autoCharge: method === 'card' })
          }}
        />
        <Checkbox
          mt={24}
          label={text.autoCharge}
          checked={form.autoCharge}
          onChange={({ currentTarget }) => setForm({ ...form, autoCharge: currentTarget.checked })}
        />
      </div>
      <div className={styles.three}>
        <DayInput
          label={text.activated}
          description={activated ? undefined : text.activatedHint}
          value={form.activatedOn}
          onChange={(activatedOn) => setForm({ ...form, activatedOn })}
        />
        {activated ? (
          <DayInput
            label={text.paidUntil}
            description={form.paidUntil === null ? text.paidUntilHint : undefined}
            value={form.paidUntil}
            onChange={(paidUntil) => setForm({ ...form, paidUntil })}
          />
        ) : (
          <DayInput
            label={text.installed}
            value={form.installedOn}
            onChange={(installedOn) => setForm({ ...form, installedOn })}
          />
        )}
        {form.activatedOn !== null && isLastDayOfMonth(form.activatedOn) && (
          <Checkbox
            mt={24}
            label={text.lastDay}
            description={text.lastDayHint}
            checked={form.lastDay}
            onChange={({ currentTarget }) => setForm({ ...form, lastDay: currentTarget.checked })}
          />
        )}
      </div>
    </>
  )
}

interface RentalProps {
  readonly form: Form
  readonly setForm: (form: Form) => void
}

/** Only what belongs to the mode: a bought licence has no period and no cutoff (C7). */
function inputOf(form: Form): InputOf<'serials.create'> {
  const { product, serial, version, users, mode, activatedOn } = form
  const base = {
    clientId: form.client?.id ?? '',
    product,
    serial,
    version,
    users,
    mode,
    activatedOn,
    ...(form.code.trim() === '' ? {} : { code: form.code }),
  }
  if (mode !== 'subscription') return base
  return {
    ...base,
    months: form.months,
    autoCharge: form.autoCharge,
    installedOn: form.installedOn,
    ...(form.method === '' ? {} : { method: form.method }),
    ...(activatedOn !== null && isLastDayOfMonth(activatedOn) ? { lastDay: form.lastDay } : {}),
    ...(activatedOn !== null && form.paidUntil !== null ? { paidUntil: form.paidUntil } : {}),
  }
}
