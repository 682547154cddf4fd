import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkSecurityLog, openSecurityLog, type SecurityEntry } from '#endpoint/security-log.ts'
import { httpTransport } from '#sync/transport.ts'
import { openTestPc } from '../support/endpoint.ts'
import { enrolBody, post, serveTestEndpoint } from './hostile-endpoint.ts'

// What an endpoint writes down of who came, of who was let out and of whom it refused; and that nobody changes it unseen.

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'vigente-security-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

const AT = () => new Date('2026-11-30T15:00:00Z')
const FILE = 'security-2026-11.jsonl'

interface Line extends SecurityEntry {
  readonly n: number
  readonly at: string
}

function linesIn(dir: string): Line[] {
  return readdirSync(dir)
    .filter((name) => name.startsWith('security-'))
    .toSorted()
    .flatMap((name) => readFileSync(join(dir, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as Line)
}

/** Twelve lines of two months. */
function aFewDays(): string {
  const dir = folder()
  for (const month of [11, 12]) {
    const log = openSecurityLog(dir, () => new Date(`2026-${month}-30T15:00:00Z`))
    log.note({ event: 'started' })
    for (let n = 0; n < 4; n += 1) log.note({ event: 'enrolled', device: `pc-${n}` })
    log.note({ event: 'stopped' })
  }
  return dir
}

test('each line follows from the one before, from one start and one month to the next', () => {
  const dir = aFewDays()
  expect(readdirSync(dir)).toEqual([FILE, 'security-2026-12.jsonl'])
  expect(linesIn(dir).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  expect(checkSecurityLog(dir)).toEqual({ intact: true, lines: 12, first: 1, last: 12 })
  // The first months may be put away.
  rmSync(join(dir, FILE))
  expect(checkSecurityLog(dir)).toEqual({ intact: true, lines: 6, first: 7, last: 12 })
  expect(checkSecurityLog(folder())).toEqual({ intact: true, lines: 0, first: 0, last: 0 })
})

test('a line that is changed, left out, doubled, moved or made up is found where it is', () => {
  const dir = aFewDays()
  const path = join(dir, FILE)
  const right = readFileSync(path, 'utf8')
  const lines = right.trimEnd().split('\n')
  const found = (changed: readonly string[]) => {
    writeFileSync(path, `${changed.join('\n')}\n`)
    const checked = checkSecurityLog(dir)
    return 'error' in checked ? [checked.file, checked.line] : null
  }
  for (const [i, line] of lines.entries()) {
    const [before, after] = [lines.slice(0, i), lines.slice(i + 1)]
    const next = i + 1 < lines.length ? [FILE, i + 1] : ['security-2026-12.jsonl', 1]
    expect(found([...before, line.replace('2026-11-30T15', '2026-11-30T16'), ...after])).toEqual([
      FILE,
      i + 1,
    ])
    expect(found([...before, 'x', ...after])).toEqual([FILE, i + 1])
    expect(found([...before, line, line, ...after])).toEqual([FILE, i + 2])
    if (i > 0) expect(found([...before, ...after])).toEqual(next)
    if (i > 0) expect(found([...lines.slice(0, i - 1), line, lines[i - 1]!, ...after])).toEqual([FILE, i])
  }
  const { n } = JSON.parse(lines[2]!) as Line
  const madeUp = JSON.stringify({ n, at: AT().toISOString(), event: 'stopped', hash: 'f'.repeat(64) })
  expect(found([...lines.slice(0, 2), madeUp, ...lines.slice(3)])).toEqual([FILE, 3])
  writeFileSync(path, right)
  renameSync(path, join(dir, 'security-2027-01.jsonl'))
  expect(checkSecurityLog(dir)).toMatchObject({ file: 'security-2027-01.jsonl', line: 1 })
})

test('a line that a power cut left half written is gone, and the next follows from the last whole one', () => {
  const dir = aFewDays()
  appendFileSync(join(dir, 'security-2026-12.jsonl'), '{"n":13,"at":"2026-')
  expect(checkSecurityLog(dir)).toMatchObject({ intact: true, lines: 12 })
  openSecurityLog(dir, () => new Date('2026-12-31T15:00:00Z')).note({ event: 'started' })
  expect(checkSecurityLog(dir)).toMatchObject({ intact: true, lines: 13 })
  // In the middle it is no power cut's.
  appendFileSync(join(dir, FILE), '{"n":13,')
  expect(checkSecurityLog(dir)).toMatchObject({ file: FILE, line: 7 })
  writeFileSync(join(dir, FILE), readFileSync(join(dir, FILE), 'utf8').slice(0, -8))
  // All that a month had.
  writeFileSync(join(dir, 'security-2027-01.jsonl'), '{"n":14,')
  openSecurityLog(dir, () => new Date('2027-01-02T15:00:00Z')).note({ event: 'started' })
  expect(checkSecurityLog(dir)).toMatchObject({ intact: true, lines: 14 })
})

test('a clock that was set back, and forth again, breaks no chain', () => {
  const dir = folder()
  const days = ['2026-12-30', '2026-11-05', '2000-01-01', '2026-12-31', '2027-01-02', '2026-12-31']
  for (const restarts of [false, true]) {
    let at = days[0]!
    let log = openSecurityLog(dir, () => new Date(`${at}T15:00:00Z`))
    for (at of days) {
      if (restarts) log = openSecurityLog(dir, () => new Date(`${at}T15:00:00Z`))
      log.note({ event: 'started' })
    }
  }
  expect(checkSecurityLog(dir)).toEqual({ intact: true, lines: 12, first: 1, last: 12 })
  expect(readdirSync(dir)).toEqual(['security-2026-12.jsonl', 'security-2027-01.jsonl'])
})

test.skipIf(process.platform === 'win32')(
  'a disk that takes a part of a line, and has room again, breaks no chain',
  () => {
    const dir = folder()
    const script = `
    import { statSync } from 'node:fs'
    import { openSecurityLog } from '#endpoint/security-log.ts'
    let at = '2026-11-30T15:00:00Z'
    const log = openSecurityLog(${JSON.stringify(dir)}, () => new Date(at))
    do log.note({ event: 'started' })
    while (statSync(${JSON.stringify(join(dir, FILE))}).size < 1024)
    at = '2026-12-01T15:00:00Z'
    log.note({ event: 'stopped' })`
    const limited = 'ulimit -f 1 && exec "$0" --input-type=module -e "$1"'
    const { status, stderr } = spawnSync('bash', ['-c', limited, process.execPath, script], {
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([0, ''])
    expect(checkSecurityLog(dir)).toMatchObject({ intact: true })
    expect(linesIn(dir).at(-1)).toMatchObject({ event: 'stopped' })
  },
)

test('where nothing can be written the endpoint goes on, and what was to be written is in the copy', () => {
  const dir = folder()
  const copied: object[] = []
  const log = openSecurityLog(dir, AT, (line) => copied.push(line))
  log.note({ event: 'started' })
  rmSync(dir, { recursive: true })
  log.note({ event: 'enrolled', device: 'pc' })
  expect(copied).toMatchObject([{ event: 'started' }, { event: 'enrolled', device: 'pc' }])
  // Nor read.
  mkdirSync(join(dir, FILE), { recursive: true })
  openSecurityLog(dir, AT, (line) => copied.push(line)).note({ event: 'stopped' })
  expect(copied[2]).toMatchObject({ event: 'stopped' })
})

test('ten thousand refusals of a thousand addresses are a few lines, and all of them are counted', () => {
  const dir = folder()
  const log = openSecurityLog(dir, AT)
  for (let n = 0; n < 10_000; n += 1) log.refused('NOT_SIGNED', `10.0.${n % 4}.${n % 250}`)
  expect(linesIn(dir)).toHaveLength(20)
  log.flush()
  const lines = linesIn(dir)
  expect(lines.length).toBeLessThanOrEqual(41)
  expect(lines.reduce((sum, { times }) => sum + times!, 0)).toBe(10_000)
  expect(lines.at(-1)).toMatchObject({ from: 'others', fault: 'NOT_SIGNED' })
  // What a PC meets on an ordinary day is not written.
  log.refused('GAP', '10.0.0.1')
  log.flush()
  expect(linesIn(dir)).toHaveLength(lines.length)
})

test('who joins, who makes a code, who lets a PC out and what is refused is written, and no code or key is', async () => {
  const { url, service, security, dir } = await serveTestEndpoint()
  const way = httpTransport(url)
  const [one, two] = [await openTestPc(service, 'Recepción', way), await openTestPc(service, 'Oficina', way)]
  await one.exchange()
  const code = await service.newCode()
  const wrong = `AAAAA-AAAAA-AAAAA-AAAAA-AAAAA.${code.split('.')[1]}`
  await post(url, 'v1/enrol', enrolBody(wrong))
  await post(url, 'v1/pull', '{}')
  await post(url, 'v1/pull', '{}', { 'vigente-device': 'nadie de aquí' })
  await fetch(`${url}/favicon.ico`)
  await one.call('devices.revoke', { id: two.device, reason: 'se perdió' })
  await one.exchange()
  expect(await two.exchange()).toMatchObject({ failure: 'revoked' })
  await service.keys.replace(90)
  security.flush()
  const from = '127.0.0.1'
  const told = linesIn(dir).map(({ event, device, by, fault, from: address, times }) => ({
    ...{ event, device, by, fault, from: address, times },
  }))
  expect(told).toEqual([
    { event: 'codeMade' },
    { event: 'enrolled', device: one.device },
    { event: 'codeMade' },
    { event: 'enrolled', device: two.device },
    { event: 'codeMade' },
    { event: 'refused', fault: 'CODE_REFUSED', from, times: 1 },
    { event: 'refused', fault: 'NOT_SIGNED', from, times: 1 },
    { event: 'refused', fault: 'DEVICE_UNKNOWN', from, times: 1 },
    { event: 'revoked', device: two.device, by: one.device },
    { event: 'refused', fault: 'DEVICE_REVOKED', from, times: 1 },
    { event: 'keyReplaced' },
  ])
  expect(checkSecurityLog(dir)).toMatchObject({ intact: true, lines: 11 })
  const text = readFileSync(join(dir, FILE), 'utf8')
  for (const secret of [code, wrong, 'nadie de aquí']) expect(text).not.toContain(secret)
})
