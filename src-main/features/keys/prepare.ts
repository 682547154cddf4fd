import type { InputOf } from '#contract/index.ts'
import type { JobContext } from '#core/app.ts'
import type { Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import { lookAlikeKey, maskedKey, stateOfPortalWord, type PortalWord } from '#domain/prepaid-key.ts'
import type { Months } from '#domain/rental.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { readTable, readText, type Table } from '#files/table.ts'
import * as catalogue from '#features/catalogue/sql.ts'
import { systemsOf } from '#features/imports/read-line.ts'
import { PASTED } from '#messages/es-MX/imports.ts'
import { keyLineText as text } from '#messages/es-MX/keys.ts'
import { readKeyLines, type ReadKeyLine } from './read-lines.ts'
import * as keys from './sql.ts'

export interface KeySource {
  readonly file?: string | undefined
  readonly text?: string | undefined
  readonly sheet?: string | undefined
  readonly productId?: string | undefined
  readonly months?: Months | undefined
  readonly users?: number | undefined
  readonly unitCost?: Centavos | undefined
  readonly expiresOn?: Day | undefined
}

/** What a good line would keep, all but the sealing. */
export interface WantedKey {
  readonly key: string
  readonly fingerprint: string
  readonly productId: string
  readonly months: Months
  readonly users: number
  readonly unitCost: Centavos | null
  readonly expiresOn: Day | null
  readonly word: PortalWord | null
  readonly portalClient: string
}

export interface PlannedKey {
  readonly line: number
  readonly outcome: 'new' | 'update' | 'same' | 'error'
  readonly shown: string
  readonly product: string
  readonly months: Months | null
  readonly users: number | null
  readonly why: readonly string[]
  readonly wanted: WantedKey | null
  readonly update: InputOf<'keys.keep'>['updates'][number] | null
}

/**
 * Every line with what it would do and all that is wrong with it. The same key is found however O and 0 were typed, in
 * the list itself and in the ledger; a line with the vendor's word brings a key that is known up to date (R66).
 */
export async function planKeys(
  context: JobContext,
  input: KeySource,
): Promise<Result<readonly PlannedKey[]>> {
  const opened = await openSource(context, input)
  if (!opened.ok) return opened
  const { db, today } = context
  const products = catalogue.products(db)
  const lines = readKeyLines(opened.value.table.rows, systemsOf(products, catalogue.versions(db)))
  if (lines.every(({ key }) => key === null)) return refuse('key.noKeys', { name: opened.value.name })
  const marks = await fingerprintsOf(context, lines)
  if (!marks.ok) return marks
  const known = keys.keysByFingerprint(
    db,
    marks.value.filter((mark) => mark !== ''),
  )
  const names = new Map(products.map(({ id, name }) => [id, name]))
  const first = new Map<string, ReadKeyLine>()
  const planned: PlannedKey[] = []
  for (const [i, line] of lines.entries()) {
    const fingerprint = marks.value[i]!
    const alike = line.key === null ? '' : lookAlikeKey(line.key)
    const before = first.get(alike)
    if (line.key !== null && !before) first.set(alike, line)
    const found = known.get(fingerprint) ?? null
    planned.push(planLine({ context, input, line, before, found, fingerprint, names, today }))
  }
  return ok(planned)
}

type Known = ReturnType<typeof keys.keysByFingerprint> extends Map<string, infer K> ? K : never

interface Facts {
  readonly context: JobContext
  readonly input: KeySource
  readonly line: ReadKeyLine
  /** The line of the same list that has the same key. */
  readonly before: ReadKeyLine | undefined
  readonly found: Known | null
  readonly fingerprint: string
  readonly names: ReadonlyMap<string, string>
  readonly today: Day
}

function planLine(facts: Facts): PlannedKey {
  const { input, line, before, found, names } = facts
  const productId = line.productId ?? input.productId ?? null
  const months = line.months ?? input.months ?? null
  const users = line.users ?? input.users ?? null
  const shown = {
    line: line.line,
    shown: line.key === null ? line.written : maskedKey(line.key),
    product: productId === null ? '' : (names.get(productId) ?? productId),
    months,
    users,
  }
  const failed = (why: readonly string[]): PlannedKey => ({
    ...shown,
    outcome: 'error',
    why,
    wanted: null,
    update: null,
  })
  if (line.key === null) return failed(line.errors)
  if (before)
    return failed([before.key === line.key ? text.twice(before.line) : text.looksTwice(before.line)])
  if (found !== null) return { ...shown, ...knownLine(facts, line.key, found) }
  const errors = [...line.errors, ...wrongKind(facts, { productId, months, users })]
  const expiresOn = line.expiresOn ?? input.expiresOn ?? null
  if (expiresOn !== null && expiresOn < facts.today && line.word !== 'Utilizada') {
    errors.push(text.expired(expiresOn))
  }
  if (errors.length > 0 || productId === null || months === null || users === null) return failed(errors)
  const wanted = {
    key: line.key,
    fingerprint: facts.fingerprint,
    ...{ productId, months, users, expiresOn },
    unitCost: line.unitCost ?? input.unitCost ?? null,
    word: line.word,
    portalClient: line.client,
  }
  return { ...shown, outcome: 'new', why: [], wanted, update: null }
}

/** A key of the ledger: refused with where it is, unless the line is the vendor's own word of it. */
function knownLine(
  { context, line }: Facts,
  key: string,
  found: Known,
): Pick<PlannedKey, 'outcome' | 'why' | 'wanted' | 'update'> {
  const nothing = { wanted: null, update: null }
  const place = text.where(found.state, found.supplier, found.receivedOn, found.client)
  const opened = context.secrets.open(found.sealed)
  const same = opened.ok && opened.value === key
  if (!same) return { ...nothing, outcome: 'error', why: [text.looksKnown(place)] }
  if (line.word === null) return { ...nothing, outcome: 'error', why: [text.known(place)] }
  const next = stateOfPortalWord(found.state, line.word)
  if (next !== null) {
    const update = { id: found.id, word: line.word, portalClient: line.client }
    return { outcome: 'update', why: [text.moves(line.word)], wanted: null, update }
  }
  const agrees = found.state === 'used' ? line.word === 'Utilizada' : found.state !== 'void'
  return agrees
    ? { ...nothing, outcome: 'same', why: [] }
    : { ...nothing, outcome: 'error', why: [text.cannotMove(line.word, found.state)] }
}

function wrongKind(
  { input, line, names }: Facts,
  kind: { readonly productId: string | null; readonly months: Months | null; readonly users: number | null },
): string[] {
  const name = (id: string) => names.get(id) ?? id
  const wrong: string[] = []
  if (kind.productId === null && !line.says.has('product')) wrong.push(text.noProduct)
  if (kind.months === null && !line.says.has('months')) wrong.push(text.noMonths)
  if (kind.users === null && !line.says.has('users')) wrong.push(text.noUsers)
  if (line.productId !== null && input.productId !== undefined && line.productId !== input.productId) {
    wrong.push(text.otherProduct(name(line.productId), name(input.productId)))
  }
  if (line.months !== null && input.months !== undefined && line.months !== input.months) {
    wrong.push(text.otherMonths(line.months, input.months))
  }
  if (line.users !== null && input.users !== undefined && line.users !== input.users) {
    wrong.push(text.otherUsers(line.users, input.users))
  }
  return wrong
}

/** '' for a line without a key. While no vault was ever made, no key can be known. */
async function fingerprintsOf(
  { secrets }: JobContext,
  lines: readonly ReadKeyLine[],
): Promise<Result<string[]>> {
  await secrets.ready()
  if (secrets.status().state === 'none') return ok(lines.map(() => ''))
  const alike = lines.flatMap(({ key }) => (key === null ? [] : lookAlikeKey(key)))
  const marks = secrets.fingerprints(alike)
  if (!marks.ok) return marks
  const next = marks.value.values()
  return ok(lines.map(({ key }) => (key === null ? '' : next.next().value!)))
}

async function openSource(
  { files }: JobContext,
  input: KeySource,
): Promise<Result<{ readonly name: string; readonly table: Table }>> {
  const stored = input.file === undefined ? null : files.get(input.file)
  if (input.file !== undefined && !stored) return refuse('file.notFound', { file: input.file })
  const name = stored?.name ?? PASTED
  const table = stored
    ? await readTable(stored.path, { name, sheet: input.sheet ?? null })
    : readText(input.text ?? '', name, null)
  return table.ok ? ok({ name, table: table.value }) : table
}
