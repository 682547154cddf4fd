import type { QueryContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import { openIntervals } from '#domain/business-time.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { HelpTopic } from '#domain/help-topic.ts'
import { DEFAULT_POLICIES, type Policies, type PolicyField } from '#domain/policies.ts'
import { SOFTMAS_CASE_POLICY } from '#domain/support-case.ts'
import { findCalendar, products, vendors, versions } from '#features/catalogue/sql.ts'
import { historyOn } from '#features/policies/history.ts'
import { policyHistory } from '#features/policies/sql.ts'
import { policiesOf } from '#features/support/sql.ts'
import {
  casePolicySentences,
  constantRules,
  policySentences,
  supportHoursSentence,
  versionSentence,
} from '#messages/es-MX/help-rules.ts'

interface Rule {
  readonly text: string
  readonly from: Day | null
  readonly through: Day | null
  readonly pending: boolean
}

/** Which rules of the office each topic tells, by what is kept of them with its days. */
const FIELDS: Readonly<Partial<Record<HelpTopic, readonly PolicyField[]>>> = {
  cutoff: ['advanceDays', 'usersWindowDays', 'presumeValidations', 'presumeAutoCharges'],
  payment: ['transferLatest', 'chequeClearingDays', 'counterClearingDays', 'cardForLongPeriods'],
  reminders: ['reminderOffsets'],
  invoices: ['invoiceDays'],
  charges: ['presumeAutoCharges'],
  unlocks: ['unlockRules'],
  keys: ['leasedKeys', 'leaseDays'],
}

/** What holds of a topic, today and from a day to come: read from where it is decided by, never a copy of it. */
export function rulesOf(context: QueryContext, topic: HelpTopic): Rule[] {
  const fields = FIELDS[topic] ?? []
  return [
    ...(fields.length === 0 ? [] : officeRules(context, fields)),
    ...(topic === 'support' ? supportRules(context) : []),
    ...(topic === 'support' || topic === 'updates' ? outdatedVersions(context.db) : []),
    ...constantRules(topic).map(always),
  ]
}

function officeRules({ db, today }: QueryContext, fields: readonly PolicyField[]): Rule[] {
  const names = new Map(vendors(db).map(({ id, name }) => [id, name]))
  const kept = historyOn(policyHistory(db), today)
  return fields.flatMap((field) => {
    const say = (value: unknown) => policySentences(field, value as Policies[PolicyField], names)
    const dated = kept.filter(
      (row) => row.field === field && (row.state === 'inForce' || row.state === 'pending'),
    )
    const told = dated.toReversed().flatMap(({ value, validFrom, validThrough, state }) =>
      say(value).map((text) => ({
        text,
        from: validFrom === '0001-01-01' ? null : validFrom,
        through: validThrough,
        pending: state === 'pending',
      })),
    )
    if (dated.some(({ state }) => state === 'inForce')) return joined(told)
    const first = dated.at(-1)?.validFrom
    const through = first === undefined ? null : addDays(first, -1)
    const initial = say(DEFAULT_POLICIES[field]).map((text) => ({
      text,
      from: null,
      through,
      pending: false,
    }))
    return joined([...initial, ...told])
  })
}

/** The case policy of each vendor (C13, R122) and its hours of today (R106); what all have in common, once. */
function supportRules({ db, today }: QueryContext): Rule[] {
  const all = vendors(db)
  const told = new Map<string, { readonly rule: Rule; readonly names: string[] }>()
  for (const { id, name, calendarId } of all) {
    const calendar = findCalendar(db, calendarId)
    const hours = calendar === null ? [] : [always(hoursToday(calendar, today))]
    for (const rule of [...hours, ...casePolicyRules(db, id, today)]) {
      const key = JSON.stringify(rule)
      const known = told.get(key)
      if (known) known.names.push(name)
      else told.set(key, { rule, names: [name] })
    }
  }
  return [...told.values()].map(({ rule, names }) =>
    names.length === all.length ? rule : { ...rule, text: `${names.join(', ')}: ${rule.text}` },
  )
}

function casePolicyRules(db: ReadDb, vendorId: string, today: Day): Rule[] {
  const dated = [
    { validFrom: null, ...SOFTMAS_CASE_POLICY },
    ...policiesOf(db, vendorId).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
  ]
  const rules = dated.flatMap((row, at) => {
    const next = dated[at + 1]?.validFrom ?? null
    if (next !== null && next <= today) return []
    const pending = row.validFrom !== null && row.validFrom > today
    const force = { from: row.validFrom, through: next === null ? null : addDays(next, -1), pending }
    return casePolicySentences(row).map((text) => ({ text, ...force }))
  })
  return joined(rules)
}

/** What a change of policy leaves as it was is told once, through both. */
function joined(rules: readonly Rule[]): Rule[] {
  const told = new Map<string, Rule>()
  for (const rule of rules) {
    const before = told.get(rule.text)
    const goesOn = before?.through != null && rule.from !== null && addDays(before.through, 1) === rule.from
    told.set(rule.text, before && goesOn ? { ...before, through: rule.through } : rule)
  }
  return [...told.values()]
}

function hoursToday(calendar: NonNullable<ReturnType<typeof findCalendar>>, today: Day): string {
  return supportHoursSentence(openIntervals(calendar, today), calendar.zone)
}

/** R118: the versions that the catalogue says get no support any more. */
function outdatedVersions(db: ReadDb): Rule[] {
  const names = new Map(products(db).map(({ id, code }) => [id, code]))
  const without = versions(db)
    .filter(({ supported }) => supported === 0)
    .map(({ productId, name }) => `${names.get(productId) ?? productId} ${name}`)
  return [always(versionSentence(without))]
}

function always(text: string): Rule {
  return { text, from: null, through: null, pending: false }
}
