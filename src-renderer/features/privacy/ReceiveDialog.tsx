import { Button, NativeSelect, Text, Textarea, TextInput } from '@mantine/core'
import { ARCO_KINDS, type ArcoKind } from '#domain/privacy.ts'
import type { Day } from '#domain/calendar.ts'
import { arcoChannels, arcoKinds, arcoMeanings, privacyText as text } from '#messages/es-MX/privacy.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { PickClient } from '../../ui/PickClient.tsx'
import { useClockDay } from '../../ui/surroundings.tsx'

type Channel = keyof typeof arcoChannels

interface Form {
  readonly kind: ArcoKind
  readonly person: string
  readonly clientId: string | null
  readonly contactId: string | null
  readonly channel: Channel
  readonly detail: string
  readonly receivedOn: Day | null
}

/** Somebody asks something of their data: who, of which client, what, and since when the days count. */
export function ReceiveDialog({ onClose }: { readonly onClose: () => void }) {
  const today = useClockDay()
  const [form, setForm, dropDraft] = useDraft<Form>('privacy.receive', {
    kind: 'access',
    person: '',
    clientId: null,
    contactId: null,
    channel: 'inPerson',
    detail: '',
    receivedOn: today,
  })
  const receiving = useCommand('privacy.receive')
  const set = (change: Partial<Form>) => setForm({ ...form, ...change })
  const submit = async () => {
    const { clientId, contactId, receivedOn, ...rest } = form
    if (receivedOn === null) return
    const reply = await receiving.run({
      ...rest,
      receivedOn,
      ...(clientId === null ? {} : { clientId }),
      ...(contactId === null ? {} : { contactId }),
    })
    if (!reply.ok) return
    dropDraft()
    onClose()
  }
  return (
    <FormDialog
      opened
      size="lg"
      title={text.newRequest}
      submitLabel={text.receive}
      pending={receiving.pending}
      ready={form.person.trim() !== '' && form.receivedOn !== null}
      needs="privacy.receive"
      refusal={receiving.refusal}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <NativeSelect
        label={text.kind}
        description={arcoMeanings[form.kind]}
        value={form.kind}
        data={ARCO_KINDS.map((value) => ({ value, label: arcoKinds[value] }))}
        onChange={({ currentTarget }) => set({ kind: currentTarget.value as ArcoKind })}
      />
      <WhoseData form={form} set={set} />
      <TextInput
        data-autofocus
        required
        label={text.person}
        value={form.person}
        onChange={({ currentTarget }) => set({ person: currentTarget.value })}
      />
      <NativeSelect
        label={text.channel}
        value={form.channel}
        data={Object.entries(arcoChannels).map(([value, label]) => ({ value, label }))}
        onChange={({ currentTarget }) => set({ channel: currentTarget.value as Channel })}
      />
      <DayInput
        required
        label={text.receivedOn}
        value={form.receivedOn}
        onChange={(receivedOn) => set({ receivedOn })}
      />
      <Textarea
        label={text.detail}
        value={form.detail}
        rows={2}
        onChange={({ currentTarget }) => set({ detail: currentTarget.value })}
      />
    </FormDialog>
  )
}

/** The client, and of its people the one who asks; nobody where the office does not know them. */
function WhoseData({ form, set }: { readonly form: Form; readonly set: (change: Partial<Form>) => void }) {
  const { data } = useQueryOf('clients.get', { id: form.clientId ?? '' }, { enabled: form.clientId !== null })
  if (form.clientId === null) return <PickClient onPick={(clientId) => set({ clientId })} />
  if (data === undefined) return null
  return (
    <>
      <Text>
        {text.client}: <strong>{data.client.name}</strong>{' '}
        <Button
          size="xs"
          variant="subtle"
          onClick={() => set({ clientId: null, contactId: null, person: '' })}
        >
          {text.otherClient}
        </Button>
      </Text>
      <NativeSelect
        autoFocus
        label={text.people}
        value={form.contactId ?? ''}
        data={[
          { value: '', label: '—' },
          ...data.contacts.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          const name = data.contacts.find(({ id }) => id === value)?.name
          set({ contactId: value === '' ? null : value, ...(name === undefined ? {} : { person: name }) })
        }}
      />
    </>
  )
}
