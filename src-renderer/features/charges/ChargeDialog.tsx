import { Checkbox, NativeSelect, Text, TextInput } from '@mantine/core'
import type { Day } from '#domain/calendar.ts'
import { CONSENT_WAYS, NOTICE_CHANNELS } from '#domain/charge.ts'
import type { Centavos } from '#domain/money.ts'
import {
  chargeText as text,
  consentWayNames,
  declinedText,
  noticeChannelNames,
} from '#messages/es-MX/charges.ts'
import { useDraft } from '../../state/drafts.ts'
import { useKeptFile, type FileInHand } from '../../state/use-kept-file.ts'
import { useSaving } from '../../state/use-saving.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { MoneyInput } from '../../ui/MoneyInput.tsx'
import type { Charge } from './Charges.tsx'
import { Evidence } from './Evidence.tsx'

export type ChargeAct = 'off' | 'on' | 'notice' | 'consent' | 'decline'

interface ActProps {
  readonly charge: Charge
  readonly onClose: () => void
}

/** What is done to the charge of one serial, each act in its own short form. */
export function ChargeDialog({ act, ...props }: ActProps & { readonly act: ChargeAct }) {
  const Act = acts[act]
  return <Act {...props} />
}

interface LineProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly first?: boolean
}

function Line({ label, value, onChange, first = true }: LineProps) {
  return (
    <TextInput
      {...(first ? { 'data-autofocus': true } : {})}
      label={label}
      maxLength={200}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

/** One key and Enter: a simple, immediate way to cancel (mexico.md §9). */
function SwitchOff({ charge, onClose }: ActProps) {
  const [{ reason, done }, setForm, dropForm] = useDraft(`charges.switchOff ${charge.serialId}`, {
    reason: text.reasonDefault as string,
    done: true,
  })
  const off = useSaving('charges.switchOff', () => `${text.doneOff}: ${charge.serial}`, dropForm, onClose)
  const ask = useSaving('charges.askOff', () => `${text.doneAsked}: ${charge.serial}`, dropForm, onClose)
  const saving = done ? off : ask
  return (
    <FormDialog
      opened
      title={`${text.switchOffTitle}: ${charge.serial}`}
      submitLabel={text.switchOff}
      needs={saving.needs}
      pending={saving.pending}
      refusal={saving.refusal}
      ready={reason.trim() !== ''}
      onSubmit={() => saving.save({ serialId: charge.serialId, reason })}
      onClose={onClose}
    >
      <Text c="dimmed">{text.switchOffDetail}</Text>
      <Checkbox
        label={text.offInPortal}
        checked={done}
        onChange={({ currentTarget }) => setForm({ reason, done: currentTarget.checked })}
      />
      <Line label={text.reason} value={reason} onChange={(value) => setForm({ reason: value, done })} />
    </FormDialog>
  )
}

function SwitchOn({ charge, onClose }: ActProps) {
  const [reason, setReason, dropReason] = useDraft(`charges.switchOn ${charge.serialId}`, '')
  const saving = useSaving('charges.switchOn', () => `${text.doneOn}: ${charge.serial}`, dropReason, onClose)
  return (
    <FormDialog
      opened
      title={`${text.switchOnTitle}: ${charge.serial}`}
      submitLabel={text.switchOn}
      pending={saving.pending}
      needs={saving.needs}
      refusal={saving.refusal}
      ready={reason.trim() !== ''}
      onSubmit={() => saving.save({ serialId: charge.serialId, reason })}
      onClose={onClose}
    >
      <Text c="dimmed">{text.switchOnDetail}</Text>
      <Line label={text.reason} value={reason} onChange={setReason} />
    </FormDialog>
  )
}

interface Notice {
  readonly channel: (typeof NOTICE_CHANNELS)[number]
  readonly proof: string
}

function RecordNotice({ charge, onClose }: ActProps) {
  const [{ channel, proof }, setForm, dropForm] = useDraft<Notice>(`charges.notice ${charge.serialId}`, {
    channel: 'whatsapp',
    proof: '',
  })
  const evidence = useKeptFile()
  const said = () => `${text.doneNotice}: ${charge.serial}`
  const saving = useSaving('charges.recordNotice', said, dropForm, onClose)
  return (
    <FormDialog
      opened
      title={`${text.noticeTitle}: ${charge.serial}`}
      submitLabel={text.save}
      pending={saving.pending}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ serialId: charge.serialId, channel, proof, ...attached(evidence) })}
      onClose={onClose}
    >
      <Text c="dimmed">{text.noticeDetail}</Text>
      <NativeSelect
        label={text.channel}
        value={channel}
        data={NOTICE_CHANNELS.map((value) => ({ value, label: noticeChannelNames[value] }))}
        onChange={({ currentTarget }) => setForm({ channel: currentTarget.value as typeof channel, proof })}
      />
      <Line label={text.proof} value={proof} onChange={(value) => setForm({ channel, proof: value })} />
      <Evidence of={evidence} />
    </FormDialog>
  )
}

