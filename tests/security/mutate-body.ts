// Requests as they should not be: JSON changed in its values, its names and its shape, and text changed in its letters.

export type Random = (below: number) => number

/** The same numbers from the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** What breaks programs, instead of what stood there. */
export const HOSTILE_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  9_007_199_254_740_993,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u202eabc',
  'ﷺ'.repeat(200),
  'x'.repeat(70_000),
  "'; DROP TABLE clients; --",
  '" OR 1=1 --',
  '%',
  '../../etc/passwd',
  'C:\\Windows\\win.ini',
  '<script>1</script>',
  '=1+1',
  '__proto__',
  'constructor',
  'toString',
  '2026-02-30',
  '9999-99-99',
  '-000001-01-01T00:00:00Z',
  '2026-11-23T15:00:00Z',
  '0'.repeat(64),
  '00000000-0000-4000-8000-000000000000',
  '[]',
  '{"input":null,"stamp":null}',
  [],
  {},
  [[[[[[[[]]]]]]]],
  Array.from({ length: 150 }, () => 0),
  { toString: 1, valueOf: 1, then: 1 },
  { length: -1 },
]

/** One to three changes, of which any may undo what the request was. */
export function mutateBody(body: string, random: Random): string {
  const changes = 1 + random(3)
  let text = body
  for (let n = 0; n < changes; n += 1)
    text = random(4) === 0 ? mutateText(text, random) : mutateJson(text, random)
  return text
}

export function mutateJson(text: string, random: Random): string {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return mutateText(text, random)
  }
  const nodes: { readonly within: Record<string, unknown>; readonly at: string }[] = []
  collect(json, nodes)
  if (nodes.length === 0) return JSON.stringify(HOSTILE_VALUES[random(HOSTILE_VALUES.length)])
  const { within, at } = nodes[random(nodes.length)]!
  const value = within[at]
  // What stands in a text of JSON is changed inside as often as it is replaced.
  if (typeof value === 'string' && /^[[{]/.test(value) && random(4) > 0)
    within[at] = mutateJson(value, random)
  else change(within, at, random, nodes)
  return JSON.stringify(json)
}

function change(
  within: Record<string, unknown>,
  at: string,
  random: Random,
  nodes: readonly { readonly within: Record<string, unknown>; readonly at: string }[],
): void {
  const value = within[at]
  const other = nodes[random(nodes.length)]!
  switch (random(9)) {
    case 0:
      if (Array.isArray(within)) within.splice(Number(at), 1)
      else delete within[at]
      return
    case 1:
      if (Array.isArray(within)) within.splice(Number(at), 0, structuredClone(value))
      else Object.defineProperty(within, '__proto__', { value: { polluted: 1 }, enumerable: true })
      return
    case 2:
      within[`${at}2`] = value
      return
    case 3:
      within[at] = structuredClone(other.within[other.at])
      return
    case 4:
      if (typeof value === 'number') within[at] = value + [-1, 1, 2, 1000, 0.5][random(5)]!
      else if (typeof value === 'string') within[at] = mutateText(value, random)
      else within[at] = [value]
      return
    case 5:
      within[at] = JSON.stringify(value)
      return
    default:
      within[at] = HOSTILE_VALUES[random(HOSTILE_VALUES.length)]
  }
}

function collect(json: unknown, nodes: { within: Record<string, unknown>; at: string }[]): void {
  if (typeof json !== 'object' || json === null) return
  for (const at of Object.keys(json)) {
    nodes.push({ within: json as Record<string, unknown>, at })
    collect((json as Record<string, unknown>)[at], nodes)
  }
}

function mutateText(text: string, random: Random): string {
  const at = random(text.length + 1)
  switch (random(6)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + random(8))
    case 2:
      return text.slice(0, at) + String.fromCharCode(random(0x10000)) + text.slice(at)
    case 3:
      return text.slice(0, at) + text.slice(at - random(Math.min(at + 1, 200)), at) + text.slice(at)
    case 4:
      return text.slice(0, at) + '[{":,]}'[random(7)]! + text.slice(at + 1)
    default:
      return text.replaceAll(/\d/g, (digit) => (random(5) === 0 ? String(random(10)) : digit))
  }
}
