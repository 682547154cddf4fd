import fs, { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { bytesOf, whileStill } from '#db/ledger-bytes.ts'
import { openLedgerFile } from '#db/open.ts'
import { checkApart, checkOpen } from '#durability/checking.ts'
import { copyOpen, piecesOf } from '#durability/copy-open.ts'

const ROWS = 3_000

/** 12 MiB of accounts. What is moved goes from a fourth of them to another, so that together they always have nothing. */
function accounts() {
  const dir = mkdtempSync(join(tmpdir(), 'vigente-copy-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const raw = openLedgerFile(join(dir, 'ledger.db'))
  onTestFinished(() => void raw.close())
  raw.exec('CREATE TABLE accounts (id INTEGER PRIMARY KEY, has INTEGER NOT NULL, filling BLOB NOT NULL)')
  const add = raw.prepare('INSERT INTO accounts (has, filling) VALUES (0, randomblob(4000))')
  raw.transaction(() => {
    for (let row = 0; row < ROWS; row += 1) add.run()
  })()
  let moved = 0
  return {
    raw,
    copy: join(dir, 'copy.db'),
    /** On more pages than a -wal has before they go into the file, but not on all. */
    move: () => {
      moved += 1
      raw
        .prepare('UPDATE accounts SET has = has + iif(id % 4 = ?, 1, -1) WHERE id % 4 IN (?, ?)')
        .run(moved % 4, moved % 4, (moved + 1) % 4)
    },
  }
}

/** What each account has. */
function accountsOf(raw: Database.Database): unknown {
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  return raw.prepare('SELECT has FROM accounts ORDER BY id').pluck().all()
}

function accountsIn(path: string): unknown {
  const raw = new Database(path)
  try {
    return accountsOf(raw)
  } finally {
    raw.close()
  }
}

test('a copy of a ledger that is written to meanwhile is the ledger as of its last commit', async () => {
  const { raw, copy, move } = accounts()
  for (let time = 0; time < 3; time += 1) {
    let told = 0
    await whileStill(raw, async (bytes) =>
      copyOpen(bytes, copy, (done, total) => {
        told = done / total
        move()
      }),
    )
    expect(told).toBe(1)
    expect(accountsIn(copy)).toEqual(accountsOf(raw))
    // Nobody reads it any more: what is written goes into the file again.
    move()
  }
})

test('where the -wal begins anew while it is copied, nothing that was written before takes the place of what came later', async () => {
  const { raw, copy, move } = accounts()
  // Ten commits of 100 pages, after which all of it is in the file, and the next begins it anew.
  move()
  for (let time = 0; time < 10; time += 1) raw.exec('UPDATE accounts SET has = has + 1 WHERE id <= 100')
  const before = accountsOf(raw)
  await whileStill(raw, async (bytes) => {
    let told = 0
    // Half of the -wal is copied.
    const restore = beforeNextFlush(() => told === 1, move)
    copyOpen(bytes, copy, (done, total) => {
      told = done / total
    })
    restore()
    expect(accountsOf(raw)).not.toEqual(before)
  })
  expect([before, accountsOf(raw)]).toContainEqual(accountsIn(copy))
})

/** Once, of those that `isIt` says. */
function beforeNextFlush(isIt: () => boolean, work: () => void): () => void {
  const { fdatasyncSync } = fs
  const restore = () => {
    Object.assign(fs, { fdatasyncSync })
    syncBuiltinESMExports()
  }
  Object.assign(fs, {
    fdatasyncSync: (file: number) => {
      fdatasyncSync(file)
      if (!isIt()) return
      restore()
      work()
    },
  })
  syncBuiltinESMExports()
  onTestFinished(restore)
  return restore
}

test('of a -wal that was long once only what is in it now is copied', async () => {
  const { raw, copy, move } = accounts()
  // All that the first rows wrote is in the file by now; the next commits begin it anew, and it stays as long as it was.
  raw.pragma('wal_checkpoint(PASSIVE)')
  for (let time = 0; time < 3; time += 1) {
    raw.exec('UPDATE accounts SET has = has + 1 WHERE id <= 10')
    await whileStill(raw, async (bytes) => copyOpen(bytes, copy, () => {}))
    expect(statSync(`${raw.name}-wal`).size).toBeGreaterThan(12e6)
    expect(statSync(`${copy}-wal`).size).toBeLessThan(1e6)
    expect(accountsIn(copy)).toEqual(accountsOf(raw))
  }
  // And what was rolled back is none of it.
  expect(() =>
    raw.transaction(() => {
      move()
      throw new Error('given up')
    })(),
  ).toThrow('given up')
  await whileStill(raw, async (bytes) => copyOpen(bytes, copy, () => {}))
  expect(accountsIn(copy)).toEqual(accountsOf(raw))
})

test('of a commit that is half in the copy there is nothing', async () => {
  const { raw, copy, move } = accounts()
  move()
  const before = accountsOf(raw)
  await whileStill(raw, async (bytes) => {
    move()
    const after = accountsOf(raw)
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (part) => {
        copyOpen(bytes, copy, () => {})
        truncateSync(`${copy}-wal`, Math.floor(statSync(`${copy}-wal`).size * part))
        expect([before, after]).toContainEqual(accountsIn(copy))
      }),
      { numRuns: 20, examples: [[0], [1]] },
    )
  })
})

test('while two works want the file of a ledger to stay as it is, it does so until the second ends', async () => {
  const { raw } = accounts()
  const checkpoint = () => raw.pragma('wal_autocheckpoint', { simple: true })
  await whileStill(raw, async () => {
    await whileStill(raw, async () => {})
    expect(checkpoint()).toBe(0)
  })
  expect(checkpoint()).toBe(1000)
})

test('once a ledger is copied its -wal goes into its file again, while the copy is still looked through', async () => {
  const { raw, copy } = accounts()
  const checkpoint = () => raw.pragma('wal_autocheckpoint', { simple: true })
  await whileStill(raw, async (_bytes, isRead) => {
    isRead()
    expect(checkpoint()).toBe(1000)
  })
  expect(checkpoint()).toBe(1000)
  const said: unknown[] = []
  const copied = () => void said.push('copied')
  const copying = (done: number, total: number) => void (done === total && said.push('last'))
  await checkApart({ path: copy, from: bytesOf(raw), hashes: null }, { copying, copied })
  expect(said).toEqual(['last', 'copied'])
})

test('where the thread that copies dies, the -wal goes into the file again', async () => {
  const { raw, copy } = accounts()
  const path = join(copy, 'no folder')
  // What the system said of it comes along.
  await expect(checkOpen(raw, { path, hashes: null })).rejects.toMatchObject({ code: 'ENOENT', path })
  expect(raw.pragma('wal_autocheckpoint', { simple: true })).toBe(1000)
})

test('what is copied while the ledger is closed is no copy', async () => {
  const { raw } = accounts()
  await expect(whileStill(raw, async () => void raw.close())).rejects.toThrow('closed')
})

test('of a ledger of any size all is read but the bytes of its locks', () => {
  const [from, to] = [2 ** 30, 2 ** 30 + 512]
  fc.assert(
    fc.property(
      fc.oneof(fc.nat(5_000_000), fc.integer({ min: from - 4096, max: to + 4096 }), fc.constant(3 * from)),
      (size) => {
        let [next, read] = [0, 0]
        for (const { at, length } of piecesOf(size)) {
          expect(length).toBeGreaterThan(0)
          expect(at === next || (next === from && at === to)).toBe(true)
          expect(at + length <= from || at >= to).toBe(true)
          next = at + length
          read += length
        }
        expect(read).toBe(size - Math.max(0, Math.min(size, to) - from))
      },
    ),
  )
})
