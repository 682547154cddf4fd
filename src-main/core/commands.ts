import { operations, type OperationName } from '#contract/index.ts'
import type { Command, Procedure } from '#contract/procedure.ts'
import { databaseDoor } from '#db/sql.ts'
import { ok, refuse, type Refusal, type Result } from '#domain/result.ts'
import { mayDo } from '#domain/roles.ts'
import { findOperator } from '#features/operators/sql.ts'
import { withoutAliases } from '#sync/aliases.ts'
import { setDoorSeq } from '#sync/apply.ts'
import type { Authority } from '#sync/judge.ts'
import { appendToOutbox, outboxHead, type OutboxHead, type OutboxRow } from '#sync/outbox.ts'
import { MOST_BATCH_BYTES, type Outcome } from '#wire/messages.ts'
import type Database from 'better-sqlite3'
import type { CommandContext, Operator } from './app.ts'
import { auditHead, recordInAudit, type AuditHead } from './audit.ts'
import { handlerOf } from './handlers.ts'
import type { Rules } from './rules.ts'
import { settlements } from './settlements.ts'
import { idsFrom, type Stamp } from './stamp.ts'

/** A command as it was recorded: enough to run it again anywhere. */
export type Recorded = Pick<OutboxRow, 'type' | 'args'>

/** The last links of the two chains: an import of 100,000 lines reads them once. */
export interface Heads {
  readonly outbox: OutboxHead
  readonly audit: AuditHead
}

/** A command with everything that its handler is given. */
export interface Given {
  readonly name: string
  readonly procedure: Command
  readonly input: unknown
  readonly stamp: Stamp
  readonly operator: Operator
  /** Through which pipe it came. */
  readonly host: string
}

/** Commands on one ledger, inside a transaction that somebody else holds: given here, replayed, or judged. */
export interface Commands {
  heads(): Heads
  /** The handler, its outbox row and its audit row, as the next of the chains. What a refusal has written the caller takes back. */
  run(given: Given, heads?: Heads): Result<unknown> & { readonly heads?: Heads }
  /** The handler alone, under a number whose outbox row is there already. */
  perform(row: Recorded, seq: number): Result<unknown>
  /** As `run`, under a number of the caller's, and only for whom the ledger knows and lets. */
  record(row: Recorded, seq: number, authority: Authority): Result<unknown>
  /** What is done instead of a command that was refused, recorded in its place; null where it is simply refused. */
  settle(row: Recorded, seq: number, refusal: Refusal, authority: Authority): Outcome | null
  read(row: Recorded): Given
}

/** Recorded all the same it could never be sent, and nor could what was given after it. */
function isTooLarge({ input, stamp }: Given): boolean {
  return Buffer.byteLength(JSON.stringify({ input, stamp })) > MOST_BATCH_BYTES
}

