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
      .map((line) => fillLine(line, fields))
      .filter((line) => line !== null)
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
  let text = ''
  let saysSomething = line.every(({ isBlank, optional }) => isBlank && !optional)
  for (const part of line) {
    const words = fillPart(part, fields)
    if (words === null && !part.optional) return null
    if (words === null) continue
    text += words
    saysSomething ||= !part.isBlank
  }
  return saysSomething ? text.trimEnd() : null
}

/** Null where one of its fields is missing. */
function fillPart({ turns }: Part, fields: Fields): string | null {
  let text = turns[0]!
  for (let at = 1; at < turns.length; at += 2) {
    const value = fields[turns[at]!]
    if (value === undefined || value === '') return null
    text += value + turns[at + 1]!
  }
  return text
}

/** Neither kind stands in itself, and each that opens closes: '[', '{', '}', ']'. */
function isBalanced(line: string): boolean {
  return !/[{}[\]]/.test(line.replace(FIELD, '').replace(OPTIONAL, ''))
}
