import { Checkbox, NativeSelect, NumberInput } from '@mantine/core'
import { addDays, isCalcRangeOk, isLastDayOfMonth, type Day } from '#domain/calendar.ts'
import { cutoffAt } from '#domain/cutoff.ts'
import type { Months } from '#domain/rental.ts'
import { validationAt, validationTolerance } from '#domain/validation.ts'
import { whyCutoff, whyValidation } from '#domain/why.ts'
import { calculatorText as text } from '#messages/es-MX/calculator.ts'
import { distance } from '#messages/es-MX/dates.ts'
import { periodName } from '#messages/es-MX/serials.ts'
import { whySentences } from '#messages/es-MX/why.ts'
import { useDraft } from '../../state/drafts.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { DayText } from '../../ui/DayText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import styles from './calc.module.css'

const ROWS = 12

interface Form {
  readonly anchor: Day | null
  readonly months: Months
  readonly lastDay: boolean
  readonly offlineDays: number | null
}

/** R23–R32: cutoffs and validations, two series from one anchor. */
export function Series() {
  const today = useToday()
  const [form, setForm] = useDraft<Form>('calc.series', {
    anchor: today,
    months: 1,
    lastDay: false,
    offlineDays: null,
  })
  const { anchor, months, offlineDays } = form
  const mayBeLastDay = anchor !== null && isLastDayOfMonth(anchor)
  const lastDay = form.lastDay && mayBeLastDay
  return (
    <>
      <div className={styles.inputs}>
        <DayInput label={text.anchor} value={anchor} onChange={(to) => setForm({ ...form, anchor: to })} />
        <NativeSelect
          label={text.period}
          value={months}
          data={periods.map((value) => ({ value: String(value), label: periodName(value) }))}
          onChange={({ currentTarget }) =>
            setForm({ ...form, months: periods.find((value) => String(value) === currentTarget.value) ?? 1 })
          }
        />
        <NumberInput
          label={text.offlineDays}
          placeholder={text.offlineUnknown}
          value={offlineDays ?? ''}
          min={0}
          max={15}
          allowDecimal={false}
          onChange={(value) => setForm({ ...form, offlineDays: value === '' ? null : Number(value) })}
        />
      </div>
      <Checkbox
        mb="md"
        label={text.lastDay}
        description={mayBeLastDay ? undefined : text.lastDayOff}
        disabled={!mayBeLastDay}
        checked={lastDay}
        onChange={({ currentTarget }) => setForm({ ...form, lastDay: currentTarget.checked })}
      />
      {anchor !== null && !isCalcRangeOk(anchor, months * ROWS + 1) ? (
        <EmptyState title={text.outOfRange} />
      ) : (
        anchor !== null && (
          <Clocks anchor={anchor} months={months} lastDay={lastDay} offlineDays={offlineDays} />
        )
      )}
    </>
  )
}

const periods = [1, 6, 12] as const

function Clocks({ anchor, months, lastDay, offlineDays }: ClocksProps) {
  const today = useToday()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className="amount">
            {text.number}
          </th>
          <th scope="col" colSpan={3}>
            {text.cutoff}
          </th>
          <th scope="col">{text.worksThrough}</th>
          <th scope="col" colSpan={2}>
            {text.validation}
          </th>
          <th scope="col">{offlineDays === null ? text.toleranceUnknown : text.tolerance}</th>
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: ROWS }, (_, i) => i + 1).map((n) => {
          const cutoff = cutoffAt(anchor, months, n, lastDay)
          const validation = validationAt(anchor, n, lastDay)
          return (
            <tr key={n}>
              <td className="amount">{n}</td>
              <td>
                <DayText day={cutoff} withDistance={false} />
              </td>
              <td className={styles.beside}>{distance(cutoff, today)}</td>
              <td className={styles.beside}>
                <WhyThisDate because={whySentences(whyCutoff(anchor, months, n, lastDay))} label={text.why} />
              </td>
              <td>
                <DayText day={addDays(cutoff, -1)} withDistance={false} />
              </td>
              <td>
                <DayText day={validation} withDistance={false} />
              </td>
              <td className={styles.beside}>
                <WhyThisDate
                  because={whySentences(whyValidation(anchor, n, lastDay, offlineDays))}
                  label={text.why}
                />
              </td>
              <td>
                <DayText
                  day={validationTolerance(validation, offlineDays).possibleLastDay}
                  withDistance={false}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface ClocksProps {
  readonly anchor: Day
  readonly months: number
  readonly lastDay: boolean
  readonly offlineDays: number | null
}
