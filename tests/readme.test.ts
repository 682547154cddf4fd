import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
const scripts = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts as Record<string, string>

test('every command that the README names exists', () => {
  const named = [...readme.matchAll(/npm run (?:-s )?([\w:]+)/g)].map((match) => match[1]!)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
  expect([scripts['start'], scripts['test']].every(Boolean)).toBe(true)
})

test('every file and picture that the README names exists', () => {
  const named = [...readme.matchAll(/`((?:src-|tests\/)[\w./-]+\.\w+)`|\]\((docs\/[^)]+)\)/g)].map(
    (match) => (match[1] ?? match[2])!,
  )
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})

test('every identifier of the glossary stands somewhere in its file', () => {
  const rows =
    readme
      .split('## Glossary')[1]!
      .split('## Decisions')[0]!
      .match(/^\|[^|]+\|[^|]+\|\s*`[^`]+`\s*\|$/gm) ?? []
  expect(rows.length).toBeGreaterThan(15)
  const wrong = rows.filter((row) => {
    const [identifiers, file] = [row.split('|')[2]!, /`([^`]+)`\s*\|$/.exec(row)![1]!]
    const text = readFileSync(join(ROOT, file), 'utf8')
    return ![...identifiers.matchAll(/`([^`]+)`/g)].some((match) => text.includes(match[1]!))
  })
  expect(wrong).toEqual([])
})

test('CI runs the test command of the README', () => {
  expect(readFileSync(join(ROOT, '.ci/run'), 'utf8')).toMatch(/npm ci[\s\S]*npm test/)
})

test('the decisions carry their days', () => {
  const rows = readme.split('## Decisions')[1]!.match(/^\| \d{4}-\d\d-\d\d \|/gm) ?? []
  expect(rows.length).toBeGreaterThan(5)
})
