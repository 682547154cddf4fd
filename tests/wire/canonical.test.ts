import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#wire/canonical.ts'

describe('what is hashed is the same bytes on every PC', () => {
  test('whatever it is: JSON of it with its keys in order, and of shapes that look alike', () => {
    const shape = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'Z', 'ñ', '"', '10', '9'), { maxLength: 5 })
    const alike = shape.chain((keys) =>
      fc.record(Object.fromEntries(keys.map((key) => [key, fc.jsonValue({ maxDepth: 2 })]))),
    )
    fc.assert(
      fc.property(fc.oneof(alike, fc.jsonValue()), (value) => {
        expect(canonicalJson(value)).toBe(plainly(value))
      }),
      { numRuns: 500 },
    )
  })

  test('a text composed otherwise is the same text, and what has no value is not there', () => {
    expect(canonicalJson({ b: 'Cancu\u0301n', a: undefined, c: [undefined, -0, 1.5, true] })).toBe(
      '{"b":"Cancún","c":[null,0,1.5,true]}',
    )
    expect(() => canonicalJson({ a: 1n })).toThrow(TypeError)
  })
})

/** As it is defined, however slow. */
function plainly(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(plainly).join()}]`
  const record = value as Record<string, unknown>
  const members = Object.keys(record)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${plainly(record[key])}`)
  return `{${members.join()}}`
}
