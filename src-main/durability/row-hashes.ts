import type Database from 'better-sqlite3'
import { databaseDoor, sql } from '#db/sql.ts'
import type { Damage } from '#domain/ledger-damage.ts'
import { openHashFile, removeHashFile, type HashFile, type HashState } from './hash-file.ts'
import { headsOf } from './heads.ts'
import { faultOf, missingRow } from './row-compare.ts'
import { digestsOfUnwatched, hashedTables, type HashedTable, type RowValue } from './row-tables.ts'

/** Rows between two looks at the time. */
const AT_ONCE = 40
/** A command that is over at once would never know the rows of a ledger otherwise. */
const AT_CLOSE_MS = 500

/**
 * Keeps the hash of every row of an open ledger, in slices of a few milliseconds between commands, and compares them all
 * again and again. What a command wrote is known from its before-images; of everything else a trigger of this connection
 * notes the key, in memory.
 */
export interface RowHashes {
  /** Works for so long; false where something is left to do. Nothing where a job holds a transaction. */
  slice(milliseconds: number): boolean
  /** The comparison of every row begins with the next slice, unless one is under way. */
  beginPass(at: string): void
  passedAt(): string | null
  /** `work` writes nearly every row, inside a transaction: all are read anew afterwards, and none is noted one by one. */
  anew<T>(work: () => T): T
  /** Whether what an earlier look found is still so. */
  stillSo(found: Damage): boolean
  /** Every row that was written is known, and that is noted for the next start. */
  close(): void
}

export interface RowHashesOptions {
  readonly raw: Database.Database
  readonly path: string
  readonly found: (damage: Damage) => void
  /** The comparison of every row has ended. */
  readonly passed: () => void
}

