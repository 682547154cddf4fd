import { ok, refuse, type Result } from './result.ts'

/**
 * A text with fields in braces. What stands in square brackets is left out where one of its fields is empty, so that no
 * sentence breaks; a field outside brackets that is empty takes its whole line with it.
 *   fillIn('Estimado {contacto}:[ Pague a más tardar el {dia}.]', { contacto: 'Lety', dia: '' }) // 'Estimado Lety:'
 */
export function fillIn(text: string, fields: Readonly<Record<string, string>>): string {
  const lines = text.split('\n').flatMap((line) => fillLine(line, fields) ?? [])
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

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

/** The line with its fields, or null where what it says is missing. */
function fillLine(line: string, fields: Readonly<Record<string, string>>): string | null {
  const valueOf = (name: string) => fields[name] ?? ''
  const isMissing = (part: string) => fieldsIn(part).some((name) => valueOf(name) === '')
  const kept = line.replace(OPTIONAL, (_all, inner: string) => (isMissing(inner) ? '' : inner))
  if (isMissing(kept) || (kept.trim() === '' && line.trim() !== '')) return null
  return kept.replace(FIELD, (_all, name: string) => valueOf(name)).trimEnd()
}

/** Neither kind stands in itself, and each that opens closes: '[', '{', '}', ']'. */
function isBalanced(line: string): boolean {
  return !/[{}[\]]/.test(line.replace(FIELD, '').replace(OPTIONAL, ''))
}
