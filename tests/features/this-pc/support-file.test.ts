import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { keptEntry } from '#domain/log-entry.ts'
import { openLogFile } from '#files/log-file.ts'
import { openTestApp } from '../../support/app.ts'

test('the file for support tells versions, rules, how whole the ledger is, counts and the last log', async () => {
  const { call, stored, dir } = openTestApp()
  await call('sample.load', { clients: 30 })
  await call('backups.make', {})
  await call('thisPc.setUpdates', { address: 'https://versiones.oficina.mx' })
  openLogFile(join(dir, 'log'))(
    keptEntry({ event: 'slow', operation: 'clients.list', ms: 300 }, '2026-11-23T15:00:00.000Z'),
  )
  const { file, name } = await call('thisPc.supportFile', {})
  expect(name).toMatch(/^vigente-soporte-\w+-20261123\.zip$/)
  const parts = unzipSync(stored(file))
  expect(Object.keys(parts)).toEqual([
    'LEEME.txt',
    'versiones.json',
    'ajustes.json',
    'libro.json',
    'renglones.json',
    'registro.ndjson',
  ])
  const read = (part: string) => JSON.parse(strFromU8(parts[part]!)) as Record<string, unknown>
  expect(read('versiones.json')).toMatchObject({
    vigente: '0.1.0',
    node: process.versions.node,
    sqlite: expect.stringMatching(/^3\./),
  })
  expect(read('ajustes.json')).toMatchObject({
    enrolled: false,
    looksForVersions: true,
    rules: { zone: 'America/Cancun' },
  })
  expect(read('libro.json')).toMatchObject({ healthy: true, backups: 1, newestBackup: { why: 'asked' } })
  const counts = read('renglones.json')
  expect([counts['clients'], Number(counts['serials']) > 30]).toEqual([30, true])
  expect(read('registro.ndjson')).toEqual({
    at: '2026-11-23T15:00:00.000Z',
    event: 'slow',
    operation: 'clients.list',
    ms: 300,
  })
})

test('nothing of the office stands in it: no word, number or address that its tables or its people have', async () => {
  const { app, call, stored, dir } = openTestApp()
  await call('sample.load', { clients: 60 })
  await call('settings.setProfile', {
    name: 'Sistemas del Caribe SA de CV',
    rfc: 'EKU9003173C9',
    phone: '998 123 4567',
  })
  await call('operators.save', { name: 'Lucía Poot', role: 'sales' })
  await call('thisPc.setPrinting', { printer: 'Impresora de Lucía', slipSize: 'letter' })
  await call('thisPc.setUpdates', { address: 'https://versiones-secretas.oficina.mx' })
  await call('backups.make', {})
  // Names that nobody knows may be anything that somebody typed.
  await app.dispatch({ operator: null, host: 'cli' }, 'hotel.laCeiba', {})
  const { file } = await call('thisPc.supportFile', {})
  const text = Object.values(unzipSync(stored(file)))
    .map((part) => strFromU8(part))
    .join('\n')
  const exported = stored((await call('ledger.export', {})).file).toString('utf8')
  const values = new Set<string>()
  for (const line of exported.split('\n').filter((one) => one !== '')) collect(JSON.parse(line), values)
  const said = [...values].filter((value) => value.length >= 5 && !OF_THE_PROGRAM.test(value))
  expect(said.length).toBeGreaterThan(500)
  expect(said.filter((value) => text.includes(value))).toEqual([])
  for (const word of ['Caribe', 'EKU9003173C9', 'Lucía', 'secretas', 'ceiba', 'laCeiba', dir])
    expect(text).not.toContain(word)
})

/** Every text of a row, however deep. */
function collect(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value)
  else if (Array.isArray(value)) value.forEach((one) => collect(one, into))
  else if (value !== null && typeof value === 'object')
    Object.values(value).forEach((one) => collect(one, into))
}

/** What the program itself calls things, days, and the zone of the office: its rules are told. */
const OF_THE_PROGRAM = /^([a-z][A-Za-z_]*|\d{4}-\d\d-\d\d(T[\d:.]+Z)?|"?America\/Cancun"?)$/
