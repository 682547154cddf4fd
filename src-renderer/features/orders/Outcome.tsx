import type { OutputOf } from '#contract/index.ts'
import { moneyOutcome } from '#messages/es-MX/orders-outcome.ts'
import { orderText as text } from '#messages/es-MX/orders-screen.ts'
import styles from './orders.module.css'

/** What the money will do, a sentence a line: the same decision that saves it. */
export function Outcome({ money }: { readonly money: OutputOf<'payments.previewOrder'> }) {
  return (
    <section className={styles.panel} aria-label={text.whatHappens} aria-live="polite">
      <p>
        <b>{text.whatHappens}</b>
      </p>
      <ul className={styles.outcome}>
        {moneyOutcome(money).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
