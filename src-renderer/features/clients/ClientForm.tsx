import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#contract/index.ts'
import { CFDI_USES, checkFiscal, REGIMES, regimesFor, usesFor, type FiscalField } from '#domain/fiscal.ts'
import { checkRfc } from '#domain/rfc.ts'
import { fiscalWarnings } from '#messages/es-MX/charges.ts'
import { billedByNames, channelOfClient, clientText as text } from '#messages/es-MX/clients.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { useChanges } from '../../state/drafts.ts'
import { go } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { fieldErrors } from '../../ui/field-errors.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { nothingGiven, PrivacyFields, type PrivacyGiven } from '../../ui/PrivacyFields.tsx'
import { RfcInput } from '../../ui/RfcInput.tsx'
import { AlikeClients } from './AlikeClients.tsx'
import styles from './clients.module.css'

type Client = OutputOf<'clients.get'>['client']
type Fields = Pick<
  Client,
  | 'name'
  | 'city'
  | 'channel'
  | 'billedBy'
  | 'note'
  | 'followerId'
  | 'fiscalName'
  | 'fiscalRegime'
  | 'cfdiUse'
  | 'postcode'
>

interface Form extends Fields {
  readonly rfc: string
  readonly contactName: string
  readonly phone: string
  readonly email: string
  readonly privacy: PrivacyGiven
}

const emptyForm: Form = {
  name: '',
  rfc: '',
  city: '',
  channel: 'own',
  billedBy: 'vendor',
  note: '',
  followerId: null,
  fiscalName: '',
  fiscalRegime: '',
  cfdiUse: '',
  postcode: '',
  contactName: '',
  phone: '',
  email: '',
  privacy: nothingGiven,
}

/** R2: company, RFC, contact, telephone, e-mail; and what a slip and an invoice need. `null` is a new client. */
export function ClientForm({ client, opened, onClose }: ClientFormProps) {
  const initial = client === null ? emptyForm : { ...emptyForm, ...client, rfc: client.rfc ?? '' }
  const { form, set, changed, seen, drop } = useChanges<Form>(`clients.form ${client?.id ?? ''}`, initial)
  const [tried, setTried] = useState(false)
  const creating = useCommand('clients.create')
  const updating = useCommand('clients.update')
  const saving = client === null ? creating : updating
  const errors = fieldErrors(saving.refusal)
  const taken = saving.refusal?.code === 'client.rfcTaken' ? (saving.refusal.params as { id: string }) : null

  const save = async () => {
    setTried(true)
    if (form.name.trim() === '') return
    const reply =
      client === null
        ? await creating.run(newClient(form))
        : await updating.run({ id: client.id, ...changedFields(form, changed), seen: seenFields(seen) })
    if (!reply.ok) return
    drop()
    setTried(false)
    saving.reset()
    onClose()
    offerUndo(`${client === null ? text.doneCreate : text.doneEdit}: ${form.name.trim()}`, reply.command)
    if (client === null) go(`/clientes/${reply.value.id}`)
  }

  return (
    <FormDialog
      opened={opened}
      size="lg"
      title={client === null ? text.newClient : text.editClient}
      submitLabel={text.save}
      pending={saving.pending}
      needs={client === null ? 'clients.create' : 'clients.update'}
      refusal={saving.refusal}
      {...(taken ? { refusalAction: { label: text.open, run: () => go(`/clientes/${taken.id}`) } } : {})}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <div className={styles.two}>
        <TextInput
          data-autofocus
          required
          label={text.name}
          maxLength={200}
          value={form.name}
          error={tried && form.name.trim() === '' ? text.nameMissing : errors['name']}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <RfcInput value={form.rfc} error={errors['rfc']} onChange={(rfc) => set({ rfc })} />
      </div>
      <AlikeClients name={form.name} rfc={form.rfc} except={client?.id ?? null} />
      {client === null && <FirstContact form={form} set={set} />}
      <Office form={form} set={set} />
      <Textarea
        label={text.note}
        placeholder={text.noteHint}
        rows={2}
        value={form.note}
        onChange={({ currentTarget }) => set({ note: currentTarget.value })}
      />
      <Fiscal form={form} set={set} />
    </FormDialog>
  )
}

interface ClientFormProps {
  readonly client: Client | null
  readonly opened: boolean
  readonly onClose: () => void
}

interface PartProps {
  readonly form: Form
  readonly set: (change: Partial<Form>) => void
}