interface Consent {
  readonly amount: Centavos | null
  readonly firstChargeOn: Day | null
  readonly givenBy: (typeof CONSENT_WAYS)[number]
  readonly note: string
}

function RecordConsent({ charge, onClose }: ActProps) {
  const [form, setForm, dropForm] = useDraft<Consent>(`charges.consent ${charge.serialId}`, {
    amount: charge.amount as Centavos | null,
    firstChargeOn: charge.chargeOn as Day | null,
    givenBy: 'email',
    note: '',
  })
  const { amount, firstChargeOn, givenBy, note } = form
  const evidence = useKeptFile()
  const said = () => `${text.doneConsent}: ${charge.serial}`
  const saving = useSaving('charges.consent', said, dropForm, onClose)
  return (
    <FormDialog
      opened
      title={`${text.consentTitle}: ${charge.serial}`}
      submitLabel={text.save}
      pending={saving.pending}
      needs={saving.needs}
      refusal={saving.refusal}
      ready={amount !== null && amount > 0 && firstChargeOn !== null}
      onSubmit={() =>
        saving.save({
          serialId: charge.serialId,
          amount: amount!,
          months: charge.months,
          firstChargeOn: firstChargeOn!,
          givenBy,
          note,
          ...attached(evidence),
        })
      }
      onClose={onClose}
    >
      <Text c="dimmed">{text.consentDetail}</Text>
      <MoneyInput
        label={text.amount}
        value={amount}
        onChange={(value) => setForm({ ...form, amount: value })}
      />
      <DayInput
        label={text.firstChargeOn}
        value={firstChargeOn}
        onChange={(value) => setForm({ ...form, firstChargeOn: value })}
      />
      <NativeSelect
        data-autofocus
        label={text.givenBy}
        value={givenBy}
        data={CONSENT_WAYS.map((value) => ({ value, label: consentWayNames[value] }))}
        onChange={({ currentTarget }) => setForm({ ...form, givenBy: currentTarget.value as typeof givenBy })}
      />
      <Line
        label={text.note}
        value={note}
        onChange={(value) => setForm({ ...form, note: value })}
        first={false}
      />
      <Evidence of={evidence} />
    </FormDialog>
  )
}

function attached({ file }: FileInHand): { readonly attachment?: string } {
  return file === null ? {} : { attachment: file.id }
}

/** What stops, and what to offer, is said as soon as it is saved (R11, R12). */
function Decline({ charge, onClose }: ActProps) {
  const [reason, setReason, dropReason] = useDraft(`cards.decline ${charge.serialId}`, '')
  const saving = useSaving(
    'cards.decline',
    ({ worksThrough, other }) => declinedText(charge.serial, worksThrough as Day, other),
    dropReason,
    onClose,
  )
  return (
    <FormDialog
      opened
      title={`${text.declineTitle}: ${charge.serial}`}
      submitLabel={text.save}
      pending={saving.pending}
      needs={saving.needs}
      refusal={saving.refusal}
      ready={reason.trim() !== ''}
      onSubmit={() => saving.save({ serialId: charge.serialId, reason })}
      onClose={onClose}
    >
      <Text c="dimmed">{text.declineDetail}</Text>
      <Line label={text.declineReason} value={reason} onChange={setReason} />
    </FormDialog>
  )
}

const acts = {
  off: SwitchOff,
  on: SwitchOn,
  notice: RecordNotice,
  consent: RecordConsent,
  decline: Decline,
} as const
