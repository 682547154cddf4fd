import { execFileSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { listValue } from '#contract/exports.ts'
import { hasLibreOffice } from '../../support/libre-office.ts'
import { openTestApp } from '../../support/app.ts'
import { workLedger } from '../../support/worked-ledger.ts'
import { withHostileWords } from '../../security/hostile-words.ts'

// What leaves the program as a spreadsheet, opened by a real one.

const FORMULAS = [
  ...[
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠A1',
    ' =1+1',
    '\ufeff=1+1',
    '"=1+1',
    '"",=1+1',
  ],
  ...["=cmd|' /C calc'!A1", '=HYPERLINK("http://198.51.100.1","ver")', '=WEBSERVICE("http://198.51.100.1")'],
  ...['\t=1+1', "'=1+1", '{=1+1}', '=1+1;=1+1', '|=1+1', '%0A=1+1'],
]
const FORMATS = ['xlsx', 'csv', 'tsv'] as const
/** Field by a tab, text in quotes, UTF-8, from the first line; formulas are worked out. */
const BY_TABS = '--infilter=Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1,true'
const BY_COMMAS = BY_TABS.replace(':9,', ':44,')

/** Each file as LibreOffice has it, as flat XML. */
function opened(dir: string, files: readonly string[], ...how: readonly string[]): Map<string, string> {
  const out = join(dir, 'opened')
  execFileSync('soffice', ['--headless', ...how, '--convert-to', 'fods', '--outdir', out, ...files], {
    stdio: 'ignore',
  })
  const names = readdirSync(out)
  const read = new Map(names.map((name) => [name, readFileSync(join(out, name), 'utf8')]))
  rmSync(out, { recursive: true })
  return read
}

const RUNS = /table:formula|xlink:href|DDE/i

test.skipIf(!hasLibreOffice())(
  'LibreOffice opens every list of a ledger full of formulas, in every format, and finds none in it',
  { timeout: 200_000 },
  async () => {
    const dir = mkdtempSync(join(tmpdir(), 'vigente-office-'))
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
    const app = openTestApp()
    const hostile = withHostileWords(app, FORMULAS)
    await workLedger(hostile.app)
    expect(hostile.fields.size).toBeGreaterThan(50)
    const months = { from: '2026-01', until: '2026-12' }
    for (const format of FORMATS) {
      mkdirSync(join(dir, format))
      const files = []
      for (const list of listValue.options) {
        const status = list === 'bank' ? 'matched' : 'all'
        const made = await app.call('exports.make', {
          list,
          format,
          months,
          figure: { of: 'income', ...months },
          status,
        })
        files.push(join(dir, format, `${list}.${format}`))
        writeFileSync(files.at(-1)!, made.text ?? app.stored(made.file))
      }
      const how = format === 'xlsx' ? [] : [format === 'csv' ? BY_COMMAS : BY_TABS]
      const read = opened(join(dir, format), files, ...how)
      expect(read.size).toBe(listValue.options.length)
      expect([format, [...read].filter(([, text]) => RUNS.test(text)).map(([name]) => name)]).toEqual([
        format,
        [],
      ])
      expect([...read.values()].join('')).toContain('1+1')
    }
    // It would have found one.
    const bare = join(dir, 'bare.csv')
    writeFileSync(bare, 'Cliente,Nota\nHotel La Ceiba,=1+1\n')
    expect(opened(dir, [bare], BY_COMMAS).get('bare.fods')).toMatch(RUNS)
  },
)
