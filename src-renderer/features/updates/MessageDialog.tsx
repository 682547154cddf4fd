import { Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { InputOf } from '#contract/index.ts'
import { updateText as text } from '#messages/es-MX/updates.ts'
import { useCommand } from '../../api.ts'
import { useChanges } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { whatsAppAddress } from '../../ui/contact-address.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useSurroundings } from '../../ui/surroundings.tsx'
import type { CampaignClient } from './ClientPanel.tsx'

interface MessageDialogProps {
  readonly campaignId: string
  readonly client: CampaignClient
  readonly onClose: () => void
}

/** R116: what one client is told, to be read, changed, and sent the way that there is. */
export function MessageDialog(props: MessageDialogProps) {
  return (
    <Dialog opened size="lg" title={`${text.message}: ${props.client.client}`} onClose={props.onClose}>
      <Message {...props} />
    </Dialog>
  )
}

function Message({ campaignId, client, onClose }: MessageDialogProps) {
  const { openExternal } = useSurroundings()
  const { message } = client
  const byMail = message.via === 'email'
  const { form, set, drop } = useChanges(`updates.notify ${campaignId} ${client.clientId}`, {
    subject: message.subject,
    body: byMail ? message.text : message.whatsapp,
  })
  const { subject, body } = form
  const telling = useCommand('updates.notify')
  const tell = async (channel: InputOf<'updates.notify'>['channel']) => {
    const mail = channel === 'email' ? { mail: { to: message.to, subject, text: body } } : {}
    const reply = await telling.run({ id: campaignId, clientId: client.clientId, channel, ...mail })
    if (!reply.ok) return
    drop()
    onClose()
    notify(text.doneNotice(client.client))
  }
  const writeWhatsApp = async () => {
    const address = whatsAppAddress(message.phone, byMail ? message.whatsapp : body)
    if (await openExternal(address)) await tell('whatsapp')
  }
  return (
    <Stack gap="sm">
      {byMail && (
        <>
          <Text c="dimmed">
            {text.to}: {message.to.join(', ')}
          </Text>
          <TextInput
            label={text.subject}
            value={subject}
            maxLength={200}
            onChange={({ currentTarget }) => set({ subject: currentTarget.value })}
          />
        </>
      )}
      <Textarea
        data-autofocus
        label={text.message}
        autosize
        minRows={8}
        maxRows={18}
        value={body}
        onChange={({ currentTarget }) => set({ body: currentTarget.value })}
      />
      <RefusalText refusal={telling.refusal} />
      <Group gap="sm">
        {byMail && (
          <ActionButton
            variant="filled"
            label={text.mail}
            keys="Ctrl+Enter"
            loading={telling.pending}
            disabled={subject.trim() === ''}
            run={() => void tell('email')}
          />
        )}
        {message.phone !== '' && (
          <ActionButton
            label={text.whatsapp}
            {...(byMail ? {} : { keys: 'Ctrl+Enter', variant: 'filled' })}
            run={() => void writeWhatsApp()}
          />
        )}
        <ActionButton label={text.call} run={() => void tell('call')} />
        <ActionButton label={text.letPass} run={() => void tell('none')} />
      </Group>
    </Stack>
  )
}
