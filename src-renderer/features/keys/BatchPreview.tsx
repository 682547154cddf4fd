import type { OutputOf } from '#contract/index.ts'
import type { Months } from '#domain/rental.ts'
import { batchText as text } from '#messages/es-MX/keys-screen.ts'
import { kindName } from '#messages/es-MX/keys.ts'
import desk from '../../ui/desk.module.css'
import styles from './keys.module.css'

/** Line by line what would be kept and everything that is wrong, against what the invoice says. */
export function BatchPreview({
  preview,
  quantity,
}: {
  readonly preview: OutputOf<'keys.preview'>
  /** Null where nobody has said what the invoice says. */
  readonly quantity: number | null
}) {
  const short = (quantity ?? preview.new) - preview.new
  return (
    <>
      <p role="status" className={desk.dim}>
        {text.counts(preview.new, preview.updates, preview.errors)}{' '}
        {quantity !== null &&
          (short === 0 ? text.exact : short > 0 ? text.missing(short) : text.surplus(-short))}
      </p>
      <table className={styles.table} aria-label={text.preview}>
        <thead>
          <tr>
            <th scope="col" className="amount">
              {text.line}
            </th>
            <th scope="col">{text.key}</th>
            <th scope="col">{text.what}</th>
            <th scope="col">{text.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ line, key, product, months, users, outcome, why }) => (
            <tr key={line}>
              <td className="amount">{line}</td>
              <td className={styles.whole}>{key}</td>
              <td>
                {product !== '' && months !== null && users !== null
                  ? kindName(product, months as Months, users)
                  : product}
              </td>
              <td>
                {text.outcomes[outcome]}
                {why.length > 0 && `: ${why.join('; ')}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
