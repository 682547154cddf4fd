import { Anchor } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { CODE_SENT_BUTTON, CODE_SENT_WORDS, portalResends, wasSent } from '#domain/code-request.ts'
import { codesText as text, JUNK_MAIL, mailSentence, requestSteps } from '#messages/es-MX/codes.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { useSaving } from '../../state/use-saving.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { CertificateNote } from '../../ui/CertificateNote.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import type { SerialDialogProps } from './SerialActions.tsx'
import styles from './codes.module.css'

type Codes = OutputOf<'codes.of'>
type End = 'arrived' | 'cancelled'

/** R73–R75, D18: the office's own message to the client, and, apart from it, the asking of the vendor's desk. */
export function ResendDialog({ page, opened, onClose }: SerialDialogProps) {
  const { id, serial } = page.row
  const { data } = useQueryOf('codes.of', { serialId: id }, { enabled: opened })
  const [ending, setEnding] = useState<End | null>(null)
  if (opened && ending !== null && data?.request) {
    return <EndRequest of={data} requestId={data.request.id} how={ending} onClose={() => setEnding(null)} />
  }
  return (
    <Dialog opened={opened} title={`${text.resend}: ${serial}`} size="lg" onClose={onClose}>
      {data === undefined ? (
        <LoadingRows rows={6} />
      ) : (
        <>
          <ToClient of={data} onClose={onClose} />
          <AskPortal of={data} onEnd={setEnding} />
        </>
      )}
    </Dialog>
  )
}

interface PartProps {
  readonly of: Codes
}

function ToClient({ of, onClose }: PartProps & { readonly onClose: () => void }) {
  const { serialId, clientId, codes, email, mail, mailReady } = of
  const [sentHere, setSentHere] = useState<string | null>(null)
  const sending = useCommand('codes.send')
  const code = codes.find(({ inForce }) => inForce)
  const send = async () => {
    const reply = await sending.run({ serialId })
    if (!reply.ok) return
    setSentHere(reply.value.mailId)
    notify(`${text.queued}: ${reply.value.to}`)
  }
  const waits = mail?.state === 'queued' || mail?.state === 'sending'
  // R74: its words only of what the server took, never of what is queued.
  const isSent = mail !== null && mail.id === sentHere && wasSent(mail.state)
  return (
    <section aria-labelledby="resend-client" className={styles.part}>
      <h3 id="resend-client">{text.sendOwn}</h3>
      {code !== undefined && (
        <p>
          <code>{code.code}</code>
        </p>
      )}
      {email === null ? (
        <p>
          {text.noEmail}{' '}
          <Anchor underline="always" href={`#/clientes/${clientId}?hacer=perfil`}>
            {text.addEmail}
          </Anchor>
        </p>
      ) : (
        <p>
          {text.sendHint(email.email, email.name)}{' '}
          <Anchor underline="always" href={`#/clientes/${clientId}?hacer=perfil`}>
            {text.profile}
          </Anchor>
        </p>
      )}
      {isSent ? (
        <div role="status" className={styles.sent}>
          {CODE_SENT_WORDS}
          <ActionButton variant="filled" label={CODE_SENT_BUTTON} keys="Enter" run={onClose} />
        </div>
      ) : (
        <>
          {mail !== null && (
            <p role="status">
              {mailSentence(mail, mailReady)}{' '}
              <Anchor underline="always" href="#/correo">
                {text.toMail}
              </Anchor>
            </p>
          )}
          <div className={styles.buttons}>
            <ActionButton
              variant="filled"
              label={text.send}
              keys="E"
              loading={sending.pending}
              disabled={waits}
              run={() => void send()}
            />
          </div>
        </>
      )}
      <RefusalText refusal={sending.refusal} />
    </section>
  )
}

function AskPortal({ of, onEnd }: PartProps & { readonly onEnd: (how: End) => void }) {
  const { serialId, serial, request, mode, clientId, hasAccount, email } = of
  const asking = useSaving(
    'codes.request',
    () => `${text.asked}: ${serial}`,
    () => {},
  )
  const steps = requestSteps({ ...of, email: email?.email ?? null })
  return (
    <section aria-labelledby="resend-portal" className={styles.part}>
      <h3 id="resend-portal">{text.askPortal}</h3>
      {portalResends(mode) ? (
        <>
          <p>{request === null ? text.askHint : text.askedSince(request.askedOn, request.operator)}</p>
          {request === null && !hasAccount && <p>{steps[0]}</p>}
          {request !== null && (
            <>
              <ol className={styles.steps} aria-label={text.steps}>
                {steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
              <p>{JUNK_MAIL}</p>
            </>
          )}
          <div className={styles.buttons}>
            {request === null ? (
              <ActionButton
                label={text.ask}
                keys="P"
                loading={asking.pending}
                run={() => asking.save({ serialId })}
              />
            ) : (
              <>
                <ActionButton label={text.arrived} keys="L" run={() => onEnd('arrived')} />
                <ActionButton label={text.cancelAsk} keys="N" run={() => onEnd('cancelled')} />
              </>
            )}
            <Anchor underline="always" href={`#/boveda?cliente=${clientId}`}>
              {text.vault}
            </Anchor>
            {!hasAccount && (
              <Anchor underline="always" href="#/altas/nueva">
                {text.intake}
              </Anchor>
            )}
          </div>
        </>
      ) : (
        <CertificateNote of={of} />
      )}
      <RefusalText refusal={asking.refusal} />
    </section>
  )
}

interface EndRequestProps extends PartProps {
  readonly requestId: string
  readonly how: End
  readonly onClose: () => void
}

function EndRequest({ of: { serial }, requestId, how, onClose }: EndRequestProps) {
  const label = how === 'arrived' ? text.arrived : text.cancelAsk
  return (
    <ReasonDialog
      command="codes.closeRequest"
      input={(reason) => ({ id: requestId, how, reason })}
      said={`${text.doneClosed}: ${serial}`}
      title={`${label}: ${serial}`}
      confirmLabel={label}
      onClose={onClose}
    >
      {how === 'arrived' ? text.arrivedHint : text.cancelHint}
    </ReasonDialog>
  )
}
