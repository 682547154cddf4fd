import type { Day } from '#domain/calendar.ts'
import { foldForSearch } from '#domain/company-name.ts'
import { centavos, parsePesos, type Centavos } from '#domain/money.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { TableRow } from '#files/sheet-scan.ts'
import { readDay } from '#features/imports/values.ts'

export interface StatementLine {
  readonly day: Day
  readonly amount: Centavos
  readonly text: string
  readonly reference: string
}

/** What a column of a statement holds; `sign` says with a word or a mark what the one column of amounts is. */
type Field = 'day' | 'text' | 'reference' | 'credit' | 'debit' | 'amount' | 'sign'

/** The headings of BBVA, Santander, Banamex, Banorte and of whatever calls them alike; the first that fits. */
const HEADINGS: readonly (readonly [Field, RegExp])[] = [
  ['sign', /^(cargo ?\/? ?abono|naturaleza|tipo de movimiento|signo)$/],
  ['day', /^(fecha|dia|fecha (de )?(la )?(operacion|movimiento|aplicacion|valor)|f(echa)? oper(acion)?)$/],
  ['credit', /^(abonos?|depositos?|creditos?|haber|ingresos?|monto abono|importe abono)( mxn| \$)?$/],
  ['debit', /^(cargos?|retiros?|debitos?|debe|egresos?|monto cargo|importe cargo)( mxn| \$)?$/],
  ['amount', /^(importe|monto|cantidad|importe (de la )?operacion)( mxn| \$)?$/],
  [
    'reference',
    /^(referencia( numerica| bancaria| ampliada)?|ref|clave de rastreo|folio|no\.? de referencia|numero de referencia|rastreo)$/,
  ],
  [
    'text',
    /^(concepto( ?\/? ?referencia)?|descripcion( detallada| general)?|movimientos?|detalle|leyenda|concepto del movimiento|observaciones|beneficiario)$/,
  ],
]

const SEARCH = 60
/** So many line numbers are named in a refusal. */
const NAMED = 8

/**
 * The movements of a bank's statement: its headings are found under whatever stands over them, charges get a minus,
 * rows without a day (balances, totals, notes) are no movements. Refused when the day or an amount has no column, when
 * there is no movement, or when the day or the amount of one cannot be read: nothing is kept by halves.
 */
export function readStatement(rows: readonly TableRow[], name: string): Result<StatementLine[]> {
  const found = findColumns(rows)
  if (!found.ok) return refuse('bank.noColumns', { name, missing: found.missing })
  const { at, columns } = found
  const lines: StatementLine[] = []
  const bad: number[] = []
  for (const row of rows.slice(at + 1)) {
    const dayText = textOf(row, columns, 'day')
    if (!/\d/.test(dayText)) continue
    const day = readBankDay(dayText)
    const amount = amountOf(row, columns)
    // A row of a balance has its day and no amount; one with an amount and a day that is none is a mistake.
    if (amount === null && amountTexts(row, columns).every((text) => !/\d/.test(text))) continue
    if (day === null || amount === null) bad.push(row.line)
    else if (amount !== 0) {
      lines.push({
        day,
        amount,
        text: textOf(row, columns, 'text').slice(0, 2_000),
        reference: textOf(row, columns, 'reference').replace(/^'/, '').slice(0, 200),
      })
    }
  }
  if (bad.length > 0) return refuse('bank.badLines', { name, lines: bad.slice(0, NAMED), count: bad.length })
  return lines.length === 0 ? refuse('bank.noLines', { name }) : ok(lines)
}

type Columns = ReadonlyMap<Field, readonly number[]>

type Found =
  | { readonly ok: true; readonly at: number; readonly columns: Columns }
  | { readonly ok: false; readonly missing: readonly string[] }

/** The row that names the most columns; over it stand the holder, the account, the days. */
function findColumns(rows: readonly TableRow[]): Found {
  let best = { at: -1, columns: new Map<Field, number[]>() as Columns }
  rows.slice(0, SEARCH).forEach((row, at) => {
    const columns = columnsOf(row)
    if (columns.size > best.columns.size) best = { at, columns }
  })
  const { columns } = best
  const hasAmount = columns.has('amount') || columns.has('credit') || columns.has('debit')
  const missing = [
    ...(columns.has('day') ? [] : ['la fecha']),
    ...(hasAmount ? [] : ['el importe (cargo y abono, o un solo importe)']),
  ]
  return missing.length > 0 ? { ok: false, missing } : { ok: true, ...best }
}

function columnsOf(row: TableRow): Columns {
  const columns = new Map<Field, number[]>()
  row.cells.forEach((cell, column) => {
    const heading = foldForSearch(cell)
      .replace(/[:*()]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
    const field = HEADINGS.find(([, pattern]) => pattern.test(heading))?.[0]
    if (field === undefined) return
    // The first day is that of the operation; of texts and references all are read.
    if (columns.has(field) && field !== 'text' && field !== 'reference') return
    columns.set(field, [...(columns.get(field) ?? []), column])
  })
  return columns
}

function textOf(row: TableRow, columns: Columns, field: Field): string {
  return (columns.get(field) ?? [])
    .map((column) => (row.cells[column] ?? '').trim())
    .filter((text) => text !== '')
    .join(' ')
    .replace(/\s+/g, ' ')
}

function amountTexts(row: TableRow, columns: Columns): string[] {
  return (['credit', 'debit', 'amount'] as const).map((field) => textOf(row, columns, field))
}

function amountOf(row: TableRow, columns: Columns): Centavos | null {
  const [credit, debit, amount] = amountTexts(row, columns) as [string, string, string]
  if (columns.has('amount') && /\d/.test(amount)) {
    const read = readAmount(amount)
    if (read === null) return null
    const sign = foldForSearch(textOf(row, columns, 'sign'))
    return /^(-|cargo|retiro|debito|c$)/.test(sign) ? centavos(-Math.abs(read)) : read
  }
  const came = /\d/.test(credit) ? readAmount(credit) : centavos(0)
  const went = /\d/.test(debit) ? readAmount(debit) : centavos(0)
  if (came === null || went === null || (!/\d/.test(credit) && !/\d/.test(debit))) return null
  return centavos(Math.abs(came) - Math.abs(went))
}

/** '1,234.50', '$ 1,234.50', '-50.00', '50.00-' and '(50.00)'. */
function readAmount(text: string): Centavos | null {
  const bare = text.replace(/^'/, '').replace(/\s+/g, '')
  const minus = /^\((.*)\)$/.exec(bare)?.[1] ?? /^(.*)-$/.exec(bare)?.[1]
  const read = parsePesos(minus ?? bare.replace(/^\+/, ''))
  return read !== null && minus !== undefined ? centavos(-Math.abs(read)) : read
}

/** As offices write it, or as Santander does, without marks: '20112026'. */
function readBankDay(text: string): Day | null {
  const bare = text.replace(/^'/, '').replace(/'$/, '').trim()
  const together = /^(\d{2})(\d{2})(20\d{2})$/.exec(bare)
  return readDay(together ? `${together[1]}/${together[2]}/${together[3]}` : bare)
}
