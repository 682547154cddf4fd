import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = join(import.meta.dirname, '..', '..')

interface Edit {
  readonly file: string
  /** Stands exactly once in the file. */
  readonly text: string
  readonly becomes: string
}

/** A fault that somebody could make: the simulator must find it. */
export interface Mutant extends Edit {
  readonly name: string
  /** Where two guard against the same, both are taken away. */
  readonly also?: readonly Edit[]
}

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'the cursor is saved in a transaction before its page',
    file: 'src-main/sync/exchange.ts',
    text: '    const agrees = await client\n      .transaction((ledger) => {',
    becomes: `    await client.transaction(({ raw }) => {
      raw.prepare('UPDATE enrolment SET cursor = ?').run(answer.nextCursor)
      return { value: null, types: NOTHING }
    })
    const agrees = await client
      .transaction((ledger) => {`,
  },
  {
    name: 'a result is visible before its rows',
    file: 'src-main/sync/exchange.ts',
    text: '    await sealWith(client, answer)\n',
    becomes: `    await client.transaction((ledger) => {
      return { value: null, types: settleKnown(client, ledger, [...answer.results]) }
    })\n`,
  },
  {
    name: 'what was seen is known by its number alone',
    file: 'src-endpoint/tenant.ts',
    text: 'known?.cmd_id !== command.cmdId || known.hash !== command.hash',
    becomes: 'known === null',
  },
  {
    name: 'the ledger is kept before the log is',
    file: 'src-endpoint/revisions.ts',
    text: `          return answer
        })
        held.keep(made)`,
    becomes: `          held.keep(made)
          return answer
        })`,
  },
  {
    name: 'what a turn that is given up has written stays in the ledger',
    file: 'src-endpoint/held.ts',
    text: `      if (raw.inTransaction) raw.exec('ROLLBACK')
`,
    becomes: '',
  },
  {
    name: 'what was counted before a command that is judged apart is forgotten with it',
    file: 'src-main/sync/judge.ts',
    text: `  ledger.sums().save(db)
  raw.exec('SAVEPOINT attempt')`,
    becomes: `  raw.exec('SAVEPOINT attempt')`,
  },
  {
    name: 'the revision is taken before what it belongs to is kept',
    file: 'src-endpoint/revisions.ts',
    text: `        const value = await driver.write(async (tx) => {
          const { rev: last, horizon, digestBefore } = await store.takeRevs(tx, tenant, most)`,
    becomes: `        const { rev: last, horizon, digestBefore } = await driver.write((tx) => store.takeRevs(tx, tenant, most))
        const value = await driver.write(async (tx) => {`,
  },
  {
    name: 'an alias is not applied to what waits',
    file: 'src-main/core/commands.ts',
    text: 'procedure.input.parse(withoutAliases(db, type, input))',
    becomes: 'procedure.input.parse(input)',
  },
  {
    name: 'what is gone comes back with a whole ledger',
    file: 'src-main/sync/snapshot.ts',
    text: 'for (const table of Object.keys(LEDGER_TABLES).toReversed()) deleteAllRows(db, table)',
    becomes: '',
  },
  {
    name: 'what waits runs again without being taken back',
    file: 'src-main/sync/take.ts',
    text: '  if (pending.length > 0) takeBack(db, pending)\n',
    becomes: '',
  },
  {
    name: 'effects are taken back oldest first',
    file: 'src-main/features/ledger/sql.ts',
    text: 'ORDER BY n DESC',
    becomes: 'ORDER BY n',
  },
  {
    name: 'what an endpoint could not do for its full disk is set aside as what it never could',
    file: 'src-main/sync/judge.ts',
    text: 'error instanceof LeftTraces || isOfTheMachine(error)',
    becomes: 'error instanceof LeftTraces',
  },
  {
    name: 'what the endpoint cannot do blocks what follows',
    file: 'src-main/sync/judge.ts',
    text: '      if (tries === TRIES) return null',
    becomes: '      throw error',
  },
  {
    name: 'what is sent again has another name',
    file: 'src-main/sync/exchange.ts',
    text: '      cmdId: row.cmd_id,',
    becomes: '      cmdId: crypto.randomUUID(),',
  },
  {
    name: 'a page is laid down in part',
    file: 'src-main/sync/take.ts',
    text: '  for (const entry of entries) {',
    becomes: '  for (const entry of entries.slice(0, Math.max(1, entries.length - 1))) {',
  },
  {
    name: 'of a page that begins with what shows already the rest is left out',
    file: 'src-main/sync/take.ts',
    text: 'if (entries.length > 0) layDownAll',
    becomes: 'if (entries.length > 0 && entries.length === page.entries.length) layDownAll',
  },
  {
    name: 'what is taken back later is taken back to a row that is not confirmed',
    file: 'src-main/sync/confirm.ts',
    text: "json_set(row, '$.rev', ${rev})",
    becomes: 'row',
  },
  {
    name: 'the digest is adopted and not compared',
    file: 'src-main/sync/take.ts',
    text: 'agrees: sums.digest() === page.digest',
    becomes: 'agrees: true',
    also: [
      {
        file: 'src-endpoint/pull.ts',
        text: 'page.here === null || (known !== null && known !== page.here)',
        becomes: 'page.here === null',
      },
    ],
  },
  {
    name: 'a digest that differs is not told to the endpoint',
    file: 'src-endpoint/pull.ts',
    text: 'page.here === null || (known !== null && known !== page.here)',
    becomes: 'page.here === null',
  },
  {
    name: 'the before-images of what was taken back stay',
    file: 'src-main/sync/take.ts',
    text: '  db.run(sql`DELETE FROM before_images WHERE seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)}))`)\n',
    becomes: '',
  },
  {
    name: 'what the endpoint lost is not sent again',
    file: 'src-main/sync/exchange.ts',
    text: '    sendAgain(db)\n',
    becomes: '',
  },
  {
    name: 'a revoked PC is still judged',
    file: 'src-endpoint/answer.ts',
    text: "    if (known.revokedAt !== null) return { fault: 'DEVICE_REVOKED' }\n",
    becomes: '',
    also: [
      {
        file: 'src-endpoint/tenant.ts',
        text: 'if (findDevice(revisions.ledger().db, device)?.revokedAt !== null) return',
        becomes: 'if (findDevice(revisions.ledger().db, device) === null) return',
      },
    ],
  },
  {
    name: 'an answer is believed without its signature',
    file: 'src-main/sync/ask.ts',
    text: "keys.some((key) => isSignedBy(publicKeyOf(key, 'Ed25519'), body, signature))",
    becomes: 'keys.some((key) => isSignedBy(publicKeyOf(key, "Ed25519"), body, signature) || true)',
  },
  {
    name: 'a new count of commands begins over those that were judged',
    file: 'src-main/sync/enrolment.ts',
    text: 'SET epoch = ${epoch},\n      seq_base = ${FIRST_PENDING} - 1',
    becomes: 'SET epoch = ${epoch}',
  },
  {
    name: 'a lease is given out again before it has ended',
    file: 'src-main/features/keys/lease.ts',
    text: 'const ids = lacking(db, device, now, rules)',
    becomes: 'const ids = lacking(db, device, hoursAfter(now, rules.leaseDays * 24), rules)',
  },
  {
    name: 'a key that is kept for another PC is given all the same',
    file: 'src-main/features/keys/assign.ts',
    text: 'holder === null || holder === authority?.device',
    becomes: 'true',
  },
  {
    name: 'what became of a command is folded away with its rows',
    file: 'src-endpoint/store-base.ts',
    text: "UPDATE log SET args = '', changes = '[]' WHERE tenant = ? AND rev > ? AND rev <= ?",
    becomes: 'DELETE FROM log WHERE tenant = ? AND rev > ? AND rev < ?',
  },
  {
    name: 'a row that is gone stays in what the log was folded into',
    file: 'src-endpoint/compact.ts',
    text: 'await base.dropBaseRow(tx, tenant, tbl, key)',
    becomes: 'continue',
  },
  {
    name: 'what is older by the clock of its PC changes nothing',
    file: 'src-endpoint/tenant.ts',
    text: '    const judged = await judge(revisions.ledger(), command, rev, {',
    becomes: `    const newest: string = (revisions as any).newest ?? ''
    if (command.createdAt > newest) (revisions as any).newest = command.createdAt
    const isOlder = command.type === 'clients.update' && command.createdAt < newest
    const judged = isOlder ? asRevision(revisions.ledger(), rev, () => ({ kind: 'applied' })) : await judge(revisions.ledger(), command, rev, {`,
  },
  {
    name: 'a ledger from before the horizon goes on with what is left of the log',
    file: 'src-endpoint/revisions.ts',
    text: '!isOfThisLog || (from > 0 && from < horizon)',
    becomes: '!isOfThisLog',
    also: [
      {
        file: 'src-endpoint/revisions.ts',
        text: 'if (ledgerRev(ledger.sync.db) < horizon) await',
        becomes: 'if (ledgerRev(ledger.sync.db) === 0 && horizon > 0) await',
      },
    ],
  },
]

/** Texts of a planted fault that do not stand once in their file: a stale one changes nothing that is known. */
export function staleTexts({ also = [], ...first }: Mutant): string[] {
  return [first, ...also]
    .filter(({ file, text }) => readFileSync(join(ROOT, file), 'utf8').split(text).length !== 2)
    .map(({ file, text }) => `${file}: ${text}`)
}

/** Changes its files as they are loaded: nothing on the disk is touched. */
export function plant(mutant: Mutant): void {
  const stale = staleTexts(mutant)
  if (stale.length > 0) throw new Error(`does not stand once: ${stale.join(', ')}`)
  registerHooks({
    load: (asked, context, next) => {
      const loaded = next(asked, context)
      if (!asked.startsWith('file:')) return loaded
      const path = fileURLToPath(asked)
      const edits = [mutant, ...(mutant.also ?? [])].filter(({ file }) => join(ROOT, file) === path)
      if (edits.length === 0) return loaded
      const source = edits.reduce(
        (code, { text, becomes }) => code.replace(text, () => becomes),
        String(loaded.source),
      )
      return { ...loaded, source }
    },
  })
}
