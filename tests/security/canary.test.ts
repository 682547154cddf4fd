import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { listValue } from '#contract/exports.ts'
import { keptEntry } from '#domain/log-entry.ts'
import { openLogFile } from '#files/log-file.ts'
import { temporaryFolder } from '../hosts/harness.ts'
import { openTestEndpoint, openTestPc } from '../support/endpoint.ts'

// Words that nobody else may read are put wherever the program takes such, the office works through a day, and then every
// file that there is, of the PC, of its backups, of the endpoint and of what was taken out, is looked through for them.

const PASSWORD = 'Canario-Portal#4417'
const OTHER = 'Canario-Cambiado#5528'
const MAIL = 'Canario-Correo#6639'
const OPERATOR = 'canario operador setenta'
const COPY = 'canario de la copia ochenta'
const NOW = '2026-11-23T15:00:00.000Z'
const KEY = 'DJ9PH-OZJCP-3ACFA-PI32F-4G9FH'

test('no secret stands in any file, log or export: of the PC, its backups, its copies or its endpoint', async () => {
  const endpoint = await openTestEndpoint()
  const pc = await openTestPc(endpoint.service, 'Recepción')
  const { call } = pc
  const outside = temporaryFolder()
  mkdirSync(join(outside, 'copias'))

  const { id: clientId } = await call('clients.create', { name: 'Hotel La Ceiba' })
  const { id: accessId } = await call('vault.save', {
    clientId,
    portal: 'Aspel',
    user: 'u',
    password: PASSWORD,
  })
  const changed = await pc.answer('vault.save', { id: accessId, portal: 'Aspel', password: OTHER })
  await call('ledger.undo', { command: changed.ok ? changed.command! : '' })
  expect((await call('vault.reveal', { id: accessId, reason: 'prueba' })).password).toBe(PASSWORD)
  await pc.answer('vault.save', { clientId: 'nadie', portal: 'Aspel', user: 'u', password: OTHER })
  await call('mail.saveSettings', {
    ...{ host: 'smtp.oficina.mx', port: 465, security: 'tls', user: 'ventas', password: MAIL },
    ...{ fromName: 'Oficina', fromAddress: 'ventas@oficina.mx', automatic: false, remindersAt: '10:00' },
  })
  const kind = { productId: 'aspel-coi', users: 2, months: 6 as const }
  await call('keys.receive', { text: KEY, ...kind, supplier: 'Mayorista', quantity: 1, receivedBy: 'Lety' })
  const { recoveryCode } = await call('access.setUp', { name: 'Lucía Poot', password: OPERATOR })
  await call('backups.keepElsewhere', { folder: join(outside, 'copias'), passphrase: COPY })

  for (const list of listValue.options.filter((name) => name !== 'figure')) {
    for (const format of ['xlsx', 'csv'] as const) await pc.answer('exports.make', { list, format })
  }
  for (const name of ['ledger.export', 'ledger.saveXlsx'] as const) await call(name, {})
  for (const name of ['audit.export', 'serials.export'] as const) await pc.answer(name, { format: 'csv' })
  await call('sync.once', {})
  await call('ledger.verify', {})
  await call('backups.make', {})
  await call('backups.copyNow', {})
  await call('sync.once', {})
  // What went wrong with a secret in its words is told to who sits there, and the file for support passes the rest on.
  const failed = new Error(`${PASSWORD} ${KEY} Hotel La Ceiba`)
  openLogFile(join(pc.dir, 'log'))(
    keptEntry({ event: 'bug', ref: 'a1b2c3d4', operation: 'vault.save', code: KEY, error: failed }, NOW),
  )
  const support = unzipSync(pc.stored((await call('thisPc.supportFile', {})).file))
  const told = Object.values(support)
    .map((part) => Buffer.from(part).toString('utf8'))
    .join('\n')
  expect(told).toContain('"operation":"vault.save"')
  for (const word of ['Ceiba', 'Lucía', 'ventas@', 'smtp.oficina.mx', outside])
    expect(told).not.toContain(word)

  const secrets = [PASSWORD, OTHER, MAIL, OPERATOR, COPY, KEY, KEY.replaceAll('-', ''), recoveryCode]
  const found: string[] = []
  const places = [pc.dir, endpoint.dir, outside]
  const files = places.flatMap(everyFile)
  expect(files.filter((file) => /ledger\.db$/.test(file))).toHaveLength(2)
  expect(
    files.filter((file) => readFileSync(file).subarray(0, 2).toString() === 'PK').length,
  ).toBeGreaterThan(5)
  expect(files.some((file) => file.includes('copias'))).toBe(true)
  for (const file of files) {
    for (const bytes of readings(readFileSync(file))) {
      for (const secret of secrets) if (holds(bytes, secret)) found.push(`${secret} in ${file}`)
    }
  }
  const said = pc.bugs.join('\n')
  for (const secret of secrets) if (said.includes(secret)) found.push(`${secret} in the log`)
  expect(found).toEqual([])
})

test('the search itself finds a secret that lies about, however it is written', () => {
  for (const text of [
    PASSWORD,
    JSON.stringify({ password: PASSWORD }),
    Buffer.from(PASSWORD).toString('hex'),
  ])
    expect(holds(Buffer.from(`antes ${text} después`), PASSWORD)).toBe(true)
  expect(holds(Buffer.from(Buffer.from(PASSWORD).toString('base64')), PASSWORD)).toBe(true)
  expect(holds(Buffer.from(PASSWORD, 'utf16le'), PASSWORD)).toBe(true)
  expect(holds(Buffer.from('Canario-Portal'), PASSWORD)).toBe(false)
})

function everyFile(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name)
    return statSync(path).isDirectory() ? everyFile(path) : [path]
  })
}

/** As it lies there, and unpacked where it is packed. */
function readings(bytes: Buffer): Buffer[] {
  const unpacked: Buffer[] = []
  for (const unpack of [gunzipSync, inflateSync]) {
    try {
      unpacked.push(unpack(bytes))
    } catch {
      // Not packed so.
    }
  }
  try {
    unpacked.push(...Object.values(unzipSync(bytes)).map((part) => Buffer.from(part)))
  } catch {
    // Nor so.
  }
  return [bytes, ...unpacked]
}

/** In words, as UTF-16, in hexadecimal or in base64, which has three forms by where it begins. */
function holds(bytes: Buffer, secret: string): boolean {
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.from(`${'x'.repeat(before)}${secret}`).toString('base64')
    return text.slice(before === 0 ? 0 : before + 1, -4)
  })
  const forms = [
    Buffer.from(secret),
    Buffer.from(secret, 'utf16le'),
    Buffer.from(Buffer.from(secret).toString('hex')),
    ...base64.map((text) => Buffer.from(text)),
  ]
  return forms.some((form) => bytes.includes(form))
}
