import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { inspectLedger } from '#durability/inspect.ts'
import { placesOf } from '#durability/places.ts'
import { lastEntries } from '#files/log-file.ts'
import { itemsOf } from '../../src-main/hosts/cli/safety.ts'
import { behindItsBack } from '../durability/damaged.ts'
import { temporaryFolder, vigente } from './harness.ts'

const run = async (...args: string[]) => {
  const { code, stdout } = await vigente(args).finished
  return [code, stdout.trim()] as const
}

test('the command line tells what is damaged and where, changes nothing by looking, and goes back when told to', async () => {
  const dir = temporaryFolder()
  const at = ['--data', dir]
  // Nor is one made there, which would be backed up in the place of the one that was meant.
  for (const asked of ['verify', 'doctor', 'backup', 'drill', 'restore'])
    expect(await run(asked, ...at)).toEqual([1, `En ${dir} no hay ningún libro.`])
  expect(readdirSync(dir)).toEqual([])
  await run('call', 'clients.create', '{"name":"Hotel La Ceiba"}', ...at)
  expect(await run('backup', ...at)).toEqual([0, expect.stringMatching(/^Respaldo 1 hecho y comprobado/)])
  expect(await run('drill', ...at)).toEqual([0, expect.stringMatching(/se restauró aparte y está completo/)])
  expect(await run('verify', ...at)).toEqual([0, expect.stringMatching(/^El libro está completo/)])
  expect(await run('doctor', ...at)).toEqual([0, expect.stringMatching(/no hay nada que hacer/)])
  expect(await run('restore', ...at)).toEqual([
    1,
    expect.stringMatching(/no se hizo nada que se quite.*\nPara hacerlo, .*--yes/),
  ])
  expect(existsSync(join(dir, 'quarantine'))).toBe(false)
  behindItsBack(dir, (raw) => raw.exec(`UPDATE clients SET city = 'Otra'`))
  for (let look = 0; look < 2; look += 1) {
    const [code, said] = await run('verify', '--json', ...at)
    expect([code, JSON.parse(said)]).toMatchObject([
      1,
      { ok: true, value: { found: [{ kind: 'row', table: 'clients' }] } },
    ])
  }
  expect(await run('doctor', ...at)).toEqual([
    1,
    expect.stringMatching(/clientes \(clients\), renglón .*\n {2}→ /),
  ])
  await run('call', 'clients.create', '{"name":"Buceo Ixchel"}', ...at)
  expect(await run('restore', ...at)).toEqual([
    1,
    expect.stringMatching(/una operación.*\nPara hacerlo, .*--yes/),
  ])
  expect(await run('restore', '--from', '1', '--yes', ...at)).toEqual([
    0,
    expect.stringMatching(/^Se restauró el respaldo 1/),
  ])
  expect(await run('verify', ...at)).toEqual([0, expect.stringMatching(/^El libro está completo/)])
})

test('a ledger that was lost is said to be, by the command that found it so and by the doctor, in Spanish', async () => {
  const dir = temporaryFolder()
  const at = ['--data', dir]
  await run('call', 'clients.create', '{"name":"Hotel La Ceiba"}', ...at)
  await run('backup', ...at)
  const ledger = join(dir, 'ledger.db')
  const middle = Math.floor(statSync(ledger).size / 2)
  const bytes = readFileSync(ledger)
  writeFileSync(ledger, Buffer.concat([bytes.subarray(0, middle), Buffer.alloc(bytes.length - middle, 0xa7)]))
  const [ill, said] = await run('doctor', ...at)
  expect([ill, said]).toEqual([1, expect.stringMatching(/^• .*\n {2}→ Se recupera al abrir/)])
  expect(said).not.toMatch(/malformed|database|disk image/)
  const found = await vigente(['drill', ...at]).finished
  expect([found.code, found.stderr]).toEqual([
    0,
    'El libro estaba dañado y se recuperó. Qué pasó y qué hay que revisar se lee en Respaldos.\n',
  ])
  expect(await run('doctor', ...at)).toEqual([
    0,
    expect.stringMatching(/^• El libro se dañó y se recuperó.*\n {2}→ Léalo en Respaldos/),
  ])

  for (const name of ['ledger.db', 'backups', 'backups.json']) rmSync(join(dir, name), { recursive: true })
  expect((await run('drill', ...at))[0]).toBe(1)
  expect(await run('doctor', ...at)).toEqual([1, expect.stringMatching(/^• El libro solo se puede ver/)])
  const copy = join(dir, 'no-esta.vigente')
  expect(await run('restore', '--from', copy, ...at)).toEqual([
    1,
    expect.stringContaining('Revise que exista'),
  ])
})