export function openRowHashes({ raw, path, found, passed }: RowHashesOptions): RowHashes {
  const db = databaseDoor(raw)
  const tables = new Map(hashedTables(db).map((table) => [table.name, table]))
  const schema = raw.pragma('user_version', { simple: true }) as number
  let file = openHashFile(path)
  if (file.state !== null && file.state.schema !== schema) {
    file.close()
    removeHashFile(path)
    file = openHashFile(path)
  }
  let state = begin(file)
  let passAfter: readonly RowValue[] | null = null
  const building = new Map<string, readonly RowValue[] | null>()
  let searchChanged = !file.state?.clean
  const watches = [...tables.values()].filter(({ kind }) => kind !== 'schema').flatMap(watchesOf)
  raw.exec(TOUCHED)
  raw.exec(watches.map(({ create }) => create).join('\n'))

  /** After a kill, what nothing tells of is read anew; after one that fell into an exchange, everything. */
  function begin({ state: known }: HashFile): HashState {
    const now = headsOf(db)
    const everything = [...tables.keys()]
    const fresh = {
      schema,
      imagesN: lastImage(),
      ...marks(),
      passedAt: null,
      pass: null,
      unwatched: {},
    }
    if (known === null) return { ...fresh, clean: false, building: everything }
    if (known.clean) return { ...known, clean: false }
    const synced = known.rev !== now.rev || known.epoch !== now.epoch
    if (synced) return { ...fresh, clean: false, building: everything, passedAt: known.passedAt }
    const loose = everything.filter((name) => name === 'outbox' || tables.get(name)!.kind === 'local')
    return { ...known, building: [...new Set([...known.building, ...loose])] }
  }

  function marks(): Pick<HashState, 'auditN' | 'outboxSeq' | 'rev' | 'epoch'> {
    const { auditN, outboxSeq, rev, epoch } = headsOf(db)
    return { auditN, outboxSeq, rev, epoch }
  }

  function lastImage(): number {
    return db.value<number>(sql`SELECT max(n) FROM before_images`) ?? 0
  }

  function note(name: string, key: string): void {
    const table = tables.get(name)
    if (table === undefined) return
    const row = table.find(db, key)
    if (row === null) file.drop(name, key)
    else file.put(name, key, row.hash)
  }

  /** Of an image also the row that it is of: it was written just then. */
  function noteImage({
    n,
    tbl,
    key,
  }: {
    readonly n: number
    readonly tbl: string
    readonly key: string
  }): void {
    note('before_images', String(n))
    note(tbl, key)
  }

  /** What the commands wrote since, oldest first; false where some is left. */
  function drainChains(): boolean {
    const images = db.all<{ n: number; tbl: string; key: string }>(sql`
      SELECT n, tbl, key FROM before_images WHERE n > ${state.imagesN} ORDER BY n LIMIT ${AT_ONCE}
    `)
    images.forEach(noteImage)
    const audit = db.column<number>(
      sql`SELECT n FROM audit WHERE n > ${state.auditN} ORDER BY n LIMIT ${AT_ONCE}`,
    )
    for (const n of audit) note('audit', String(n))
    const outbox = db.column<number>(sql`
      SELECT seq FROM outbox WHERE seq > ${state.outboxSeq} ORDER BY seq LIMIT ${AT_ONCE}
    `)
    for (const seq of outbox) note('outbox', String(seq))
    state = {
      ...state,
      imagesN: images.at(-1)?.n ?? state.imagesN,
      auditN: audit.at(-1) ?? state.auditN,
      outboxSeq: outbox.at(-1) ?? state.outboxSeq,
    }
    return [images, audit, outbox].every((rows) => rows.length < AT_ONCE)
  }

  function drainTouched(): boolean {
    const rows = db.all<{ tbl: string; key: string }>(sql`SELECT tbl, key FROM temp.touched LIMIT ${AT_ONCE}`)
    for (const { tbl, key } of rows) {
      if (tbl === 'before_images') {
        const image = db.get<{ n: number; tbl: string; key: string }>(sql`
          SELECT n, tbl, key FROM before_images WHERE n = ${key}
        `)
        if (image !== null) note(image.tbl, image.key)
      }
      if (tbl === 'search_docs') searchChanged = true
      note(tbl, key)
      db.run(sql`DELETE FROM temp.touched WHERE tbl = ${tbl} AND key = ${key}`)
    }
    // What was taken back gives its number to what comes next.
    if (rows.some(({ tbl }) => tbl === 'before_images'))
      state = { ...state, imagesN: Math.min(state.imagesN, lastImage()) }
    return rows.length < AT_ONCE
  }

  function build(): boolean {
    const [name] = state.building
    if (name === undefined) return true
    const table = tables.get(name)
    const after = building.get(name)
    if (table === undefined) {
      state = { ...state, building: state.building.slice(1) }
    } else if (after === undefined) {
      if (file.forget(name, AT_ONCE * 4) === 0) building.set(name, null)
    } else {
      const rows = table.next(db, after, AT_ONCE)
      for (const { key, hash } of rows) file.put(name, key, hash)
      if (rows.length === AT_ONCE) building.set(name, rows.at(-1)!.at)
      else {
        building.delete(name)
        state = { ...state, building: state.building.slice(1) }
      }
    }
    return false
  }

  /** Only right after everything that was written is known, so that what differs is damage. */
  function comparePart(): boolean {
    if (state.pass === null) return true
    const { table: name, after: missingAfter } = state.pass
    const table = tables.get(name)
    if (table === undefined) return nextTable(name)
    if (missingAfter !== null) {
      const keys = file.keysAfter(name, missingAfter, AT_ONCE)
      for (const key of keys) if (table.find(db, key) === null) found(missingRow(name, key))
      if (keys.length < AT_ONCE) return nextTable(name)
      state = { ...state, pass: { ...state.pass, after: keys.at(-1)! } }
      return false
    }
    const rows = table.next(db, passAfter, AT_ONCE)
    for (const row of rows) {
      const fault = faultOf(name, row, file.get(name, row.key))
      if (fault !== null) found(fault)
    }
    if (rows.length === AT_ONCE) passAfter = rows.at(-1)!.at
    else state = { ...state, pass: { ...state.pass, after: '' } }
    return false
  }

  function nextTable(name: string): boolean {
    const names = [...tables.keys()]
    const next = names[names.indexOf(name) + 1]
    passAfter = null
    if (next !== undefined) {
      state = { ...state, pass: { ...state.pass!, table: next, after: null } }
      return false
    }
    state = { ...state, pass: null, passedAt: state.pass!.at }
    passed()
    return false
  }

  /** What the disk did not take is not known either: neither here nor by what was noted of the ledger's connection. */
  function slice(milliseconds: number): boolean {
    if (raw.inTransaction) return false
    const before = { state, passAfter, searchChanged, building: new Map(building) }
    try {
      return raw.transaction(() => sliceOf(milliseconds))()
    } catch (error) {
      ;({ state, passAfter, searchChanged } = before)
      building.clear()
      before.building.forEach((after, name) => building.set(name, after))
      throw error
    }
  }

  function sliceOf(milliseconds: number): boolean {
    const until = performance.now() + milliseconds
    let done = false
    file.transaction(() => {
      while (performance.now() < until && !done) {
        const drained = drainChains() && drainTouched()
        if (!drained) continue
        state = { ...state, rev: headsOf(db).rev, epoch: headsOf(db).epoch }
        done = build() && comparePart()
      }
      file.setState(state)
    })
    return done
  }

  return {
    slice,
    beginPass: (at) => {
      if (state.pass !== null) return
      passAfter = null
      state = { ...state, pass: { table: [...tables.keys()][0]!, after: null, at } }
    },
    passedAt: () => state.passedAt,
    anew: (work) => {
      // Where it is rolled back, the watches are there again.
      raw.exec(watches.map(({ drop }) => drop).join('\n'))
      const value = work()
      raw.exec('DELETE FROM temp.touched')
      raw.exec(watches.map(({ create }) => create).join('\n'))
      building.clear()
      searchChanged = true
      state = { ...state, building: [...tables.keys()] }
      return value
    },
    stillSo: ({ table: name, key }) => {
      const table = name === null ? undefined : tables.get(name)
      if (table === undefined || key === null || raw.inTransaction) return true
      while (!(drainChains() && drainTouched()));
      const row = table.find(db, key)
      if (row === null) return file.get(table.name, key) !== null
      return faultOf(table.name, row, file.get(table.name, key)) !== null
    },
    close: () => {
      file.transaction(() => {
        while (!(drainChains() && drainTouched()));
        const until = performance.now() + AT_CLOSE_MS
        while (performance.now() < until && !build());
        // The index of the search is read only where it was written.
        const unwatched = { ...state.unwatched, ...digestsOfUnwatched(db, !searchChanged) }
        file.setState({ ...state, ...marks(), unwatched, clean: true })
      })
      file.close()
    },
  }
}

