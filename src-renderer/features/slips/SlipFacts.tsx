import { Button } from '@mantine/core'
import type { OutputOf } from '#contract/index.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { slipMethodNames, slipText as text } from '#messages/es-MX/slips.ts'
import { go } from '../../state/place.ts'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import { dayText } from './days.ts'
import { Fact } from './DraftPaper.tsx'
import styles from './slips.module.css'

/** What is known of a slip beside its paper, and the systems that it is for, each with the payment that it waits for. */
export function SlipFacts({ slip }: { readonly slip: OutputOf<'slips.get'> }) {
  const { paper } = slip
  const other = slip.replacedBy
  const paidFor = (serialId: string | null) => {
    const line = slip.paidLines.find((one) => one.serialId === serialId)
    return line === undefined ? '' : ` · ${text.paidLine(formatPesos(line.amount as Centavos))}`
  }
  return (
    <>
      <dl className={styles.facts}>
        <Fact label={text.total} amount>
          <b>{paper.total === null ? text.noPrice : formatPesos(paper.total as Centavos)}</b>
        </Fact>
        <Fact label={text.paid} amount>
          {formatPesos(slip.paid as Centavos)}
        </Fact>
        <Fact label={text.lastDay}>
          {dayText(paper.payBy.day)}
          {paper.payBy.time !== null && `, ${paper.payBy.time}`}{' '}
          <WhyThisDate because={[paper.payBy.why, paper.cutoffNote].filter(Boolean)} label={text.whyPayBy} />
        </Fact>
        <Fact label={text.method}>{slipMethodNames[paper.method]}</Fact>
        <Fact label={text.issuedOn}>{dayText(slip.issuedOn)}</Fact>
        <Fact label={text.by}>{slip.operator}</Fact>
        <Fact label={text.prints}>{slip.prints}</Fact>
        {slip.replaces !== null && <Fact label={text.replaces}>{slip.replaces}</Fact>}
        {other !== null && (
          <Fact label={text.replacedBy}>
            <button type="button" className={styles.link} onClick={() => go(`/fichas/${other.id}`)}>
              {other.folio}
            </button>
          </Fact>
        )}
        {slip.voidReason !== null && other === null && <Fact label={text.voidReason}>{slip.voidReason}</Fact>}
      </dl>
      <ul className={styles.systems} aria-label={text.lines}>
        {paper.lines.map(({ serialId, serial, system }) => (
          <li key={serialId}>
            <div>
              <button type="button" className={styles.link} onClick={() => go(`/sistemas/${serialId}`)}>
                {system}
              </button>
              <span className={styles.dim}>
                {serial}
                {paidFor(serialId)}
              </span>
            </div>
            {slip.status === 'issued' && (
              <Button
                size="xs"
                variant="default"
                aria-label={`${text.registerPayment}: ${serial}`}
                onClick={() => go(`/renovar/${serialId}?ficha=${slip.id}`)}
              >
                {text.registerPayment}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
