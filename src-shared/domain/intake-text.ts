import type { IntakeData, IntakeField } from './intake.ts'
import { formatPhone, normalisePhone } from './phone.ts'
import { checkRfc, withoutSeparators } from './rfc.ts'

/**
 * The five data of R2 from the text of a mail, as people really write it: labels in any order, with accents or without,
 * bulleted, in bold or quoted, two on a line, the value behind the label or under it. What stands behind its label wins,
 * so that a signature full of telephones spoils nothing; without a label, an RFC, a telephone or an address is taken
 * where the text holds exactly one. '' is what was not found; a person looks at all of it.
 *   readIntakeText('Razon social: Hotel La Ceiba\nTel: (998) 844-0824') // { name: 'Hotel La Ceiba', phone: '998 844 0824', … }
 */
export function readIntakeText(
  text: string,
  from: { readonly address: string } = { address: '' },
): IntakeData {
  const lines = cleanLines(text)
  const above = lines.slice(0, signatureStart(lines))
  const first = readLabels(above)
  // "Saludos," may also begin a mail, and then everything stands below it.
  const labelled = Object.keys(first).length > 0 ? first : readLabels(lines)
  return {
    name: labelled.name ?? '',
    rfc: labelled.rfc ?? onlyOne(above, rfcsIn),
    contactName: labelled.contactName ?? '',
    phone: labelled.phone ?? onlyOne(above, phonesIn),
    email: labelled.email ?? (onlyOne(above, emailsIn) || from.address.toLowerCase()),
  }
}

/** Of a mail that is no book: what stands beyond is not read, so that no text takes long. */
const MOST_LINES = 1_000
const LONGEST_LINE = 400

/** The longer of two that begin alike first: "nombre de contacto" is no "nombre". */
const LABELS: readonly (readonly [field: IntakeField, label: string])[] = [
  ['name', 'nombre o razon social'],
  ['name', 'nombre de la (?:empresa|compania|razon social)'],
  ['name', 'nombre fiscal'],
  ['name', 'denominacion(?: o razon)? social'],
  ['name', 'razon social'],
  ['name', 'empresa'],
  ['name', 'compania'],
  ['rfc', 'registro federal de contribuyentes'],
  ['rfc', 'r\\. ?f\\. ?c\\.?'],
  ['rfc', 'rfc'],
  ['contactName', 'nombre(?: completo)?(?: del?| para)? contacto'],
  ['contactName', 'persona de contacto'],
  [
    'phone',
    '(?:numero|num\\.?|no\\.?|telefono|tel\\.?|celular|cel\\.?|movil)(?: telefonico| de telefono| celular)?(?: del?)? contacto',
  ],
  ['email', '(?:correo(?: electronico)?|e-?mail|mail)(?: del?)? contacto'],
  ['phone', '(?:numero|num\\.?|no\\.?) (?:telefonico|de telefono|celular|de celular)'],
  ['phone', '(?:telefono|celular|movil|whatsapp)s?'],
  ['phone', '(?:tel|cel)\\b\\.?'],
  ['email', 'correo(?: electronico)?'],
  ['email', 'e-?mail'],
  ['contactName', 'contacto'],
  ['contactName', 'nombre'],
]

const ANY_LABEL = LABELS.map(([, label]) => label).join('|')
/** A label at the start of a line: alone, or with a sign behind it. */
const AT_START = LABELS.map(
  ([field, label]) =>
    [field, new RegExp(`^(?:${label})(?:\\s*(?:\\([^)]{0,40}\\))?\\s*(?:[:=\\t]|[-–—]\\s)\\s*|$)`)] as const,
)
/** "RFC EKU9003173C9": what is plainly an RFC needs no sign before it. */
const RFC_WITHOUT_SIGN = /^r\.? ?f\.? ?c\.?\s+(?=\S{3,4}[ -]?\d{6})/
const LABEL_AND_SIGN = new RegExp(`(^|[\\s;,|]+)(?:${ANY_LABEL})\\s*:`, 'g')

function cleanLines(text: string): string[] {
  return text
    .slice(0, MOST_LINES * LONGEST_LINE)
    .normalize('NFC')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .split(/\r\n|\r|\n/, MOST_LINES)
    .map((line) => line.slice(0, LONGEST_LINE))
    .map((line) =>
      line
        .replace(/^[\s>|*•·▪◦●○–—+-]+/, '')
        .replace(/\*/g, '')
        .trimEnd(),
    )
    .map((line) => line.replace(/^\(?\d{1,2}[.)]\)?\s+/, ''))
    .flatMap(cellsUnderHeadings)
    .flatMap(splitAtLabels)
}

