import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { composeMail } from '#mail/compose.ts'
import { cutoffCalendar } from '#papers/cutoff-calendar.ts'
import type { Day } from '#domain/calendar.ts'
import { openTestApp } from '../support/app.ts'
import { workLedger } from '../support/worked-ledger.ts'
import { withHostileWords } from './hostile-words.ts'
import { PAYLOADS } from './xss-corpus.ts'

// A paper, a calendar and an e-mail leave the office: whoever opens one gets words, and nothing that does something.

/** What a PDF, a calendar or a header would be broken open with. */
const BREAKS = [
  ') /OpenAction << /S /JavaScript /JS (app.alert(1)) >> (',
  '\\) >> endobj 9 0 obj << /S /Launch /F (calc.exe) >> endobj (',
  'endstream endobj 7 0 obj << /S /URI /URI (https://evil.example/) >>',
  '<feff> /AA << /O 1 0 R >>',
  'Hotel %%EOF trailer << /Root 1 0 R >>',
  'https://evil.example/x',
  'BEGIN:VALARM END:VALARM ATTACH:https://evil.example/x',
  '=?utf-8?B?QmNjOiBldmlsQGV2aWwuZXhhbXBsZQ==?=',
  'x"; filename="factura.exe',
]

test('every paper of an office full of hostile texts is read as a paper: no script, no action, no address to go to', async () => {
  const made = openTestApp()
  const { app } = withHostileWords(made, [...BREAKS, ...PAYLOADS])
  await workLedger(app)
  const { call } = made
  const ledger = made.app.sync.raw
  const ids = (table: string): readonly string[] =>
    ledger.prepare(`SELECT id FROM ${table} ORDER BY id LIMIT 4`).pluck().all() as string[]
  const span = { from: '2026-01-01' as Day, until: '2026-11-30' as Day }
  const papers = [
    ...(await Promise.all(ids('slips').map((id) => call('slips.pdf', { id })))),
    ...(await Promise.all(ids('quotes').map((id) => call('quotes.pdf', { id })))),
    ...(await Promise.all(ids('unlocks').map((id) => call('unlocks.letter', { id })))),
    ...(await Promise.all(
      ids('clients').map((clientId) => call('reports.statementPdf', { clientId, ...span })),
    )),
    await call('closings.pdf', { day: '2026-06-20' as Day }),
    await call('reports.fridayPdf', {}),
    await call('today.sheet', {}),
  ]
  for (const { file, name } of papers) {
    const path = join(made.dir, 'paper.pdf')
    writeFileSync(path, made.stored(file))
    const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' })
    expect([name, /^JavaScript: +no$/m.test(info), /^Form: +none$/m.test(info)]).toEqual([name, true, true])
    for (const asked of ['-js', '-url', '-dests'])
      expect([name, asked, execFileSync('pdfinfo', [asked, path], { encoding: 'utf8' })]).toEqual([
        name,
        asked,
        expect.not.stringMatching(/evil\.example|alert|calc\.exe/),
      ])
  }
  expect(papers.length).toBeGreaterThanOrEqual(10)
})

test('a calendar of hostile names holds its events and nothing else', () => {
  const names = [
    ...BREAKS,
    ...PAYLOADS,
    'Hotel\r\nATTACH:https://evil.example/x',
    'Hotel\nEND:VEVENT\nBEGIN:VALARM',
  ]
  const bytes = cutoffCalendar({
    office: 'Sistemas\r\nX-WR-RELCALID:evil',
    madeAt: new Date('2026-11-23T15:00:00Z'),
    cutoffs: names.map((client, n) => ({
      ...{ clientId: `c${n}`, client, system: client, version: client, serial: client, users: 1 },
      cutoff: '2026-12-01' as Day,
    })),
  })
  const lines = new TextDecoder().decode(bytes).replaceAll('\r\n ', '').split('\r\n')
  const fields = new Set(lines.filter((line) => line !== '').map((line) => line.split(/[:;]/)[0]))
  expect([...fields].toSorted()).toEqual([
    ...[
      'BEGIN',
      'DESCRIPTION',
      'DTSTAMP',
      'DTSTART',
      'END',
      'METHOD',
      'NAME',
      'PRODID',
      'SEQUENCE',
      'SUMMARY',
    ],
    ...[
      'TRANSP',
      'UID',
      'VERSION',
      'X-MICROSOFT-CDO-ALLDAYEVENT',
      'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT',
      'X-WR-CALNAME',
    ],
  ])
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(names.length)
})

test('an e-mail is text, to whom it is for, whatever its subject and its papers are called', async () => {
  const ends = [
    '\r\nBcc: evil@evil.example',
    '\nX-Evil: 1\n\n<script>1</script>',
    '\r\n\r\n--x',
    '\u2028Bcc: x@x.mx',
    '\0',
  ]
  for (const text of [...BREAKS, ...PAYLOADS, ...ends.map((end) => `Hotel${end}`)]) {
    const raw = await composeMail({
      ...{ messageId: '<1@oficina.mx>', fromName: text, fromAddress: 'ventas@oficina.mx' },
      ...{ to: ['lety@ceiba.example'], subject: text, text, date: new Date('2026-11-23T15:00:00Z') },
      attachments: [{ name: text, type: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }],
    })
    const read = await PostalMime.parse(raw)
    expect(read.html).toBeUndefined()
    expect([read.to?.map(({ address }) => address), read.bcc, read.cc]).toEqual([
      ['lety@ceiba.example'],
      undefined,
      undefined,
    ])
    expect([text, read.from?.address]).toEqual([text, 'ventas@oficina.mx'])
    expect(read.headers.map(({ key }) => key).toSorted()).toEqual([
      ...['content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'],
    ])
    expect(read.attachments.map(({ mimeType }) => mimeType)).toEqual(['application/pdf'])
  }
})