function FirstContact({ form, set }: PartProps) {
  return (
    <>
      <div className={styles.three}>
        <TextInput
          label={text.firstContact}
          value={form.contactName}
          onChange={({ currentTarget }) => set({ contactName: currentTarget.value })}
        />
        <TextInput
          label={text.phone}
          inputMode="tel"
          value={form.phone}
          onChange={({ currentTarget }) => set({ phone: currentTarget.value })}
        />
        <TextInput
          label={text.email}
          inputMode="email"
          value={form.email}
          onChange={({ currentTarget }) => set({ email: currentTarget.value })}
        />
      </div>
      {(form.contactName || form.phone || form.email) !== '' && (
        <PrivacyFields given={form.privacy} onChange={(privacy) => set({ privacy })} />
      )}
    </>
  )
}

function Office({ form, set }: PartProps) {
  const people = useQueryOf('operators.list', {}).data?.operators.filter(({ active }) => active) ?? []
  return (
    <div className={styles.four}>
      <TextInput
        label={text.city}
        value={form.city}
        onChange={({ currentTarget }) => set({ city: currentTarget.value })}
      />
      <NativeSelect
        label={text.channel}
        value={form.channel}
        data={Object.entries(channelOfClient).map(([value, label]) => ({ value, label }))}
        onChange={({ currentTarget }) => set({ channel: currentTarget.value as Form['channel'] })}
      />
      <NativeSelect
        label={text.billedBy}
        value={form.billedBy}
        data={Object.entries(billedByNames).map(([value, label]) => ({ value, label }))}
        onChange={({ currentTarget }) => set({ billedBy: currentTarget.value as Form['billedBy'] })}
      />
      <NativeSelect
        label={text.follower}
        value={form.followerId ?? ''}
        data={[
          { value: '', label: text.nobody },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget }) => set({ followerId: currentTarget.value || null })}
      />
    </div>
  )
}

/** What the authority would reject is said beside each field, and blocks nothing (mexico.md §5). */
function Fiscal({ form, set }: PartProps) {
  const problems = checkFiscal(form)
  const warningOf = (field: FiscalField) => {
    const found = problems.find((problem) => problem.field === field)
    return found && fiscalWarnings[found.warning]
  }
  const rfcWarning = warningOf('rfc')
  return (
    <fieldset className={styles.fieldset}>
      <legend>{text.fiscal}</legend>
      <div className={styles.fiscal}>
        {(
          [
            ['fiscalName', 200],
            ['fiscalRegime', 3],
            ['cfdiUse', 4],
            ['postcode', 5],
          ] as const
        ).map(([field, length]) => (
          <TextInput
            key={field}
            label={text[field]}
            maxLength={length}
            description={warningOf(field)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            list={field === 'fiscalRegime' || field === 'cfdiUse' ? field : undefined}
            value={form[field]}
            onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
          />
        ))}
      </div>
      {rfcWarning && <p className={styles.quiet}>{rfcWarning}</p>}
      <Codes id="fiscalRegime" names={REGIMES} codes={regimesFor(checkRfc(form.rfc).kind)} />
      <Codes id="cfdiUse" names={CFDI_USES} codes={usesFor(form.fiscalRegime, checkRfc(form.rfc).kind)} />
    </fieldset>
  )
}

interface CodesProps {
  readonly id: string
  readonly names: Readonly<Record<string, { readonly name: string }>>
  readonly codes: readonly string[]
}

/** The codes that this RFC may have, with their names, as the field is typed in. */
function Codes({ id, names, codes }: CodesProps) {
  return (
    <datalist id={id}>
      {codes.map((code) => (
        <option key={code} value={code}>
          {names[code]?.name}
        </option>
      ))}
    </datalist>
  )
}

function fieldsOf(form: Form): Fields & { readonly rfc: string | null } {
  const {
    contactName: _name,
    phone: _phone,
    email: _email,
    privacy: _privacy,
    rfc,
    ...fields
  } = pickFields(form)
  return { ...fields, rfc: rfc.trim() === '' ? null : rfc }
}

function changedFields(form: Form, changed: Partial<Form>): Omit<InputOf<'clients.update'>, 'id'> {
  return Object.fromEntries(Object.entries(fieldsOf(form)).filter(([field]) => field in changed))
}

function seenFields({ privacy: _privacy, ...fields }: Partial<Form>): InputOf<'clients.update'>['seen'] {
  return fields
}

/** An edited client's form carries the whole row; only the form's own fields are sent. */
function pickFields(form: Form): Form {
  return Object.fromEntries(
    Object.keys(emptyForm).map((key) => [key, form[key as keyof Form]]),
  ) as unknown as Form
}

function newClient(form: Form): InputOf<'clients.create'> {
  const { contactName, phone, email } = form
  const person = contactName.trim() || phone.trim() || email.trim()
  return {
    ...fieldsOf(form),
    ...(person === ''
      ? {}
      : {
          contacts: [
            {
              name: contactName.trim() === '' ? text.firstContact : contactName,
              ...{ phone, email },
              ...(form.privacy === nothingGiven ? {} : { privacy: form.privacy }),
            },
          ],
        }),
  }
}