export function openCommands(raw: Database.Database, rules: Rules): Commands {
  const db = databaseDoor(raw)
  const ledgerAlone = databaseDoor(raw, withoutBoard)

  function contextOf({ stamp, operator, procedure }: Given, authority: Authority | null): CommandContext {
    return {
      db: procedure.local ? db : ledgerAlone,
      now: stamp.now,
      today: stamp.today,
      operator,
      policies: rules.on(stamp.today),
      newId: idsFrom(stamp.cmdId),
      series: stamp.series,
      group: stamp.group,
      cmdId: stamp.cmdId,
      authority,
    }
  }

  /** Under `seq` the rows that the handler writes keep their before-images. */
  function handle(given: Given, seq: number | null, authority: Authority | null = null): Result<unknown> {
    if (seq !== null) setDoorSeq(db, seq)
    return handlerOf(given.name)(contextOf(given, authority), given.input) as Result<unknown>
  }

  function keep({ name, procedure, input, stamp, operator }: Given, head: OutboxHead): OutboxHead {
    return appendToOutbox(db, head, {
      cmd_id: stamp.cmdId,
      type: name,
      version: procedure.version,
      args: { input, stamp },
      group_id: stamp.group,
      operator_id: operator.id,
      created_at: stamp.now,
    })
  }

  /** The number is of another count than that of this ledger's chain. */
  function keepUnder(seq: number, given: Given): void {
    keep(given, { ...outboxHead(db), seq: seq - 1 })
  }

  function run(given: Given, heads = readHeads()): Result<unknown> & { readonly heads?: Heads } {
    const { local } = given.procedure
    if (!local && isTooLarge(given)) return refuse('operation.tooLarge', {})
    const result = handle(given, local ? null : heads.outbox.seq + 1)
    if (!result.ok || local) return result
    const outbox = keep(given, heads.outbox)
    const audit = recordInAudit(db, heads.audit, {
      seq: outbox.seq,
      at: given.stamp.now,
      operator: given.operator.id,
      host: given.host,
      action: given.name,
      input: given.input,
      value: result.value,
      outboxHash: outbox.hash,
    })
    return { ...result, heads: { outbox, audit } }
  }

  function readHeads(): Heads {
    return { outbox: outboxHead(db), audit: auditHead(db) }
  }

  function read(row: Recorded): Given {
    const words = wordsOf(row)
    const { operator: id } = words.stamp
    return givenBy(findOperator(db, id) ?? { id, name: id, role: 'admin' }, row.type, words, 'replay')
  }

  /** By what is known here of the operator, whatever its PC thinks. */
  function whoMay(type: string, { stamp }: Words): Result<Operator> {
    const operator = findOperator(db, stamp.operator)
    if (!operator) return refuse('operator.unknown', { operator: stamp.operator })
    const { role } = commandNamed(type)
    return mayDo(operator.role, role)
      ? ok(operator)
      : refuse('operation.roleRequired', { role, operator: operator.name })
  }

  function givenBy(operator: Operator, type: string, { input, stamp }: Words, host: string): Given {
    const procedure = commandNamed(type)
    return {
      name: type,
      procedure,
      input: procedure.input.parse(withoutAliases(db, type, input)),
      stamp,
      operator,
      host,
    }
  }

  return {
    heads: readHeads,
    run: (given, heads) => run(given, heads),
    perform: (row, seq) => handle(read(row), seq),
    record: (row, seq, authority) => {
      const words = wordsOf(row)
      const operator = whoMay(row.type, words)
      if (!operator.ok) return operator
      const given = givenBy(operator.value, row.type, words, 'endpoint')
      const result = handle(given, seq, authority)
      // What an endpoint judges stands in its log, and in no audit of this ledger.
      if (result.ok) keepUnder(seq, given)
      return result
    },
    settle: (row, seq, refusal, authority) => {
      const words = wordsOf(row)
      const operator = whoMay(row.type, words)
      if (!operator.ok) return null
      const given = givenBy(operator.value, row.type, words, 'endpoint')
      const outcome =
        settlements[row.type as OperationName]?.(
          contextOf(given, authority),
          given.input as never,
          refusal,
        ) ?? null
      if (outcome !== null) keepUnder(seq, given)
      return outcome
    },
    read,
  }
}

function commandNamed(type: string): Command {
  const procedure: Procedure | undefined = Object.hasOwn(operations, type)
    ? operations[type as OperationName]
    : undefined
  if (procedure?.kind !== 'command' || procedure.local) throw new Error(`${type} is not a recorded command`)
  return procedure
}

interface Words {
  readonly input: unknown
  readonly stamp: Stamp
}

function wordsOf({ args }: Recorded): Words {
  return JSON.parse(args) as Words
}

/** A command decides by the ledger: run again elsewhere, on another day, it finds no board, or another one. */
function withoutBoard(text: string): string {
  if (/\b(board|search_docs|search_index|month_totals)\b/.test(text))
    throw new Error(`a command reads what is kept for the screens: ${text}`)
  return text
}