/** A table with the labels above and the values below: a line for each of them. */
function cellsUnderHeadings(line: string, i: number, lines: readonly string[]): string[] {
  const headings = headingsOf(line)
  if (headings !== null) {
    const values = (lines[i + 1] ?? '').split('\t')
    return headings.map((heading, at) => `${heading}: ${values[at]?.trim() ?? ''}`)
  }
  return i > 0 && headingsOf(lines[i - 1]!) !== null ? [] : [line]
}

function headingsOf(line: string): string[] | null {
  const cells = line.split('\t').map((cell) => cell.trim())
  return cells.length > 2 && cells.every((cell) => labelOf(cell)?.length === cell.length) ? cells : null
}

/** "Razón social: X RFC: Y" is two lines to us. */
function splitAtLabels(line: string): string[] {
  const folded = fold(line)
  const parts: string[] = []
  let start = 0
  for (const { index, 1: before = '' } of folded.matchAll(LABEL_AND_SIGN)) {
    if (index === 0) continue
    parts.push(line.slice(start, index))
    start = index + before.length
  }
  return [...parts, line.slice(start)]
}

function readLabels(lines: readonly string[]): Partial<IntakeData> {
  const found: { -readonly [F in IntakeField]?: string } = {}
  for (const [i, line] of lines.entries()) {
    const label = labelOf(line)
    if (label === null || found[label.field] !== undefined) continue
    const behind = line.slice(label.length).trim()
    const value = tidy(label.field, behind !== '' ? behind : valueUnder(lines, i))
    if (value !== '') found[label.field] = value
  }
  return found
}

function labelOf(line: string): { readonly field: IntakeField; readonly length: number } | null {
  const folded = fold(line)
  const bare = RFC_WITHOUT_SIGN.exec(folded)
  if (bare) return { field: 'rfc', length: bare[0].length }
  for (const [field, pattern] of AT_START) {
    const match = pattern.exec(folded)
    if (match) return { field, length: match[0].length }
  }
  return null
}

/** The next line that says something, unless it is the next label. */
function valueUnder(lines: readonly string[], at: number): string {
  const next = lines.slice(at + 1, at + 4).find((line) => line.trim() !== '')
  return next === undefined || labelOf(next) !== null ? '' : next.trim()
}

function tidy(field: IntakeField, value: string): string {
  const text = value
    .replace(/^[\s:=\-–—]+/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
  if (field === 'rfc') return rfcsIn(text)[0] ?? text
  if (field === 'phone') return phonesIn(text)[0] ?? text
  if (field === 'email') return emailsIn(text)[0] ?? text
  return text.replace(/[;,.]+$/, (end) => (end === '.' && /\b[a-z]\.[a-z]?\.?$/i.test(text) ? end : ''))
}

function rfcsIn(text: string): string[] {
  const candidates =
    text
      .toUpperCase()
      .match(/(?<![A-Z0-9ÑÁÉÍÓÚ&])[A-ZÑ&]{3,4}[\s-]?\d{6}[\s-]?[A-Z0-9]{2}[A0-9](?![A-Z0-9])/g) ?? []
  const checked = candidates.map((one) => checkRfc(withoutSeparators(one)))
  return [...new Set(checked.filter(({ valid }) => valid).map(({ normalised }) => normalised))]
}

/** Each once, in the form for people; an extension behind one is left out. */
function phonesIn(text: string): string[] {
  const candidates = text.match(/\+?\(?\d[\d\s().\-–]{7,24}\d/g) ?? []
  const digits = candidates.flatMap((one) => normalisePhone(one) ?? twoOrMore(one))
  return [...new Set(digits)].map(formatPhone)
}

/** "9988440824 9981234567": numbers with only a blank between. */
function twoOrMore(text: string): string[] {
  return text.split(/\s{2,}|(?<=\d{4}) (?=\(?\d)/).flatMap((one) => normalisePhone(one) ?? [])
}

function emailsIn(text: string): string[] {
  const found = text.match(/[^\s@<>,;:()[\]"'/\\|]+@[^\s@<>,;:()[\]"'/\\|]+\.[A-Za-z]{2,}/g) ?? []
  return [...new Set(found.map((one) => one.toLowerCase()))]
}

function onlyOne(lines: readonly string[], find: (line: string) => readonly string[]): string {
  const found = new Set(lines.flatMap(find))
  return found.size === 1 ? [...found][0]! : ''
}

/** Where the signature begins: what stands in it belongs to whoever wrote, not to the company that is registered. */
function signatureStart(lines: readonly string[]): number {
  const at = lines.findIndex((line) =>
    /^(?:-- ?|_{5,}|saludos\b.*|atentamente\b.*|atte\b.*|cordialmente\b.*)$/.test(fold(line)),
  )
  return at === -1 ? lines.length : at
}

/** Without accents and in lower case, letter for letter: places in it are places in the line. */
function fold(line: string): string {
  return Array.from({ length: line.length }, (_, i) => line[i]!.normalize('NFD')[0]!.toLowerCase()[0]!).join(
    '',
  )
}
