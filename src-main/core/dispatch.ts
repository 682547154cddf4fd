import { operations, type OperationName } from '#contract/index.ts'
import { isUpkeep, saves, type Command, type Procedure } from '#contract/procedure.ts'
import { withSmallCache } from '#db/open.ts'
import { changesSoFar, databaseDoor, sql } from '#db/sql.ts'
import { CalendarEnds, daysBetween, type Day } from '#domain/calendar.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { mayDo } from '#domain/roles.ts'
import { isBoardStale, refreshBoard, turnTheDay } from '#features/today/board.ts'
import { openOtherDay } from '#features/today/other-day.ts'
import { refreshSearch } from '#features/search/sql.ts'
import { issueSentence } from '#messages/es-MX/issues.ts'
import { readSums, type Sums } from '#sync/sums.ts'
import { answered } from './answered.ts'
import { noteInAudit } from './audit.ts'
import { handlerOf } from './handlers.ts'
import { openCommands, type Given, type Heads, type Recorded } from './commands.ts'
import { readDevice } from './device.ts'
import type { Door, DoorOptions, SyncDoor } from './door.ts'
import { RULES, rulesOf } from './rules.ts'
import { Rollback } from './rollback.ts'
import { asksForSecrets, carriesSecrets, sealInput } from './secrets/seal-input.ts'
import { commandIdsFrom, movedBy, uuid7, type Stamp } from './stamp.ts'
import type { Answer, Caller, JobContext, QueryContext } from './app.ts'

const SLOW_MS = 250
/** Pages of a pull. Not so much time: the same work takes the same pages on every machine. */
const LOOKED_AT_FOR = 20

