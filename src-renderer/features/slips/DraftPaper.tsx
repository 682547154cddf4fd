import type { ReactNode } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { vatLabel } from '#messages/es-MX/renew.ts'
import { replacesNotice, slipText as text } from '#messages/es-MX/slips.ts'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import { dayText } from './days.ts'
import { Missing } from './Missing.tsx'
import styles from './slips.module.css'

export type Paper = OutputOf<'slips.preview'>['paper']

export interface DraftPaperProps {
  readonly paper: Paper | null
  readonly replaces: readonly string[]
  /** Why there is nothing to show yet. */
  readonly hint: string | null
}

/** What the slip will say, in the order in which it says it. */
export function DraftPaper({ paper, replaces, hint }: DraftPaperProps) {
  if (paper === null) {
    return (
      <aside className={styles.draft} aria-label={text.title}>
        <p className={styles.dim}>{hint ?? text.draftHint}</p>
      </aside>
    )
  }
  const { bank, payBy } = paper
  return (
    <aside className={styles.draft} aria-label={text.title}>
      <p className={styles.total}>{money(paper.total)}</p>
      {paper.totalInWords !== null && <p className={styles.words}>{paper.totalInWords}</p>}
      <p>
        {text.payBy} el <b>{dayText(payBy.day)}</b>
        {payBy.time !== null && <b>, {payBy.time}</b>}.{' '}
        <WhyThisDate because={[payBy.why, paper.cutoffNote].filter(Boolean)} label={text.whyPayBy} />
      </p>
      <dl className={styles.facts}>
        <Fact label={text.beneficiary}>{paper.beneficiary}</Fact>
        <Fact label={text.bank}>{bank?.name}</Fact>
        <Fact label={text.bankAccount}>{bank?.account}</Fact>
        <Fact label={text.clabe}>{bank?.clabe}</Fact>
        <Fact label={text.reference}>
          {paper.reference ?? <span className={styles.dim}>{text.byFolio}</span>}
        </Fact>
      </dl>
      <dl className={styles.facts}>
        <Fact label={text.subtotal} amount>
          {money(paper.subtotal)}
        </Fact>
        <Fact label={vatLabel(paper.vatBasisPoints)} amount>
          {money(paper.vat)}
        </Fact>
        <Fact label={text.total} amount>
          <b>{money(paper.total)}</b>
        </Fact>
      </dl>
      {replaces.length > 0 && <p className={styles.notice}>{replacesNotice(replaces)}</p>}
      <Missing missing={paper.missing} />
    </aside>
  )
}

export function Fact({
  label,
  amount = false,
  children,
}: {
  readonly label: string
  readonly amount?: boolean
  readonly children: ReactNode
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={amount ? 'amount' : undefined}>{children ?? '—'}</dd>
    </div>
  )
}

function money(amount: number | null): string {
  return amount === null ? text.noPrice : formatPesos(amount as Centavos)
}
