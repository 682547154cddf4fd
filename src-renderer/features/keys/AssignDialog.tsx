import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { keyPageText as text, keyText } from '#messages/es-MX/keys-screen.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { useClientSystems } from '../../ui/client-systems.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { DialogForm } from '../../ui/FormDialog.tsx'
import { PickClient } from '../../ui/PickClient.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import type { KeyPage } from './Key.tsx'
import { MoneyFields, type ClientMoney } from './MoneyFields.tsx'

interface AssignDialogProps {
  readonly page: KeyPage
  readonly onClose: () => void
}

/** The client, then its system or a new one; before it is saved, the cutoff that the key leads to. */
export function AssignDialog({ page, onClose }: AssignDialogProps) {
  const [clientId, setClientId] = useState<string | null>(null)
  return (
    <Dialog opened title={`${text.assign} ${page.key.masked}`} onClose={onClose} size="lg">
      {clientId === null ? (
        <PickClient onPick={setClientId} />
      ) : (
        <OfClient page={page} clientId={clientId} onOther={() => setClientId(null)} onClose={onClose} />
      )}
    </Dialog>
  )
}

interface OfClientProps extends AssignDialogProps {
  readonly clientId: string
  readonly onOther: () => void
}

function OfClient({ page: { key }, clientId, onOther, onClose }: OfClientProps) {
  const client = useQueryOf('clients.get', { id: clientId }).data
  const all = useClientSystems({ id: clientId, name: client?.client.name ?? '' })
  const systems = (all ?? []).filter(({ productId }) => productId === key.productId)
  const [chosen, setChosen] = useState<string | null>(null)
  const [serial, setSerial] = useState('')
  const [version, setVersion] = useState('')
  const [money, setMoney] = useState<ClientMoney>({ price: null, method: null, reference: '' })
  const assigning = useCommand('keys.assign')
  const isSure = key.lease === null || key.lease === 'here'
  const serialId = chosen ?? systems[0]?.id ?? ''
  const preview = useQueryOf('keys.previewAssign', { id: key.id, serialId }, { enabled: serialId !== '' })
  const assign = async () => {
    const { price, method, reference } = money
    const paid =
      method === null ? {} : { paid: { method, ...(reference.trim() === '' ? {} : { reference }) } }
    const firstDay = preview.data?.firstDay ?? null
    const to =
      serialId === ''
        ? { newSystem: { clientId, serial, version } }
        : { serialId, ...(firstDay === null ? {} : { firstDay }) }
    const reply = await assigning.run({ id: key.id, ...to, ...paid, ...(price === null ? {} : { price }) })
    if (!reply.ok) return
    onClose()
    notify(isSure ? text.assigned : text.assignedConfirming)
  }
  const ready = serialId === '' ? serial.trim() !== '' && version.trim() !== '' : preview.data !== undefined
  return (
    <DialogForm
      submitLabel={text.assign}
      pending={assigning.pending}
      ready={client !== undefined && ready}
      needs="keys.assign"
      refusal={assigning.refusal}
      onSubmit={() => void assign()}
      onClose={onClose}
    >
      {!isSure && <p role="alert">{key.lease === 'elsewhere' ? text.keptElsewhere : text.notKeptHere}</p>}
      <p>
        {client?.client.name}{' '}
        <Button size="xs" variant="subtle" onClick={onOther}>
          {text.otherClient}
        </Button>
      </p>
      <NativeSelect
        data-autofocus
        autoFocus
        label={text.system}
        value={serialId}
        data={[
          ...systems.map((one) => ({ value: one.id, label: `${one.serial} · ${one.system} ${one.version}` })),
          { value: '', label: text.newSystem },
        ]}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      />
      {serialId === '' ? (
        <>
          <TextInput
            label={text.newSerial}
            value={serial}
            maxLength={64}
            autoComplete="off"
            onChange={({ currentTarget }) => setSerial(currentTarget.value)}
          />
          <TextInput
            label={text.version}
            value={version}
            maxLength={32}
            onChange={({ currentTarget }) => setVersion(currentTarget.value)}
          />
        </>
      ) : (
        <Outcome preview={preview.data} />
      )}
      <RefusalText refusal={serialId === '' ? null : refusalOf(preview.error)} />
      <MoneyFields
        money={{ ...money, price: money.price ?? ((preview.data?.price ?? null) as Centavos | null) }}
        mayWait
        onChange={setMoney}
      />
    </DialogForm>
  )
}

type Preview = NonNullable<ReturnType<typeof useQueryOf<'keys.previewAssign'>>['data']>

function Outcome({ preview }: { readonly preview: Preview | undefined }) {
  if (preview === undefined) return null
  const onDay = (on: string | null) => (on === null ? '' : shortDay(on as Day))
  return (
    <>
      <FactList
        facts={[
          [text.before, onDay(preview.cutoffBefore)],
          [
            text.after,
            <>
              {onDay(preview.cutoffAfter)} <WhyThisDate because={preview.why} />
            </>,
          ],
          [text.through, onDay(preview.worksThrough)],
          [keyText.margin, preview.margin === null ? '' : formatPesos(preview.margin as Centavos)],
        ]}
      />
      {preview.warnings.map((warning) => (
        <p key={warning} role="alert">
          {warning}
        </p>
      ))}
    </>
  )
}
