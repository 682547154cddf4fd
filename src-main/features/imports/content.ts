import { foldForSearch } from '#domain/company-name.ts'
import type { ImportField } from '#domain/import-field.ts'
import { normalisePhone } from '#domain/phone.ts'
import { checkRfc, withoutSeparators } from '#domain/rfc.ts'
import { readDay, readMethod, readMode, readMonths, readUsers } from './values.ts'

/** How much of a column's text looks like a field, 0 to 1. */
export function fitOf(
  field: ImportField,
  sample: readonly string[],
  isSystem: (text: string) => boolean,
): number {
  if (sample.length === 0) return 0
  const fits = field === 'system' ? isSystem : shapes[field]
  return fits ? sample.filter((text) => fits(text)).length / sample.length : 0.5
}

/**
 * What columns without a known heading hold, by their content: shapes that nothing else has come first. Of two
 * columns of days the earlier ones are the activation and the later ones the next payment.
 */
export function guessFields(
  samples: readonly (readonly string[])[],
  taken: ReadonlySet<ImportField | null>,
  isSystem: (text: string) => boolean,
): (ImportField | null)[] {
  const fields: (ImportField | null)[] = samples.map(() => null)
  const free = (index: number) => fields[index] === null && samples[index]!.length > 0
  for (const [field, enough] of inOrder) {
    if (taken.has(field) || fields.includes(field)) continue
    const fit = (index: number) => (free(index) ? fitOf(field, samples[index]!, isSystem) : 0)
    const best = samples.reduce((first, _, index) => (fit(index) > fit(first) ? index : first), 0)
    if (samples.length > 0 && fit(best) >= enough) fields[best] = field
  }
  guessDays(samples, taken, fields)
  return fields
}

const inOrder: readonly (readonly [ImportField, number])[] = [
  ['rfc', 0.7],
  ['email', 0.7],
  ['code', 0.7],
  ['serial', 0.7],
  ['mode', 0.8],
  ['months', 0.8],
  ['method', 0.8],
  ['phone', 0.7],
  ['system', 0.8],
  ['version', 0.8],
  ['users', 0.9],
  ['city', 0.7],
  ['client', 0.3],
]

function guessDays(
  samples: readonly (readonly string[])[],
  taken: ReadonlySet<ImportField | null>,
  fields: (ImportField | null)[],
): void {
  const days = samples.flatMap((sample, index) => {
    const read = sample.map(readDay).filter((day) => day !== null)
    return fields[index] === null && sample.length > 0 && read.length >= sample.length * 0.7
      ? [{ index, middle: read.toSorted()[Math.floor(read.length / 2)]! }]
      : []
  })
  days.sort((a, b) => (a.middle < b.middle ? -1 : 1))
  const wanted = (['activatedOn', 'paidUntil'] as const).filter((field) => !taken.has(field))
  // Three columns of days and no headings: which is which nobody can say.
  if (days.length > wanted.length) return
  days.forEach(({ index }, order) => {
    fields[index] = wanted[order]!
  })
}

const shapes: Readonly<Partial<Record<ImportField, (text: string) => boolean>>> = {
  rfc: (text) => checkRfc(withoutSeparators(text)).valid,
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  code: (text) => /^[A-Z0-9]{4}(-[A-Z0-9]{4}){2,5}$/i.test(text),
  serial: (text) => /^[A-Z]{2,6}[- ]?\d{5,12}$/i.test(text),
  mode: (text) => readMode(text) !== null,
  months: (text) => !/^\d+$/.test(text) && readMonths(text) !== null,
  method: (text) => readMethod(text) !== null,
  phone: (text) => normalisePhone(text) !== null,
  version: (text) => /^\d{1,2}\.\d{1,2}$/.test(text),
  users: (text) => (readUsers(text) ?? 1000) <= 200,
  activatedOn: (text) => readDay(text) !== null,
  paidUntil: (text) => readDay(text) !== null,
  city: (text) => cities.has(foldForSearch(text)),
  client: (text) =>
    /\b(s\.? ?a\.?|s\.? ?c\.?|s\.? de r\.? ?l\.?|a\.? ?c\.?|sapi|s\.a\.s\.?)( de c\.? ?v\.?)?\s*$/i.test(
      text,
    ),
}

/** R40: the sales zone; other offices' cities are found by the heading. */
const cities: ReadonlySet<string> = new Set([
  'cancun',
  'puerto morelos',
  'playa del carmen',
  'cozumel',
  'puerto aventuras',
  'akumal',
  'tulum',
  'carrillo puerto',
  'felipe carrillo puerto',
  'chetumal',
  'isla mujeres',
  'bacalar',
  'merida',
])