/** Whatever happens in the program passes here: role, parsing, transaction, audit, timing, what changed. */
export function openDoor(options: DoorOptions): Door {
  const { access, raw, clock, files, secrets, practice, announce, log } = options
  const db = databaseDoor(raw)
  const otherDay = openOtherDay(raw)
  const cancelled = new Set<string>()
  const rules = rulesOf(db)
  const commands = openCommands(raw, rules)
  let lookedAt = 0
  let boardVersion = 0
  let boardDay: Day | null = null
  let busy: Promise<unknown> | null = null
  let sums: Sums | null = null

  async function dispatch(caller: Caller, name: string, input: unknown): Promise<Answer> {
    const started = performance.now()
    try {
      if (name === 'jobs.cancel' && isCancel(input)) {
        const who = access.actor(caller, undefined)
        if (!who.ok) return answered(who.refusal)
        cancelled.add(input.job)
        return { ok: true, value: { job: input.job } }
      }
      const opening = asksForSecrets(name) ? secrets.ready() : null
      if (opening) await opening
      while (busy) await busy
      return await admitted(caller, name, input)
    } catch (error) {
      if (error instanceof CalendarEnds)
        return answered({ code: 'operation.calendarEnds', params: { year: error.year } })
      const fault = options.durability.refusalOf(error)
      if (fault === null) return answered({ code: 'bug', params: { ref: reportBug(name, error) } })
      log({ event: 'fault', operation: known(name), code: fault.refusal.code, error })
      if (fault.refusal.code === 'ledger.ioError' && isToSave(name)) options.durability.notSaved()
      const mayEnd = fault.refusal.code === 'ledger.diskFull' && options.durability.release()
      return mayEnd ? dispatch(caller, name, input) : answered(fault.refusal)
    } finally {
      const took = performance.now() - started
      if (took > SLOW_MS) log({ event: 'slow', operation: known(name), ms: Math.round(took) })
    }
  }

  async function admitted(caller: Caller, name: string, input: unknown): Promise<Answer> {
    if (!Object.hasOwn(operations, name))
      return answered({ code: 'operation.unknown', params: { operation: name } })
    const procedure: Procedure = operations[name as OperationName]
    if (procedure.kind === 'command' && procedure.inner && caller.host !== 'direct') {
      return answered({ code: 'operation.inner', params: { operation: name } })
    }
    const who = access.actor(caller, procedure.from)
    if (!who.ok) return answered(who.refusal)
    const operator = who.value
    if (!mayDo(operator.role, procedure.role)) {
      return answered({
        code: 'operation.roleRequired',
        params: { role: procedure.role, operator: operator.name },
      })
    }
    const shut = saves(procedure) && !isUpkeep(procedure) ? options.durability.closedTo() : null
    if (shut) return answered(shut.refusal)
    const parsed = procedure.input.safeParse(input ?? {}, { error: issueSentence })
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, message }) => ({
        path: path.map(String).join('.'),
        message,
      }))
      return answered({ code: 'operation.invalidInput', params: { issues } })
    }
    const now = clock.now()
    const today = rules.dayAt(now)
    if (today !== boardDay) beginDay(today, procedure)
    const day = caller.asOf ?? today
    if (day !== today && saves(procedure)) {
      return answered({ code: 'operation.readOnlyAsOf', params: { day, today } })
    }
    if (procedure.kind === 'query') {
      lookedAt = LOOKED_AT_FOR
      const context = queryContext({ operator, desk: access.deskOf(caller) }, now, today, day)
      return checked(procedure, handlerOf(name)(context, parsed.data) as Result<unknown>)
    }
    if (procedure.kind === 'job') {
      const asker = { operator, desk: access.deskOf(caller) }
      const work = () => runJob(name, procedure.changes, asker, caller, now, parsed.data)
      const answer = checked(procedure, await (day === today ? work() : alone(work)))
      const session = asker.desk.issued()
      return answer.ok && session !== undefined ? { ...answer, session } : answer
    }
    // Only a command with secrets waits here: another may run between.
    const sealed = carriesSecrets(procedure, parsed.data)
      ? await sealedInput(procedure, parsed.data)
      : ok(parsed.data)
    if (!sealed.ok) return answered(sealed.refusal)
    const stamp: Stamp = {
      cmdId: uuid7(now),
      now: now.toISOString(),
      today,
      operator: operator.id,
      series: readDevice(db).letter,
      group: null,
    }
    const given: Given = { name, procedure, input: sealed.value, stamp, operator, host: caller.host }
    const result = inTransaction(() => commands.run(given))
    if (result.ok) afterCommit(procedure.changes)
    const answer = checked(procedure, result)
    return answer.ok && !procedure.local ? { ...answer, command: stamp.cmdId } : answer
  }

  /** Where the disk takes nothing, whoever only looks sees the board of the day before. */
  function beginDay(today: Day, procedure: Procedure): void {
    try {
      if (turnTheDay(raw, db, rules.on(today), today)) boardVersion += 1
      boardDay = today
    } catch (error) {
      if (saves(procedure) || options.durability.refusalOf(error) === null) throw error
    }
  }

  /** Before a command is recorded: its secrets are words no more. Making the first key may wait for the host. */
  async function sealedInput(procedure: Command, input: unknown): Promise<Result<unknown>> {
    const no = await secrets.prepare()
    if (no) return no
    while (busy) await busy
    return sealInput(secrets, procedure, input, 'words')
  }

  function queryContext(asker: Asker, now: Date, clockDay: Day, today = clockDay): QueryContext {
    const elsewhen = today === clockDay ? null : otherDay(today, boardVersion, rules.on(today), clockDay)
    return {
      db: elsewhen?.db ?? db,
      now: movedBy(now, daysBetween(clockDay, today)).toISOString(),
      today,
      clockDay,
      ...asker,
      policies: rules.on(today),
      files,
      secrets,
      practice,
      syncing: options.syncing(),
      durability: options.durability.of(),
      lastEntries: options.lastEntries,
      boardVersion: elsewhen?.version ?? boardVersion,
      on: (day) => queryContext(asker, now, clockDay, day),
    }
  }

  /** A job that looks at another day has its board for itself, since there is one for all. */
  async function alone<T>(work: () => Promise<T>): Promise<T> {
    const outcome = work()
    const done = outcome.then(
      () => {},
      () => {},
    )
    busy = done
    try {
      return await outcome
    } finally {
      if (busy === done) busy = null
    }
  }

  /** Refused or thrown, nothing of it stays. */
  function inTransaction<T extends Result<unknown>>(work: () => T): T {
    try {
      return raw.transaction(() => {
        const result = work()
        if (!result.ok) throw new Rollback(result)
        finish()
        return result
      })()
    } catch (error) {
      if (error instanceof Rollback) return error.result as T
      throw error
    }
  }

  /** Before a transaction is kept: no command runs any more, and board and search agree with the ledger. */
  function finish(): void {
    // What was only read costs no write.
    db.run(sql`UPDATE door SET seq = 0 WHERE id = 1 AND seq <> 0`)
    rules.forget()
    if (options.headless) return
    refreshSearch(db)
    if (!isBoardStale(db)) return
    const today = rules.dayAt(clock.now())
    refreshBoard(db, rules.on(today), today)
  }

  async function runJob(
    name: string,
    changes: readonly string[],
    asker: Asker,
    caller: Caller,
    now: Date,
    input: unknown,
  ): Promise<Result<unknown>> {
    const group = caller.job ?? uuid7(now)
    const nextCommand = commandIdsFrom(uuid7(now))
    const { letter } = readDevice(db)
    const { operator } = asker
    const base = queryContext(asker, now, rules.dayAt(now), caller.asOf)
    let heads: Heads | null = null
    const context: JobContext = {
      ...base,
      secrets,
      group,
      progress: (done, total, note) => options.progress({ job: group, done, total, note }),
      cancelled: () => cancelled.has(group),
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
      note: async ({ action, entity = null, reason = null, operator: by = operator.id }) => {
        while (raw.inTransaction) await busy
        const entry = { at: base.now, operator: by, host: caller.host, action, entity, reason }
        raw.transaction(() => noteInAudit(db, entry))()
      },
      run: (command, commandInput) => {
        if (!heads) throw new Error(`${command} was run outside atomically`)
        const definition = operations[command as OperationName] as Procedure
        if (definition.kind !== 'command') throw new Error(`${command} is not a command`)
        const stamp: Stamp = {
          cmdId: nextCommand(),
          now: base.now,
          today: base.today,
          operator: operator.id,
          series: letter,
          group,
        }
        const sealed = sealInput(secrets, definition, definition.input.parse(commandInput), 'orSealed')
        if (!sealed.ok) return sealed
        const before = changesSoFar(db)
        const given = { name: command, procedure: definition, input: sealed.value, stamp, operator }
        const result = commands.run({ ...given, host: caller.host }, heads)
        if (result.ok && result.heads) heads = result.heads
        // No savepoint for each line, which would copy each page that the line touches: what refuses a line comes
        // before its first write (load, decide, save), and where it does not, the whole job stops here.
        const own = definition.local ? 0 : 1
        if (!result.ok && changesSoFar(db) > before + own) {
          throw new Error(`${command} was refused after it had written`)
        }
        return result.ok ? ok(result.value) : result
      },
      atomically: async (work) => {
        while (busy) await busy
        let release = () => {}
        busy = new Promise<void>((resolve) => {
          release = () => {
            busy = null
            resolve()
          }
        })
        try {
          raw.exec('BEGIN IMMEDIATE')
          heads = commands.heads()
          const result = await work()
          if (result.ok && !cancelled.has(group)) {
            finish()
            raw.exec('COMMIT')
            afterCommit(changes)
            return result
          }
          raw.exec('ROLLBACK')
          return result.ok ? refuse('operation.cancelled', {}) : result
        } catch (error) {
          if (raw.inTransaction) raw.exec('ROLLBACK')
          throw error
        } finally {
          heads = null
          release()
        }
      },
    }
    try {
      return await (handlerOf(name)(context, input) as Promise<Result<unknown>>)
    } finally {
      cancelled.delete(group)
    }
  }

  function replay(row: Recorded): Result<unknown> {
    const given = commands.read(row)
    const result = inTransaction(() => commands.run(given))
    if (result.ok) afterCommit(given.procedure.changes)
    return result.ok ? ok(result.value) : result
  }

  const sync: SyncDoor = {
    raw,
    db,
    ...commands,
    dayAt: rules.dayAt,
    digest: () => readSums(db).digest(),
    sums: () => (sums ??= readSums(db)),
    transaction: async (work, writes = 'some') => {
      while (busy) await busy
      const whole = () => {
        const outcome = work()
        finish()
        return outcome
      }
      const all = () => withSmallCache(raw, () => options.durability.anew(whole))
      const { value, topics } = pulled(writes === 'all' ? all : whole)
      if (topics.length > 0) afterCommit(topics)
      else options.durability.committed()
      return value
    },
    isLookedAt: () => {
      lookedAt = Math.max(0, lookedAt - 1)
      return lookedAt > 0
    },
    noted: (changes) => {
      if (changes.some(([table]) => table === RULES)) rules.forget()
    },
    finish,
    forget: () => {
      rules.forget()
      sums = null
    },
  }

  function pulled<T>(work: () => T): T {
    try {
      return raw.transaction(work)()
    } catch (error) {
      if (options.durability.refusalOf(error)?.refusal.code === 'ledger.ioError')
        options.durability.notSaved()
      throw error
    }
  }

  function afterCommit(changes: readonly string[]): void {
    boardVersion += 1
    options.durability.committed()
    announce(changes)
  }

  function checked(procedure: Procedure, result: Result<unknown>): Answer {
    if (!result.ok) return answered(result.refusal)
    if (options.checkAnswers) procedure.output.parse(result.value)
    return { ok: true, value: result.value }
  }

  function reportBug(name: string, error: unknown): string {
    const ref = uuid7(clock.now()).slice(-8)
    log({ event: 'bug', ref, operation: known(name), error })
    return ref
  }

  return { dispatch, replay, sync }
}

/** What was asked for by a name that nobody knows may be anything that somebody typed. */
function known(name: string): string {
  return Object.hasOwn(operations, name) ? name : 'unknown'
}

/** What is of the ledger's file alone, as a backup, may fail without it. */
function isToSave(name: string): boolean {
  if (!Object.hasOwn(operations, name)) return false
  const procedure: Procedure = operations[name as OperationName]
  return saves(procedure) && !isUpkeep(procedure)
}

/** Who asks, and from where. */
type Asker = Pick<QueryContext, 'operator' | 'desk'>

function isCancel(input: unknown): input is { job: string } {
  return typeof input === 'object' && input !== null && typeof (input as { job?: unknown }).job === 'string'
}
