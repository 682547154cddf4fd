import { useState } from 'react'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { keyPageText as text } from '#messages/es-MX/keys-screen.ts'
import { confirmStepWords } from '#messages/es-MX/keys.ts'
import { useCommand } from '../../api.ts'
import { offerUndo } from '../../state/undo.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import type { KeyPage } from './Key.tsx'
import desk from '../../ui/desk.module.css'
import styles from './keys.module.css'

/** R62–R65: the portal's steps in its own words; the one that is next is one key away. */
export function PortalSteps({ page }: { readonly page: KeyPage }) {
  const { key, steps, declined } = page
  const [declining, setDeclining] = useState(false)
  const taking = useCommand('keys.step')
  const next = key.nextStep
  const take = async () => {
    if (next === null) return
    const reply = await taking.run({ ids: [key.id], step: next })
    if (reply.ok) offerUndo(confirmStepWords[next].act, reply.command)
  }
  return (
    <section aria-label={text.steps}>
      <h2>{text.steps}</h2>
      <ol className={styles.steps}>
        {steps.map(({ step, on }) => (
          <li key={step} className={step === next ? styles.now : undefined}>
            <b>{confirmStepWords[step].title}</b>
            {on !== null && <span className={desk.dim}> {text.done(shortDay(on as Day))}</span>}
            {step === next && (
              <>
                <p>{confirmStepWords[step].detail}</p>
                {declined !== null && <p>{text.declined(shortDay(declined.on as Day), declined.reason)}</p>}
                <div className={styles.actions}>
                  <ActionButton
                    variant="filled"
                    label={confirmStepWords[step].act}
                    keys="S"
                    loading={taking.pending}
                    run={() => void take()}
                  />
                  {step === 'licenceAccepted' && declined === null && (
                    <ActionButton label={text.decline} keys="N" run={() => setDeclining(true)} />
                  )}
                </div>
              </>
            )}
          </li>
        ))}
      </ol>
      <RefusalText refusal={taking.refusal} />
      {declining && (
        <ReasonDialog
          command="keys.decline"
          input={(reason) => ({ id: key.id, reason })}
          said={text.decline}
          title={text.decline}
          confirmLabel={text.decline}
          onClose={() => setDeclining(false)}
        >
          {text.declineDetail}
        </ReasonDialog>
      )}
    </section>
  )
}
