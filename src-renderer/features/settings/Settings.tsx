import { replacePlace, type ScreenProps } from '../../state/place.ts'
import { settingsText as text } from '#messages/es-MX/settings.ts'
import { BanksPanel } from './BanksPanel.tsx'
import { CalendarsPanel } from './CalendarsPanel.tsx'
import { CataloguePanel } from './CataloguePanel.tsx'
import { LetterPanel } from './LetterPanel.tsx'
import { OperatorsPanel } from './OperatorsPanel.tsx'
import { PoliciesPanel } from './PoliciesPanel.tsx'
import { PricesPanel } from './PricesPanel.tsx'
import { ProfilePanel } from './ProfilePanel.tsx'
import { TaxesPanel } from './TaxesPanel.tsx'
import styles from './settings.module.css'

const subjects = [
  { key: 'oficina', title: text.profile, Panel: ProfilePanel },
  { key: 'bancos', title: text.banks, Panel: BanksPanel },
  { key: 'precios', title: text.prices, Panel: PricesPanel },
  { key: 'iva', title: text.taxes, Panel: TaxesPanel },
  { key: 'catalogo', title: text.catalogue, Panel: CataloguePanel },
  { key: 'operadores', title: text.operators, Panel: OperatorsPanel },
  { key: 'horarios', title: text.calendars, Panel: CalendarsPanel },
  { key: 'reglas', title: text.policies, Panel: PoliciesPanel },
  { key: 'letra', title: text.letter, Panel: LetterPanel },
] as const

/** Ajustes: one subject at a time. */
export default function Settings({ query }: ScreenProps) {
  const open = subjects.find(({ key }) => key === query.get('tema')) ?? subjects[0]
  return (
    <>
      <h1>{text.settings}</h1>
      <div className={styles.split}>
        <nav className={styles.subjects} aria-label={text.settings}>
          {subjects.map(({ key, title }) => (
            <button
              key={key}
              type="button"
              className={styles.subject}
              aria-current={key === open.key ? 'page' : undefined}
              onClick={() => replacePlace(`/ajustes?tema=${key}`)}
            >
              {title}
            </button>
          ))}
        </nav>
        <open.Panel key={open.key} />
      </div>
    </>
  )
}
