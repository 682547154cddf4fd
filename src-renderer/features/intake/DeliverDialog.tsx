import { Group, NativeSelect, Stack, Switch } from '@mantine/core'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#contract/index.ts'
import { REVEAL_SECONDS } from '#domain/vault.ts'
import { intakeText as text, wayNames } from '#messages/es-MX/intake.ts'
import { call, useQueryOf, type Refused } from '../../api.ts'
import { copySecret } from '../../host.ts'
import { notify } from '../../state/notices.tsx'
import { useSaving } from '../../state/use-saving.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { mailAddress, whatsAppAddress } from '../../ui/contact-address.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useSurroundings } from '../../ui/surroundings.tsx'
import type { IntakePage } from './Intake.tsx'
import styles from './intake.module.css'

type Way = InputOf<'intake.deliver'>['by']
type Message = OutputOf<'intake.credentials'>

/** R5's message, to be copied; then how and when it was handed over. No address ever carries the password. */
export function DeliverDialog({
  intake,
  onClose,
}: {
  readonly intake: IntakePage
  readonly onClose: () => void
}) {
  const settings = useQueryOf('intake.settings', {}).data
  const [chosen, setChosen] = useState<boolean | null>(null)
  const [message, setMessage] = useState<Message | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const [by, setBy] = useState<Way>('email')
  const saving = useSaving('intake.deliver', () => `${text.doneDeliver}: ${intake.name}`, onClose)
  const withPassword = chosen ?? settings?.withPassword ?? true
  const prepare = async () => {
    const reply = await call('intake.credentials', { id: intake.id, withPassword })
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) setMessage(reply.value)
  }
  return (
    <Dialog opened title={`${text.deliver}: ${intake.name}`} onClose={onClose} size="lg">
      <Stack gap="md">
        <Switch
          label={text.withPassword}
          checked={withPassword}
          onChange={({ currentTarget }) => {
            setChosen(currentTarget.checked)
            setMessage(null)
          }}
        />
        {message === null ? (
          <>
            <p className={styles.small}>{text.prepareDetail}</p>
            <Group>
              <ActionButton
                data-autofocus
                variant="filled"
                label={text.prepare}
                keys="Enter"
                run={() => void prepare()}
              />
            </Group>
          </>
        ) : (
          <Shown intake={intake} message={message} />
        )}
        <NativeSelect
          label={text.deliveredBy}
          value={by}
          data={Object.entries(wayNames).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget }) => setBy(currentTarget.value as Way)}
        />
        <RefusalText refusal={refusal ?? saving.refusal} />
        <Group justify="flex-end">
          <ActionButton
            variant={message === null ? 'default' : 'filled'}
            label={text.recordDelivery}
            keys="Ctrl+Enter"
            loading={saving.pending}
            run={() => saving.save({ id: intake.id, by, withPassword })}
          />
        </Group>
      </Stack>
    </Dialog>
  )
}

function Shown({ intake, message }: { readonly intake: IntakePage; readonly message: Message }) {
  const { openExternal } = useSurroundings()
  const copy = () => {
    void copySecret(`${message.subject}\n\n${message.text}`, REVEAL_SECONDS)
    notify(text.copiedMessage)
  }
  return (
    <>
      <pre className={styles.mail} tabIndex={0} aria-label={text.deliver}>
        <b>{message.subject}</b>
        {`\n\n${message.text}`}
      </pre>
      <Group gap="sm">
        <ActionButton label={text.copyMessage} keys="Ctrl+M" run={copy} />
        <ActionButton
          label={text.byMail}
          run={() => void openExternal(mailAddress(intake.email, '', message.subject))}
        />
        <ActionButton label={text.byWhatsApp} run={() => void openExternal(whatsAppAddress(intake.phone))} />
      </Group>
      <p className={styles.small}>{text.pasteThere}</p>
    </>
  )
}
