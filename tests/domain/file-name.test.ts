import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainFileName } from '#domain/file-name.ts'

test.each([
  ['Ficha L0001-0007.pdf', 'Ficha L0001-0007.pdf'],
  ['Ficha «Ñandú» 100%.pdf', 'Ficha «Ñandú» 100%.pdf'],
  [
    "Estado de cuenta D'Artagnan & Hijos, S.A. de C.V. 2026-11-23.pdf",
    "Estado de cuenta D'Artagnan & Hijos, S.A. de C.V. 2026-11-23.pdf",
  ],
  ['Estado de cuenta Transportes A/B 2026-11-23.pdf', 'Estado de cuenta Transportes A_B 2026-11-23.pdf'],
  ['../../fuera.csv', '_.._fuera.csv'],
  ['..\\..\\fuera.csv', '_.._fuera.csv'],
  ['C:\\Windows\\win.ini', 'C__Windows_win.ini'],
  ['\\\\evil.example\\x.pdf', '__evil.example_x.pdf'],
  ['\\\\?\\C:\\x.pdf', '____C__x.pdf'],
  ['/etc/passwd', '_etc_passwd'],
  ['factura.pdf:oculto.exe', 'factura.pdf_oculto.exe'],
  ['factura.pdf::$DATA', 'factura.pdf__$DATA'],
  ['CON', '_CON'],
  ['con.txt', '_con.txt'],
  ['NUL.tar.gz', '_NUL.tar.gz'],
  ['nul .pdf', '_nul .pdf'],
  ['AUX.pdf', '_AUX.pdf'],
  ['PRN', '_PRN'],
  ['COM1.pdf', '_COM1.pdf'],
  ['com¹.pdf', '_com¹.pdf'],
  ['LPT9', '_LPT9'],
  ['CONIN$', '_CONIN$'],
  ['CONSTRUCTORA.pdf', 'CONSTRUCTORA.pdf'],
  ['Comercial Nulo.pdf', 'Comercial Nulo.pdf'],
  ['lista.', 'lista'],
  ['lista. . .', 'lista'],
  ['lista ', 'lista'],
  ['.htaccess', 'htaccess'],
  ['...', 'archivo'],
  ['', 'archivo'],
  [' ', 'archivo'],
  ['\u0000', '_'],
  ['a\u0000.pdf', 'a_.pdf'],
  ['a\r\nb.pdf', 'a__b.pdf'],
  ['factura\u202Efdp.exe', 'factura_fdp.exe'],
  ['factura\u200b.pdf', 'factura_.pdf'],
  ['\ufeffx.pdf', '_x.pdf'],
  ['a\u2028b.pdf', 'a_b.pdf'],
  ['\ud800.pdf', '\ufffd.pdf'],
  ['e\u0301.pdf', 'é.pdf'],
  ['¿Qué?*.pdf', '¿Qué__.pdf'],
  ['a|b<c>d"e.pdf', 'a_b_c_d_e.pdf'],
  [`${'x'.repeat(400)}.pdf`, `${'x'.repeat(150)}.pdf`],
  [`${'🙈'.repeat(200)}.pdf`, `${'🙈'.repeat(150)}.pdf`],
  ['__proto__', '__proto__'],
  ['~$libro.xlsx', '~$libro.xlsx'],
  ['%2e%2e%2fx.pdf', '%2e%2e%2fx.pdf'],
  ['desktop.ini', 'desktop.ini'],
])('%j is kept as %j', (name, plain) => {
  expect(plainFileName(name)).toBe(plain)
  expect(plainFileName(plain)).toBe(plain)
})

test('whatever a text is, it is a name in its folder on every system', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const plain = plainFileName(name)
      expect(plain).toMatch(/^[^<>:"/\\|?*\p{Cc}]{1,320}$/u)
      expect(plain).not.toMatch(/^\s*\.+$|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
    }),
    { numRuns: 2_000 },
  )
})