test('what a command did about a damaged ledger stands in the log of its folder', async () => {
  const dir = temporaryFolder()
  const at = ['--data', dir]
  await run('call', 'clients.create', '{"name":"Hotel La Ceiba"}', ...at)
  await run('backup', ...at)
  rmSync(join(dir, 'ledger.db'))
  await run('call', 'clients.list', ...at)
  expect(lastEntries(placesOf(dir).log, 10)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ event: 'damage' }),
      expect.objectContaining({ event: 'recovered', kind: 'restored' }),
    ]),
  )
})

test('the doctor says of a ledger that nobody has open that its disk is full or takes no writing', async () => {
  const dir = temporaryFolder()
  await run('call', 'clients.create', '{"name":"Hotel La Ceiba"}', '--data', dir)
  const seen = (await inspectLedger(placesOf(dir)))!
  expect(seen).toMatchObject({ writable: true, space: 'enough' })
  const wrong = itemsOf({ ...seen, backups: 1, writable: false, space: 'none', freeMb: 3 })
  expect(wrong.map((one) => one.wrong)).toEqual([
    'La carpeta del libro no deja escribir.',
    'Quedan 3 MB libres en el disco.',
  ])
})

test('a ledger of a newer program is neither whole nor in order for this one, which cannot look through it', async () => {
  const dir = temporaryFolder()
  await run('call', 'clients.create', '{"name":"Hotel La Ceiba"}', '--data', dir)
  behindItsBack(dir, (raw) => raw.pragma('user_version = 9999'))
  const bytes = readFileSync(placesOf(dir).ledger)
  expect(await run('verify', '--data', dir)).toEqual([1, expect.stringMatching(/es de un Vigente más nuevo/)])
  expect(await run('doctor', '--data', dir)).toEqual([
    1,
    expect.stringMatching(/es de un Vigente más nuevo.*\n {2}→ Actualice/),
  ])
  expect(await run('backup', '--data', dir)).toEqual([1, expect.stringMatching(/más nuevo/)])
  expect(readFileSync(placesOf(dir).ledger).equals(bytes)).toBe(true)
})

