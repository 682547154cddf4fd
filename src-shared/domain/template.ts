import { ok, refuse, type Result } from './result.ts'

/**
 * A text with fields in braces. What stands in square brackets is left out where one of its fields is empty, so that no
 * sentence breaks; a field outside brackets that is empty takes its whole line with it.
 *   fillIn('Estimado {contacto}:[ Pague a más tardar el {dia}.]', { contacto: 'Lety', dia: '' }) // 'Estimado Lety:'
 */
export function fillIn(text: string, fields: Fields): string {
  return readTemplate(text)(fields)
}

/** `fillIn` for a text that is filled in many times: `const write = readTemplate(text)`, then `write(fields)` each. */
export function readTemplate(text: string): (fields: Fields) => string {
  const lines = text.split('\n').map(readLine)
  return (fields) =>
    lines
      .flatMap((line) => fillLine(line, fields) ?? [])
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
}

type Fields = Readonly<Record<string, string>>

/** In the order in which they stand, each once: `fieldsIn('{a} y {b}, {a}') // ['a', 'b']` */
export function fieldsIn(text: string): string[] {
  return [...new Set([...text.matchAll(FIELD)].map(([, name]) => name!))]
}

/** A template may name only the fields that are known where it is used, and closes each bracket that it opens on a line. */
export function checkTemplate(texts: readonly string[], known: readonly string[]): Result<null> {
  for (const text of texts) {
    const unknown = fieldsIn(text).find((field) => !known.includes(field))
    if (unknown !== undefined) return refuse('template.unknownField', { field: unknown, known })
    const broken = text.split('\n').find((line) => !isBalanced(line))
    if (broken !== undefined) return refuse('template.unclosed', { line: broken.trim().slice(0, 80) })
  }
  return ok(null)
}

const FIELD = /\{([^{}]*)\}/g
const OPTIONAL = /\[([^[\]]*)\]/g

/** Words and fields in turn, words first: 'Hola {a}.' is ['Hola ', 'a', '.']. */
interface Part {
  readonly turns: readonly string[]
  /** What stood in square brackets. */
  readonly optional: boolean
  readonly isBlank: boolean
}

function readLine(line: string): readonly Part[] {
  return line.split(OPTIONAL).map((text, at) => ({
    turns: text.split(FIELD),
    optional: at % 2 === 1,
    isBlank: text.trim() === '',
  }))
}

/** The line with its fields, or null where what it says is missing. */
function fillLine(line: readonly Part[], fields: Fields): string | null {
  const kept = line.filter((part) => !part.optional || !isMissing(part, fields))
  if (kept.some((part) => isMissing(part, fields))) return null
  if (kept.every(({ isBlank }) => isBlank) && !line.every(({ isBlank, optional }) => isBlank && !optional))
    return null
  return kept
    .map(({ turns }) => turns.map((turn, at) => (at % 2 === 1 ? valueOf(turn, fields) : turn)).join(''))
    .join('')
    .trimEnd()
}

function isMissing({ turns }: Part, fields: Fields): boolean {
  return turns.some((turn, at) => at % 2 === 1 && valueOf(turn, fields) === '')
}

function valueOf(field: string, fields: Fields): string {
  return fields[field] ?? ''
}

/** Neither kind stands in itself, and each that opens closes: '[', '{', '}', ']'. */
function isBalanced(line: string): boolean {
  return !/[{}[\]]/.test(line.replace(FIELD, '').replace(OPTIONAL, ''))
}
