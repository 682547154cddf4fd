import { Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { mailStateNames, mailText as text } from '#messages/es-MX/mail.ts'
import { refusalOf, useCommand, useQueryOf, type Reply } from '../../api.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import styles from './mail.module.css'

/** One message, what the server said to each address, and what can be done with it. */
export function MailDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data, error } = useQueryOf('mail.get', { id })
  const [to, setTo] = useState('')
  const retrying = useCommand('mail.retry')
  const cancelling = useCommand('mail.cancel')
  const closing = useCommand('mail.close')
  const refusal = refusalOf(error) ?? retrying.refusal ?? cancelling.refusal ?? closing.refusal
  const mail = data?.mail
  const close = async (done: Promise<Reply<unknown>>) => {
    if ((await done).ok) onClose()
  }
  const retry = () => close(retrying.run({ id, ...(to.trim() === '' ? {} : { to: [to.trim()] }) }))
  const isRefused = mail?.recipients.some(({ state }) => state === 'refused') === true
  return (
    <Dialog opened title={mail?.subject ?? text.title} size="lg" onClose={onClose}>
      <Stack gap="sm">
        {mail === undefined ? (
          refusal === null && <LoadingRows rows={6} />
        ) : (
          <>
            <div>
              {text.state}: <b>{mailStateNames[mail.state]}</b> · {text.tries}: {mail.tries}
              {mail.files.length > 0 && ` · ${text.papers}: ${mail.files.map(({ name }) => name).join(', ')}`}
            </div>
            <ul className={styles.proof} aria-label={text.proof}>
              {mail.recipients.map(({ address, answer }) => (
                <li key={address}>
                  {address}: {answer || mail.answer || mailStateNames[mail.state]}
                </li>
              ))}
            </ul>
            {mail.state === 'unsure' && <p className={styles.notice}>{text.unsureHint}</p>}
            <pre className={styles.text} tabIndex={0} aria-label={mail.subject}>
              {mail.text}
            </pre>
            {isRefused && (
              <TextInput
                label={text.retryTo}
                value={to}
                maxLength={200}
                onChange={({ currentTarget }) => setTo(currentTarget.value)}
              />
            )}
          </>
        )}
        <RefusalText refusal={refusal} />
        {mail && (
          <Group justify="flex-end">
            {mail.state === 'queued' && (
              <ActionButton
                label={text.cancel}
                keys="Ctrl+B"
                run={() => void close(cancelling.run({ id }))}
              />
            )}
            {mail.state === 'unsure' && (
              <ActionButton
                label={text.arrived}
                keys="Ctrl+S"
                run={() => void close(closing.run({ id, arrived: true }))}
              />
            )}
            {(mail.state === 'failed' || isRefused) && (
              <ActionButton
                label={text.leave}
                keys="Ctrl+D"
                run={() => void close(closing.run({ id, arrived: false }))}
              />
            )}
            {(mail.state === 'failed' || mail.state === 'unsure' || isRefused) && (
              <ActionButton
                variant="filled"
                label={text.retry}
                keys="Ctrl+Enter"
                loading={retrying.pending}
                run={() => void retry()}
              />
            )}
          </Group>
        )}
      </Stack>
    </Dialog>
  )
}