test('the file for support is written by one line, and a damaged ledger is not opened for it', async () => {
  const dir = temporaryFolder()
  const at = ['--data', dir]
  const to = join(temporaryFolder(), 'soporte.zip')
  const parts = () => {
    const read = unzipSync(readFileSync(to))
    return Object.fromEntries(Object.entries(read).map(([name, bytes]) => [name, strFromU8(bytes)]))
  }
  expect(await run('support-file', '--to', to, ...at)).toEqual([1, ''])
  expect((await run('support-file', ...at))[0]).toBe(2)
  await run('call', 'clients.create', '{"name":"Hotel La Ceiba"}', ...at)
  expect(await run('support-file', '--to', to, ...at)).toEqual([0, `Archivo para soporte: ${to}`])
  expect(JSON.parse(parts()['renglones.json']!)).toMatchObject({ clients: 1 })

  const { line, child, finished } = vigente(['serve', '--port', '0', ...at])
  await line(/"url"/)
  expect(await run('support-file', '--to', to, ...at)).toEqual([0, `Archivo para soporte: ${to}`])
  expect(parts()['registro.ndjson']).toMatch(/^\{"at":"[^"]+","event":"start","version":"0\.1\.0"\}\n/)
  child.kill('SIGTERM')
  await finished

  behindItsBack(dir, (raw) => raw.exec(`UPDATE clients SET city = 'Otra'`))
  for (let look = 0; look < 2; look += 1)
    expect(await run('support-file', '--to', to, ...at)).toEqual([0, `Archivo para soporte: ${to}`])
  const { 'libro.json': ledger, 'registro.ndjson': log, ...others } = parts()
  expect(JSON.parse(ledger!)).toMatchObject({ healthy: false, damages: { 'row clients': 1 } })
  expect(log).toContain('"event":"stop"')
  expect(Object.keys(others)).toEqual(['LEEME.txt', 'versiones.json'])
  const nowhere = join(dir, 'no', 'such', 'folder.zip')
  expect((await run('support-file', '--to', nowhere, ...at))[0]).toBe(1)
})

test('a ledger in a folder that OneDrive or Dropbox has is not opened, nor is one made there; the doctor says where to move it', async () => {
  const cloud = temporaryFolder()
  const dir = join(cloud, 'vigente')
  const asked = async (env: NodeJS.ProcessEnv, ...args: string[]) => {
    const { code, stdout } = await vigente([...args, '--data', dir], env).finished
    return [code, stdout.trim()] as const
  }
  const counts = ['call', 'ledger.counts']
  const inCloud = { OneDriveCommercial: cloud }
  const [code, answer] = await asked(inCloud, ...counts)
  expect([code, JSON.parse(answer)]).toMatchObject([
    1,
    {
      refusal: {
        params: { dir, reason: 'oneDrive' },
        message: expect.stringMatching(/dentro de OneDrive.*Mueva la carpeta completa a un disco de esta PC/),
      },
    },
  ])
  expect(existsSync(dir)).toBe(false)
  expect((await asked({}, ...counts))[0]).toBe(0)
  expect(await asked(inCloud, 'doctor')).toEqual([
    1,
    expect.stringMatching(/^• La carpeta del libro está dentro de OneDrive.*\n {2}→ Mueva la carpeta/),
  ])
  const APPDATA = temporaryFolder()
  mkdirSync(join(APPDATA, 'Dropbox'))
  writeFileSync(join(APPDATA, 'Dropbox', 'info.json'), JSON.stringify({ business: { path: cloud, host: 7 } }))
  expect((await asked({ APPDATA }, ...counts))[1]).toContain('"reason":"dropbox"')
})

test('a copy of another office is brought only by whoever names that office', async () => {
  const [one, other, memory] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
  const passphrase = 'caballo correcto batería grapa'
  const named = (dir: string, name: string) =>
    run('call', 'settings.setProfile', JSON.stringify({ name }), '--data', dir)
  await named(one, 'Soluciones Cozumel')
  await run('call', 'backups.keepElsewhere', JSON.stringify({ folder: memory, passphrase }), '--data', one)
  await run('call', 'backups.copyNow', '{}', '--data', one)
  await named(other, 'Sistemas del Caribe')
  const copy = join(memory, readdirSync(memory)[0]!)
  const restore = async (...more: string[]) => {
    const asked = ['restore', '--from', copy, '--yes', ...more, '--data', other]
    const { code, stdout } = await vigente(asked, { VIGENTE_PASSPHRASE: passphrase }).finished
    return [code, stdout] as const
  }
  expect(await restore()).toEqual([
    1,
    expect.stringMatching(
      /es de «Soluciones Cozumel».*«Sistemas del Caribe»[^]*repita el mandato con --office/,
    ),
  ])
  expect(await restore('--office', 'Soluciones Cozumel')).toEqual([
    0,
    expect.stringContaining('Se restauró la copia'),
  ])
})