/**
 * What is not a command's: rows that a pull lays down, this PC's own. In the temporary schema, so that neither the
 * ledger's file nor another program knows of it, and what is rolled back is not noted.
 */
const TOUCHED =
  'CREATE TEMP TABLE touched (tbl TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (tbl, key)) STRICT, WITHOUT ROWID'

function watchesOf({ name, kind, keyOf, keys }: HashedTable) {
  const when = kind === 'ledger' ? 'WHEN (SELECT seq FROM door) = 0 ' : ''
  const watch = (event: string, on: string, row: 'NEW' | 'OLD') => ({
    drop: `DROP TRIGGER temp.touched_${name}_${event};`,
    create: `CREATE TEMP TRIGGER touched_${name}_${event} AFTER ${on} ON main."${name}" ${when}BEGIN
  INSERT INTO touched (tbl, key) VALUES ('${name}', ${keyOf(row)}) ON CONFLICT DO NOTHING;
END;`,
  })
  return [
    watch('update', 'UPDATE', 'NEW'),
    // A key hardly ever changes, and a statement that does not name it costs nothing here.
    watch('moved', `UPDATE OF ${keys.map((key) => `"${key}"`).join(', ')}`, 'OLD'),
    watch('delete', 'DELETE', 'OLD'),
    // The new rows of a chain are those above the last that was seen.
    ...(kind === 'chain' ? [] : [watch('insert', 'INSERT', 'NEW')]),
  ]
}
