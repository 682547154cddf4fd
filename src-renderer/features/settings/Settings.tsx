import type { ScreenProps } from '../../state/place.ts'
import { handoverText } from '#messages/es-MX/handovers.ts'
import { settingsText as text } from '#messages/es-MX/settings.ts'
import { supportText } from '#messages/es-MX/support.ts'
import { thisPcText } from '#messages/es-MX/this-pc.ts'
import { useMayNot } from '../../ui/use-may-not.ts'
import { Subjects } from '../../ui/Subjects.tsx'
import { BanksPanel } from './BanksPanel.tsx'
import { CalendarsPanel } from './CalendarsPanel.tsx'
import { CataloguePanel } from './CataloguePanel.tsx'
import { HandoversPanel } from './HandoversPanel.tsx'
import { LetterPanel } from './LetterPanel.tsx'
import { OperatorsPanel } from './OperatorsPanel.tsx'
import { PoliciesPanel } from './PoliciesPanel.tsx'
import { PricesPanel } from './PricesPanel.tsx'
import { ProfilePanel } from './ProfilePanel.tsx'
import { SupportPanel } from './SupportPanel.tsx'
import { ThisPcPanel } from './ThisPcPanel.tsx'
import { TaxesPanel } from './TaxesPanel.tsx'

const subjects = [
  { key: 'oficina', title: text.profile, Panel: ProfilePanel },
  { key: 'bancos', title: text.banks, Panel: BanksPanel },
  { key: 'precios', title: text.prices, Panel: PricesPanel },
  { key: 'iva', title: text.taxes, Panel: TaxesPanel },
  { key: 'catalogo', title: text.catalogue, Panel: CataloguePanel },
  { key: 'operadores', title: text.operators, Panel: OperatorsPanel },
  { key: 'ausencias', title: handoverText.title, Panel: HandoversPanel },
  { key: 'horarios', title: text.calendars, Panel: CalendarsPanel },
  { key: 'reglas', title: text.policies, Panel: PoliciesPanel },
  { key: 'soporte', title: supportText.policies, Panel: SupportPanel },
  { key: 'letra', title: text.letter, Panel: LetterPanel },
  { key: 'esta-pc', title: thisPcText.title, Panel: ThisPcPanel },
] as const

/** Ajustes: one subject at a time. */
export default function Settings({ query }: ScreenProps) {
  const mayNot = useMayNot('settings.setProfile')
  const open = subjects.find(({ key }) => key === query.get('tema')) ?? subjects[0]
  return (
    <Subjects
      title={text.settings}
      path="/ajustes"
      subjects={subjects}
      open={open.key}
      note={open.key === 'ausencias' ? null : mayNot && text.onlyAdministration}
    >
      <open.Panel key={open.key} />
    </Subjects>
  )
}
