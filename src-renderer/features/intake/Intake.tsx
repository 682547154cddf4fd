import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { INTAKE_FIELDS, INTAKE_SUBJECT, mayAct } from '#domain/intake.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { intakeFieldLabels, intakeStateTitles, intakeText as text, wayNames } from '#messages/es-MX/intake.ts'
import { call, refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { saveFile } from '../../host.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { DeliverDialog } from './DeliverDialog.tsx'
import { FiveForm } from './FiveForm.tsx'
import { RegisterDialog } from './RegisterDialog.tsx'
import desk from '../../ui/desk.module.css'
import styles from './intake.module.css'

export type IntakePage = OutputOf<'intake.get'>['intake']

const EMPTY = { name: '', rfc: '', contactName: '', phone: '', email: '', note: '' } as const

/** One alta de escritorio: what came, the five data, and the next step. */
export default function Intake({ params }: ScreenProps) {
  const id = params['id'] ?? ''
  const isNew = id === 'nueva'
  const { data, error } = useQueryOf('intake.get', { id }, { enabled: !isNew })
  if (isNew) {
    return (
      <div className={styles.page}>
        <h1>{text.create}</h1>
        <div className={styles.columns}>
          <FiveForm id={null} initial={EMPTY} joined={false} />
        </div>
      </div>
    )
  }
  const refusal = refusalOf(error)
  if (refusal !== null) {
    return (
      <EmptyState
        title={refusal.message}
        action={<Button onClick={() => go('/altas')}>{text.back}</Button>}
      />
    )
  }
  return data === undefined ? <LoadingRows rows={10} /> : <Page intake={data.intake} />
}

function Page({ intake }: { readonly intake: IntakePage }) {
  const { state } = intake
  return (
    <div className={styles.page}>
      <div className={desk.title}>
        <h1>{intake.name || text.nameless}</h1>
        <StatusBadge urgency={state === 'delivered' ? 'safe' : 'later'}>
          {intakeStateTitles[state]}
        </StatusBadge>
        <span className={styles.dim}>
          {text.receivedOn}: {shortDay(intake.receivedOn as Day)}
        </span>
      </div>
      <Actions intake={intake} />
      {intake.cancelledOn !== null && (
        <p className={styles.note}>
          {intakeStateTitles.cancelled}, {shortDay(intake.cancelledOn as Day)}: {intake.cancelledReason}
        </p>
      )}
      {!intake.rightSubject && <p className={styles.note}>{text.wrongSubject(INTAKE_SUBJECT)}</p>}
      <Joined intake={intake} />
      <div className={styles.columns}>
        {mayAct(state, 'check') ? (
          <FiveForm key={intake.id} id={intake.id} initial={intake} joined={intake.clientId !== null} />
        ) : (
          <Facts intake={intake} />
        )}
        <Letter intake={intake} />
      </div>
    </div>
  )
}

function Actions({ intake }: { readonly intake: IntakePage }) {
  const [asking, setAsking] = useState<'register' | 'deliver' | 'cancel' | null>(null)
  const close = () => setAsking(null)
  return (
    <div className={styles.actions}>
      {mayAct(intake.state, 'register') && (
        <ActionButton variant="filled" label={text.register} keys="R" run={() => setAsking('register')} />
      )}
      {mayAct(intake.state, 'deliver') && (
        <ActionButton
          variant={intake.state === 'registered' ? 'filled' : 'default'}
          label={intake.state === 'registered' ? text.deliver : text.deliverAgain}
          keys="E"
          run={() => setAsking('deliver')}
        />
      )}
      {intake.registeredOn !== null && (
        <ActionButton label={text.toVault} keys="V" run={() => go(`/boveda?cliente=${intake.clientId}`)} />
      )}
      {mayAct(intake.state, 'cancel') && (
        <ActionButton label={text.cancel} keys="Delete" run={() => setAsking('cancel')} />
      )}
      {asking === 'register' && <RegisterDialog intake={intake} onClose={close} />}
      {asking === 'deliver' && <DeliverDialog intake={intake} onClose={close} />}
      {asking === 'cancel' && (
        <ReasonDialog
          command="intake.cancel"
          input={(reason) => ({ id: intake.id, reason })}
          said={`${text.doneCancel}: ${intake.name || text.nameless}`}
          title={text.cancel}
          confirmLabel={text.cancel}
          onClose={close}
        >
          {text.cancelDetail}
        </ReasonDialog>
      )}
    </div>
  )
}

/** The client that it became, or was found to be. */
function Joined({ intake }: { readonly intake: IntakePage }) {
  const joining = useCommand('intake.join')
  if (intake.clientId === null) return null
  const apart = async () => {
    const reply = await joining.run({ id: intake.id, clientId: null })
    if (reply.ok) offerUndo(text.doneApart, reply.command)
  }
  return (
    <div className={styles.note}>
      {text.joined} <a href={`#/clientes/${intake.clientId}`}>{intake.client}</a>.{' '}
      {mayAct(intake.state, 'join') && (
        <Button size="compact-xs" variant="default" onClick={() => void apart()}>
          {text.notSame}
        </Button>
      )}
      <RefusalText refusal={joining.refusal} />
    </div>
  )
}

function Facts({ intake }: { readonly intake: IntakePage }) {
  const delivered =
    intake.deliveredOn === null
      ? ''
      : [
          shortDay(intake.deliveredOn as Day),
          intake.deliveredBy && wayNames[intake.deliveredBy],
          intake.withPassword ? null : text.withoutPassword,
        ]
          .filter(Boolean)
          .join(' · ')
  return (
    <FactList
      facts={[
        ...INTAKE_FIELDS.map((field) => [intakeFieldLabels[field], intake[field]] as const),
        [text.portal, intake.portal ?? ''],
        [text.doneRegister, intake.registeredOn === null ? '' : shortDay(intake.registeredOn as Day)],
        [text.delivered, delivered],
        [text.note, intake.note],
      ]}
    />
  )
}

/** What the client wrote, as text and never as a page. */
function Letter({ intake }: { readonly intake: IntakePage }) {
  const { attachment } = intake
  if (intake.text === '' && attachment === null) return null
  const save = async (id: string) => {
    const reply = await call('attachments.open', { id })
    if (reply.ok) await saveFile(reply.value.file, reply.value.name)
  }
  return (
    <section aria-labelledby="letter" className={styles.form}>
      <h2 id="letter">{text.mail}</h2>
      <FactList
        facts={[
          [text.from, intake.fromAddress],
          [text.subject, intake.subject ?? ''],
        ]}
      />
      {/^(Adjuntos: |$)/.test(intake.text) && <p className={styles.note}>{text.noText}</p>}
      {intake.text !== '' && (
        <pre className={styles.mail} tabIndex={0} aria-label={text.mail}>
          {intake.text}
        </pre>
      )}
      {attachment !== null && (
        <div className={styles.actions}>
          <ActionButton label={text.openMail} keys="Ctrl+S" run={() => void save(attachment.id)} />
        </div>
      )}
    </section>
  )
}
