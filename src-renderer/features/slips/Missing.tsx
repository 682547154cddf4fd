import { slipText as text } from '#messages/es-MX/slips.ts'
import { go } from '../../state/place.ts'
import styles from './slips.module.css'

/** What the office has not given yet, each with the way to where it is given. */
export function Missing({ missing }: { readonly missing: readonly string[] }) {
  if (missing.length === 0) return null
  return (
    <section className={styles.missing} aria-label={text.missing}>
      <h2>{text.missing}</h2>
      <ul>
        {missing.map((sentence) => (
          <li key={sentence}>
            {sentence}{' '}
            <button
              type="button"
              className={styles.link}
              onClick={() => go(`/ajustes?tema=${subjectOf(sentence)}`)}
            >
              {text.toSettings}
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.dim}>{text.missingHint}</p>
    </section>
  )
}

/** The sentence names its own subject of Ajustes. */
function subjectOf(sentence: string): 'oficina' | 'precios' | 'bancos' {
  if (sentence.includes('Ajustes, Precios')) return 'precios'
  return sentence.includes('Ajustes, Cuentas') ? 'bancos' : 'oficina'
}
