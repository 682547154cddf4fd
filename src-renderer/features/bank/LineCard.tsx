import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Method } from '#domain/payment-method.ts'
import { bankText as text } from '#messages/es-MX/bank.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { methodNames } from '#messages/es-MX/serials.ts'
import { useCommand } from '../../api.ts'
import { offerUndo } from '../../state/undo.ts'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { FindPayer } from './FindPayer.tsx'
import desk from '../../ui/desk.module.css'
import styles from './bank.module.css'

export type Line = OutputOf<'bank.lines'>['lines'][number]
type Candidate = Line['candidates'][number]

export interface LineCardProps {
  readonly line: Line
  readonly show: 'sure' | 'doubtful' | 'unmatched' | 'matched' | 'aside'
}

/** One movement: what the bank says at the left, what is on record at the right, and what can be done about it. */
export function LineCard({ line, show }: LineCardProps) {
  const [asking, setAsking] = useState<'aside' | 'payer' | null>(null)
  const match = useCommand('bank.match')
  const release = useCommand('bank.release')
  const amount = pesos(line.amount)

  const accept = async ({ paymentId }: Candidate) => {
    const reply = await match.run({ pairs: [{ lineId: line.id, paymentId }] })
    if (reply.ok) offerUndo(`${text.matchDone}: ${amount}`, reply.command)
  }
  const letGo = async () => {
    const reply = await release.run({ id: line.id })
    if (reply.ok) offerUndo(`${text.released}: ${amount}`, reply.command)
  }
  const isOpen = show !== 'matched' && show !== 'aside'
  return (
    <li className={styles.line} aria-label={`${shortDay(line.day as Day)}, ${amount}`}>
      <div>
        <span className={desk.dim}>{text.bankSays}</span>
        <b className="amount">{amount}</b> <span>{shortDay(line.day as Day)}</span>
        <p>{line.text}</p>
        {line.reference !== '' && (
          <p className={desk.dim}>
            {text.reference} {line.reference}
          </p>
        )}
      </div>
      <div>
        <span className={desk.dim}>{text.ledgerSays}</span>
        {line.candidates.map((candidate) => (
          <div key={candidate.paymentId} className={styles.candidate}>
            <span>
              <a href={`#/clientes/${candidate.clientId}`}>{candidate.client}</a> {candidate.serial}
              {' · '}
              {methodNames[candidate.method as Method]} · {shortDay(candidate.paidOn as Day)}
              {candidate.reference !== '' && ` · ${candidate.reference}`}
              {isOpen && <span className={desk.dim}> ({text.whys[candidate.why]})</span>}
              {line.reversed && <strong> ({text.reversed})</strong>}
            </span>
            {isOpen && (
              <Button
                size="compact-xs"
                variant="default"
                loading={match.pending}
                aria-label={`${text.match}: ${candidate.client} ${candidate.serial}`}
                onClick={() => void accept(candidate)}
              >
                {text.match}
              </Button>
            )}
          </div>
        ))}
        {line.candidates.length === 0 && show !== 'aside' && <p className={desk.dim}>{text.noPayment}</p>}
        {line.reason !== null && <p>«{line.reason}»</p>}
      </div>
      <div className={styles.acts}>
        {isOpen ? (
          <>
            {line.amount > 0 && (
              <Button size="compact-xs" variant="default" onClick={() => setAsking('payer')}>
                {text.register}
              </Button>
            )}
            <Button size="compact-xs" variant="subtle" onClick={() => setAsking('aside')}>
              {text.setAside}
            </Button>
          </>
        ) : (
          <Button size="compact-xs" variant="subtle" onClick={() => void letGo()}>
            {text.release}
          </Button>
        )}
      </div>
      <RefusalText refusal={match.refusal ?? release.refusal} />
      {asking === 'aside' && (
        <ReasonDialog
          command="bank.setAside"
          input={(reason) => ({ id: line.id, reason })}
          said={`${text.setAsideDone}: ${amount}`}
          title={`${text.setAsideTitle}: ${amount}`}
          confirmLabel={text.setAside}
          onClose={() => setAsking(null)}
        >
          {text.setAsideDetail}
        </ReasonDialog>
      )}
      {asking === 'payer' && <FindPayer line={line} onClose={() => setAsking(null)} />}
    </li>
  )
}

function pesos(amount: number): string {
  return formatPesos(amount as Centavos)
}
