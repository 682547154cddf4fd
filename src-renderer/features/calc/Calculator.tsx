import type { ComponentType } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { calculatorText as text } from '#messages/es-MX/calculator.ts'
import { useQueryOf } from '../../api.ts'
import type { ScreenProps } from '../../state/place.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { Subjects } from '../../ui/Subjects.tsx'
import { BusinessDays, BusinessHours } from './BusinessTime.tsx'
import styles from './calc.module.css'
import { Clabe, Rfc, Words } from './Checks.tsx'
import { Holidays } from './Holidays.tsx'
import { PayByPlan } from './PayByPlan.tsx'
import { Series } from './Series.tsx'

export interface SubjectProps {
  /** The office's own calendars and rules: the same that decide everywhere else. */
  readonly catalogue: OutputOf<'catalogue.get'>
  readonly policies: OutputOf<'settings.get'>['policies']
}

interface Subject {
  readonly key: string
  readonly title: string
  readonly detail: string
  readonly Body: ComponentType<SubjectProps>
}

const subjects: readonly [Subject, ...Subject[]] = [
  { key: 'cortes', title: text.series, detail: text.seriesDetail, Body: Series },
  { key: 'pagar', title: text.payBy, detail: text.payByDetail, Body: PayByPlan },
  { key: 'dias', title: text.days, detail: text.daysDetail, Body: BusinessDays },
  { key: 'horas', title: text.hours, detail: text.hoursDetail, Body: BusinessHours },
  { key: 'festivos', title: text.holidays, detail: text.holidaysDetail, Body: Holidays },
  { key: 'letra', title: text.words, detail: text.wordsDetail, Body: Words },
  { key: 'rfc', title: text.rfc, detail: text.rfcDetail, Body: Rfc },
  { key: 'clabe', title: text.clabe, detail: text.clabeDetail, Body: Clabe },
]

/** The rules by themselves: the same functions that the ledger applies, answering while one types. */
export default function Calculator({ query }: ScreenProps) {
  const open = subjects.find(({ key }) => key === query.get('tema')) ?? subjects[0]
  const catalogue = useQueryOf('catalogue.get', {}).data
  const settings = useQueryOf('settings.get', {}).data
  return (
    <Subjects title={text.calculator} path="/calculadora" subjects={subjects} open={open.key}>
      <section aria-label={open.title}>
        <h2 className={styles.title}>{open.title}</h2>
        <p className={styles.detail}>{open.detail}</p>
        {catalogue && settings ? (
          <open.Body key={open.key} catalogue={catalogue} policies={settings.policies} />
        ) : (
          <LoadingRows />
        )}
      </section>
    </Subjects>
  )
}
