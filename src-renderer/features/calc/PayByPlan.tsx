import { NativeSelect } from '@mantine/core'
import { addMonths, parseDay, type Day } from '#domain/calendar.ts'
import { payBy, payByPolicyOf } from '#domain/pay-by.ts'
import { methodPolicyOf, methodsFor, type MethodChoice } from '#domain/payment-method.ts'
import { calculatorText as text } from '#messages/es-MX/calculator.ts'
import { methodNames, periodName } from '#messages/es-MX/serials.ts'
import { methodWhy, payByWhy } from '#messages/es-MX/why.ts'
import { useDraft } from '../../state/drafts.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { DayText } from '../../ui/DayText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import styles from './calc.module.css'
import type { SubjectProps } from './Calculator.tsx'

const periods = [1, 6, 12] as const

/** beyond.md 3: per way of paying, the last day on which the money is still seen before the cutoff. */
export function PayByPlan({ catalogue, policies }: SubjectProps) {
  const today = useToday()
  const initial = { cutoff: addMonths(today, 1) as Day | null, months: 12 as (typeof periods)[number] }
  const [form, setForm] = useDraft('calc.payBy', initial)
  const bank = catalogue.calendars.find(({ id }) => id === 'bank')
  return (
    <>
      <div className={styles.inputs}>
        <DayInput
          label={text.cutoff}
          value={form.cutoff}
          onChange={(cutoff) => setForm({ ...form, cutoff })}
        />
        <NativeSelect
          label={text.period}
          value={form.months}
          data={periods.map((value) => ({ value: String(value), label: periodName(value) }))}
          onChange={({ currentTarget }) =>
            setForm({ ...form, months: periods.find((value) => String(value) === currentTarget.value) ?? 12 })
          }
        />
      </div>
      <table className={`${styles.table} ${styles.wrapping}`}>
        <thead>
          <tr>
            <th scope="col">{text.method}</th>
            <th scope="col">{text.payByDay}</th>
            <th scope="col">{text.reason}</th>
          </tr>
        </thead>
        <tbody>
          {methodsFor(form.months, methodPolicyOf(policies)).map((choice) => (
            <MethodRow key={choice.method} choice={choice}>
              {form.cutoff !== null && bank
                ? payBy(choice.method, form.cutoff, bank, payByPolicyOf(policies))
                : null}
            </MethodRow>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** A way that is not taken stays in its place, grey, with why (R11). */
function MethodRow({ choice, children: last }: { choice: MethodChoice; children: ReturnType<typeof payBy> }) {
  if (!choice.allowed) {
    return (
      <tr className={styles.off}>
        <td>{methodNames[choice.method]}</td>
        <td>—</td>
        <td>{methodWhy(choice.why)}</td>
      </tr>
    )
  }
  const day = last === null ? null : parseDay(last.day)
  return (
    <tr>
      <td>{methodNames[choice.method]}</td>
      <td>
        {last && day ? (
          <>
            <DayText day={day} withDistance={false} />,{' '}
            {last.reason.kind === 'anyHour' ? text.anyHour : last.time}
          </>
        ) : (
          '—'
        )}
      </td>
      <td>{last && payByWhy(last)}</td>
    </tr>
  )
}
