import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { auditText as text } from '#messages/es-MX/audit.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { runJob, useCommand, useQueryOf, type Refused } from '../../api.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmWithReason } from '../../ui/ConfirmWithReason.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import desk from '../../ui/desk.module.css'
import { useLongJob } from '../../ui/use-long-job.tsx'

type Verdict = OutputOf<'audit.verify'>

/** Until where the server has signed it, what an exchange found wrong, and one button that works the whole chain out anew. */
export function Standing({ zone }: { readonly zone: string }) {
  const { data } = useQueryOf('audit.standing', {})
  const isAlone = useQueryOf('sync.status', {}).data?.state === 'notEnrolled'
  const accept = useCommand('audit.accept')
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const verifying = useLongJob(text.verifying)
  const [accepting, setAccepting] = useState(false)
  if (data === undefined) return null

  const verify = async () => {
    const reply = await verifying.run((onProgress) => runJob('audit.verify', {}, onProgress))
    setVerdict(reply.ok ? reply.value : null)
    setRefusal(reply.ok ? null : reply.refusal)
  }
  const takeAsExplained = async (reason: string) => {
    const reply = await accept.run({ reason })
    if (reply.ok) setAccepting(false)
    return reply
  }
  const { sealed, fault } = data
  return (
    <div className={desk.standing}>
      <p role="status">
        {verdict !== null && `${sentenceOf(verdict)} `}
        {sealed !== null
          ? text.sealed(sealed.n, momentIn(sealed.at, zone))
          : isAlone
            ? text.alone
            : text.unsealed}
      </p>
      <ActionButton label={text.verify} keys="V" run={() => void verify()} />
      {fault !== null && (
        <>
          <p role="alert">{text.fault(fault.n, momentIn(fault.at, zone))}</p>
          <ActionButton label={text.accept} run={() => setAccepting(true)} />
        </>
      )}
      <RefusalText refusal={refusal} />
      <ConfirmWithReason
        opened={accepting}
        title={text.accept}
        confirmLabel={text.accept}
        draft="audit.accept"
        pending={accept.pending}
        refusal={accept.refusal}
        onConfirm={takeAsExplained}
        onClose={() => setAccepting(false)}
      >
        {text.acceptDetail}
      </ConfirmWithReason>
      {verifying.modal}
    </div>
  )
}

function sentenceOf({ entries, broken }: Verdict): string {
  return broken === null ? text.fine(entries) : `${text.broken(broken.n)} ${text.whats[broken.what]}`
}
