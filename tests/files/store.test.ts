import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFileStore } from '#files/store.ts'

const NOW = new Date()

vi.mock(import('node:fs'), async (original) => {
  const fs = await original()
  return { ...fs, renameSync: vi.fn(fs.renameSync) }
})

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'vigente-files-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('a file is kept under a random id with the name the operator gave it', () => {
  const store = createFileStore(dir)
  const stored = store.put('cartera.csv', Buffer.from('Cliente,RFC\n'))
  expect(stored).toEqual({
    file: expect.stringMatching(/^[0-9a-f]{32}$/),
    name: 'cartera.csv',
    type: 'text/csv',
    size: 12,
  })
  const found = createFileStore(dir).get(stored.file)
  expect(found).toEqual({ ...stored, path: join(dir, 'files', stored.file) })
  expect(readFileSync(found!.path, 'utf8')).toBe('Cliente,RFC\n')
})

test('what came in or went out is gone after a week, and what was attached stays', () => {
  const store = createFileStore(dir)
  const [old, young] = ['cartera.csv', 'talón.pdf'].map((name) => store.put(name, Buffer.from(name)))
  const kept = store.keep(Buffer.from('recibo'))
  const longAgo = new Date(NOW.getTime() - 8 * 86_400_000)
  const files = readdirSync(join(dir, 'files')).map((name) => join(dir, 'files', name))
  for (const path of [...files.filter((path) => path.includes(old!.file)), join(dir, 'attachments', kept)])
    utimesSync(path, longAgo, longAgo)
  store.forgetOld(NOW)
  const later = createFileStore(dir)
  expect(later.get(old!.file)).toBeNull()
  expect(later.get(young!.file)).toMatchObject({ name: 'talón.pdf' })
  expect(later.kept(kept)).toEqual(Buffer.from('recibo'))
  expect(readdirSync(join(dir, 'files'))).toHaveLength(2)
})

test('a name is data: it never becomes a path', () => {
  const store = createFileStore(dir)
  for (const name of ['../../fuera.csv', 'C:\\Windows\\x.xlsx', 'CON', 'a:b', 'x'.repeat(400), '\0', '']) {
    const stored = store.put(name, Buffer.from('a'))
    expect(store.get(stored.file)?.name).toBe(name.slice(0, 255))
  }
  expect(readdirSync(dir)).toEqual(['attachments', 'files'])
  expect(readdirSync(join(dir, 'files')).every((entry) => /^[0-9a-f]{32}(\.json)?$/.test(entry))).toBe(true)
})

test('anything but an id that was given out finds nothing', () => {
  const store = createFileStore(dir)
  const { file } = store.put('a.csv', Buffer.from('a'))
  writeFileSync(join(dir, 'secreto'), 'x')
  for (const id of [
    '',
    '../secreto',
    '..',
    file.toUpperCase() + 'x',
    `${file}.json`,
    '0'.repeat(32),
    '__proto__',
  ]) {
    expect(store.get(id)).toBeNull()
  }
})

test('a stream over the limit leaves nothing behind', async () => {
  const store = createFileStore(dir)
  async function* endless() {
    for (;;) yield Buffer.alloc(1000)
  }
  expect(await store.putStream('grande.xlsx', endless(), 10_000)).toBe('tooLarge')
  expect(readdirSync(join(dir, 'files'))).toEqual([])
})

test('a stream that breaks leaves nothing behind and says so', async () => {
  const store = createFileStore(dir)
  async function* broken() {
    yield Buffer.from('Cliente')
    throw new Error('red caída')
  }
  await expect(store.putStream('a.csv', broken(), 100)).rejects.toThrow('red caída')
  expect(readdirSync(join(dir, 'files'))).toEqual([])
})

test('a stream is kept byte for byte, exactly at its limit too', async () => {
  const store = createFileStore(dir)
  async function* pieces() {
    for (let piece = 0; piece < 10; piece++) yield Buffer.alloc(1000, piece)
  }
  const stored = await store.putStream('a.bin', pieces(), 10_000)
  if (stored === 'tooLarge') throw new Error('refused')
  expect(stored.size).toBe(10_000)
  expect(readFileSync(store.get(stored.file)!.path).at(9_999)).toBe(9)
})

test('what a killed process left half written is swept away at the next start', () => {
  createFileStore(dir)
  writeFileSync(join(dir, 'files', `${'a'.repeat(32)}.part`), 'half')
  createFileStore(dir)
  expect(readdirSync(join(dir, 'files'))).toEqual([])
})

test('a file that an antivirus looks through for a moment is kept all the same', () => {
  const platform = vi.spyOn(process, 'platform', 'get').mockReturnValue('win32')
  const held = () => {
    throw Object.assign(new Error('held'), { code: 'EPERM' })
  }
  const rename = vi.mocked(renameSync).mockImplementationOnce(held).mockImplementationOnce(held)
  const store = createFileStore(dir)
  expect(store.get(store.put('cartera.csv', Buffer.from('a')).file)?.name).toBe('cartera.csv')
  rename.mockImplementationOnce(held)
  expect(store.kept(store.keep(Buffer.from('b')))).toEqual(Buffer.from('b'))
  platform.mockRestore()
})
