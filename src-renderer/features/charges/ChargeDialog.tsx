import { Checkbox, NativeSelect, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#domain/calendar.ts'
import { CONSENT_WAYS, NOTICE_CHANNELS } from '#domain/charge.ts'
import type { Centavos } from '#domain/money.ts'
import {
  chargeText as text,
  consentWayNames,
  declinedText,
  noticeChannelNames,
} from '#messages/es-MX/charges.ts'
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
  const [reason, setReason] = useState<string>(text.reasonDefault)
  const [done, setDone] = useState(true)
  const off = useSaving('charges.switchOff', () => `${text.doneOff}: ${charge.serial}`, onClose)
  const ask = useSaving('charges.askOff', () => `${text.doneAsked}: ${charge.serial}`, onClose)
  const saving = done ? off : ask
  return (
    <FormDialog
      opened
      title={`${text.switchOffTitle}: ${charge.serial}`}
      submitLabel={text.switchOff}
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
        onChange={({ currentTarget }) => setDone(currentTarget.checked)}
      />
      <Line label={text.reason} value={reason} onChange={setReason} />
    </FormDialog>
  )
}

function SwitchOn({ charge, onClose }: ActProps) {
  const [reason, setReason] = useState('')
  const saving = useSaving('charges.switchOn', () => `${text.doneOn}: ${charge.serial}`, onClose)
  return (
    <FormDialog
      opened
      title={`${text.switchOnTitle}: ${charge.serial}`}
      submitLabel={text.switchOn}
      pending={saving.pending}
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

function RecordNotice({ charge, onClose }: ActProps) {
  const [channel, setChannel] = useState<(typeof NOTICE_CHANNELS)[number]>('whatsapp')
  const [proof, setProof] = useState('')
  const evidence = useKeptFile()
  const saving = useSaving('charges.recordNotice', () => `${text.doneNotice}: ${charge.serial}`, onClose)
  return (
    <FormDialog
      opened
      title={`${text.noticeTitle}: ${charge.serial}`}
      submitLabel={text.save}
      pending={saving.pending}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ serialId: charge.serialId, channel, proof, ...attached(evidence) })}
      onClose={onClose}
    >
      <Text c="dimmed">{text.noticeDetail}</Text>
      <NativeSelect
        label={text.channel}
        value={channel}
        data={NOTICE_CHANNELS.map((value) => ({ value, label: noticeChannelNames[value] }))}
        onChange={({ currentTarget }) => setChannel(currentTarget.value as typeof channel)}
      />
      <Line label={text.proof} value={proof} onChange={setProof} />
      <Evidence of={evidence} />
    </FormDialog>
  )
}

function RecordConsent({ charge, onClose }: ActProps) {
  const [amount, setAmount] = useState<Centavos | null>(charge.amount as Centavos | null)
  const [firstChargeOn, setFirst] = useState<Day | null>(charge.chargeOn as Day | null)
  const [givenBy, setGivenBy] = useState<(typeof CONSENT_WAYS)[number]>('email')
  const [note, setNote] = useState('')
  const evidence = useKeptFile()
  const saving = useSaving('charges.consent', () => `${text.doneConsent}: ${charge.serial}`, onClose)
  return (
    <FormDialog
      opened
      title={`${text.consentTitle}: ${charge.serial}`}
      submitLabel={text.save}
      pending={saving.pending}
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
      <MoneyInput label={text.amount} value={amount} onChange={setAmount} />
      <DayInput label={text.firstChargeOn} value={firstChargeOn} onChange={setFirst} />
      <NativeSelect
        data-autofocus
        label={text.givenBy}
        value={givenBy}
        data={CONSENT_WAYS.map((value) => ({ value, label: consentWayNames[value] }))}
        onChange={({ currentTarget }) => setGivenBy(currentTarget.value as typeof givenBy)}
      />
      <Line label={text.note} value={note} onChange={setNote} first={false} />
      <Evidence of={evidence} />
    </FormDialog>
  )
}

function attached({ file }: FileInHand): { readonly attachment?: string } {
  return file === null ? {} : { attachment: file.id }
}

/** What stops, and what to offer, is said as soon as it is saved (R11, R12). */
function Decline({ charge, onClose }: ActProps) {
  const [reason, setReason] = useState('')
  const saving = useSaving(
    'cards.decline',
    ({ worksThrough, other }) => declinedText(charge.serial, worksThrough as Day, other),
    onClose,
  )
  return (
    <FormDialog
      opened
      title={`${text.declineTitle}: ${charge.serial}`}
      submitLabel={text.save}
      pending={saving.pending}
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
