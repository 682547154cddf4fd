import { Group, Stack, TextInput } from '@mantine/core'
import { isMailText } from '#domain/mail-address.ts'
import { normalisePhone } from '#domain/phone.ts'
import { intakeText as text } from '#messages/es-MX/intake.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { mailAddress, whatsAppAddress } from '../../ui/contact-address.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useSurroundings } from '../../ui/surroundings.tsx'
import styles from './intake.module.css'

/** The request for the five data, ready to be copied or sent (R2–R4). */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { openExternal } = useSurroundings()
  const [to, setTo] = useDraft('intake.invite', { name: '', phone: '', email: '' })
  const { data, error } = useQueryOf('intake.invitation', { contact: to.name }, { keepPrevious: true })
  const mailSet = useQueryOf('mail.settings', {}).data?.settings
  const sending = useCommand('mail.queue')
  const phone = normalisePhone(to.phone)
  const email = isMailText(to.email.trim()) ? to.email.trim() : null
  const { subject, text: message } = data ?? { subject: '', text: '' }
  const copy = async () => {
    await navigator.clipboard.writeText(`${subject}\n\n${message}`)
    notify(text.copied)
  }
  const send = async () => {
    if (email === null) return
    if (!(await sending.run({ to: [email], subject, text: message })).ok) return
    notify(text.doneSend)
    onClose()
  }
  return (
    <Dialog opened title={text.inviteTitle} onClose={onClose} size="lg">
      <Stack gap="md">
        <TextInput
          data-autofocus
          label={text.inviteName}
          value={to.name}
          maxLength={200}
          onChange={({ currentTarget }) => setTo({ ...to, name: currentTarget.value })}
        />
        <div className={styles.two}>
          <TextInput
            label={text.email}
            inputMode="email"
            value={to.email}
            onChange={({ currentTarget }) => setTo({ ...to, email: currentTarget.value })}
          />
          <TextInput
            label={text.phone}
            inputMode="tel"
            value={to.phone}
            onChange={({ currentTarget }) => setTo({ ...to, phone: currentTarget.value })}
          />
        </div>
        <pre className={styles.mail} tabIndex={0} aria-label={text.invite}>
          <b>{subject}</b>
          {`\n\n${message}`}
        </pre>
        <RefusalText refusal={refusalOf(error) ?? sending.refusal} />
        <Group gap="sm" justify="flex-end">
          <ActionButton
            label={text.byMail}
            disabled={email === null}
            run={() => void openExternal(mailAddress(email ?? '', message, subject))}
          />
          <ActionButton
            label={text.byWhatsApp}
            disabled={phone === null}
            run={() => void openExternal(whatsAppAddress(phone ?? '', message))}
          />
          {mailSet && <ActionButton label={text.send} disabled={email === null} run={() => void send()} />}
          <ActionButton variant="filled" label={text.copy} keys="Ctrl+Enter" run={() => void copy()} />
        </Group>
      </Stack>
    </Dialog>
  )
}
