import { closingText } from '#messages/es-MX/closings.ts'
import { reportText as text } from '#messages/es-MX/reports.ts'
import type { ScreenProps } from '../../state/place.ts'
import { Subjects } from '../../ui/Subjects.tsx'
import { DayPanel } from './DayPanel.tsx'
import { ForecastPanel } from './ForecastPanel.tsx'
import { FridayPanel } from './FridayPanel.tsx'
import { IncomePanel } from './IncomePanel.tsx'
import { MarginPanel } from './MarginPanel.tsx'
import { MovementsPanel } from './MovementsPanel.tsx'
import { PartPanel } from './PartPanel.tsx'
import { RemindersPanel } from './RemindersPanel.tsx'

const subjects = [
  { key: 'ingresos', title: text.topics.income, panel: () => <IncomePanel /> },
  { key: 'pronostico', title: text.topics.forecast, panel: () => <ForecastPanel /> },
  { key: 'sistemas', title: text.topics.systems, panel: () => <PartPanel part="system" /> },
  { key: 'zonas', title: text.topics.zones, panel: () => <PartPanel part="zone" /> },
  { key: 'altas', title: text.topics.movements, panel: () => <MovementsPanel /> },
  { key: 'recordatorios', title: text.topics.reminders, panel: () => <RemindersPanel /> },
  { key: 'margen', title: text.topics.margin, panel: () => <MarginPanel /> },
  { key: 'corte', title: closingText.title, panel: () => <DayPanel /> },
  { key: 'viernes', title: text.topics.friday, panel: () => <FridayPanel /> },
] as const

/** Reportes: one at a time, each figure a way to the rows that make it. */
export default function Reports({ query }: ScreenProps) {
  const open = subjects.find(({ key }) => key === query.get('tema')) ?? subjects[0]
  return (
    <Subjects title={text.title} path="/reportes" subjects={subjects} open={open.key}>
      <open.panel key={open.key} />
    </Subjects>
  )
}
