import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { HandlersOf, JobContext } from '#core/app.ts'
import type { bankOperations } from '#contract/bank.ts'
import type { WriteDb } from '#db/sql.ts'
import { nextBusinessDay } from '#domain/business-time.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { readTable, readText, type Table } from '#files/table.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { clearTask, setTask } from '#features/tasks/sql.ts'
import { bankText } from '#messages/es-MX/bank.ts'
import { matched, standingOf, type MatchedLine } from './matching.ts'
import { readStatement, type StatementLine } from './read-statement.ts'
import * as bank from './sql.ts'

export const bankHandlers: HandlersOf<typeof bankOperations> = {
  'bank.load': async (context, { file, text }) => {
    const read = await readSource(context, file, text)
    if (!read.ok) return read
    const lines = readStatement(read.value.table.rows, read.value.name)
    if (!lines.ok) return lines
    return context.atomically(async () => {
      const recorded = context.run('bank.keep', { statement: read.value.name, lines: lines.value })
      if (!recorded.ok) return recorded
      const { kept, known, command } = recorded.value as { kept: number; known: number; command: string }
      const days = lines.value.map(({ day }) => day).toSorted()
      return ok({
        lines: lines.value.length,
        kept,
        known,
        from: days[0]!,
        until: days.at(-1)!,
        command: kept === 0 ? null : command,
      })
    })
  },

  'bank.keep': ({ db, today, cmdId }, { statement, lines }) => {
    const seen = new Map<string, number>()
    const kept: bank.StoredLine[] = []
    for (const line of lines) {
      const stored = { ...line, amount: centavos(line.amount), id: idOf(line, seen), statement }
      if (bank.insertLine(db, { ...stored, keptOn: today })) {
        kept.push({ ...stored, paymentId: null, setAside: null })
      }
    }
    for (const found of matched(db, kept).lines) askFor(db, found, today)
    return ok({ kept: kept.length, known: lines.length - kept.length, command: cmdId })
  },

  'bank.lines': ({ db }, { show, offset, limit }) => {
    const open = matched(db, bank.openLines(db))
    const by = Map.groupBy(open.lines, standingOf)
    const counts = {
      sure: by.get('sure')?.length ?? 0,
      doubtful: by.get('doubtful')?.length ?? 0,
      unmatched: by.get('unmatched')?.length ?? 0,
      ...bank.countClosed(db),
    }
    const [first, most] = [offset ?? 0, limit ?? 100]
    if (show === 'matched' || show === 'aside') {
      const lines = bank.closedLines(db, show, first, most)
      const payments = bank.paymentsById(
        db,
        lines.flatMap(({ paymentId }) => paymentId ?? []),
      )
      return ok({
        counts,
        lines: lines.map((line) => {
          const payment = payments.get(line.paymentId ?? '')
          return shown(
            line,
            payment ? [{ ...payment, paymentId: payment.id, why: 'reference' as const }] : [],
          )
        }),
      })
    }
    const page = (by.get(show) ?? []).slice(first, first + most)
    return ok({
      counts,
      lines: page.map(({ line, match }) =>
        shown(
          line,
          (match.sure ? [match.sure] : match.candidates).map((candidate) => ({
            ...open.payments.get(candidate.paymentId)!,
            ...candidate,
          })),
        ),
      ),
    })
  },

  'bank.match': ({ db, today }, { pairs }) => {
    // load
    const lines = pairs.map(({ lineId }) => bank.findLine(db, lineId))
    const payments = bank.paymentsById(
      db,
      pairs.map(({ paymentId }) => paymentId),
    )
    // decide
    for (const [i, { lineId, paymentId }] of pairs.entries()) {
      const line = lines[i]
      if (!line) return refuse('bank.lineNotFound', { id: lineId })
      const payment = payments.get(paymentId)
      if (!payment) return refuse('payment.notFound', { id: paymentId })
      const twice = pairs.findIndex((pair) => pair.lineId === lineId) < i
      if (twice || line.paymentId !== null || line.setAside !== null) {
        return refuse('bank.lineTaken', { reference: nameOf(line) })
      }
      const other = bank.lineOfPayment(db, paymentId)
      if (other || pairs.findIndex((pair) => pair.paymentId === paymentId) < i) {
        return refuse('bank.paymentTaken', { reference: nameOf(other ?? line) })
      }
      if (payment.amount !== line.amount) {
        return refuse('bank.amountDiffers', { line: line.amount, payment: payment.amount })
      }
    }
    // save
    const before = new Map(matched(db, bank.openLines(db)).lines.map((one) => [one.line.id, standingOf(one)]))
    for (const { lineId, paymentId } of pairs) {
      bank.setMatch(db, lineId, paymentId, null)
      clearTask(db, 'bank.match', lineId)
    }
    // What might have been one of these payments is now money of somebody who is not known.
    for (const found of matched(db, bank.openLines(db)).lines) {
      if (before.get(found.line.id) !== 'unmatched') askFor(db, found, today)
    }
    return ok({ matched: pairs.length })
  },

  'bank.setAside': ({ db }, { id, reason }) => {
    const line = bank.findLine(db, id)
    if (!line) return refuse('bank.lineNotFound', { id })
    if (line.paymentId !== null || line.setAside !== null) {
      return refuse('bank.lineTaken', { reference: nameOf(line) })
    }
    bank.setMatch(db, id, null, reason)
    clearTask(db, 'bank.match', id)
    return ok({ id })
  },

  'bank.release': ({ db, today }, { id }) => {
    const line = bank.findLine(db, id)
    if (!line) return refuse('bank.lineNotFound', { id })
    if (line.paymentId === null && line.setAside === null) {
      return refuse('bank.notMatched', { reference: nameOf(line) })
    }
    bank.setMatch(db, id, null, null)
    for (const found of matched(db, [{ ...line, paymentId: null, setAside: null }]).lines) {
      askFor(db, found, today)
    }
    return ok({ id })
  },
}

/** Money that came and that no payment on record can be is owed a name by the next day of the office. */
function askFor(db: WriteDb, found: MatchedLine, today: Day): void {
  const { line } = found
  if (line.amount < 0 || standingOf(found) !== 'unmatched') return
  setTask(db, {
    kind: 'bank.match',
    ref: line.id,
    clientId: null,
    serialId: null,
    dueOn: nextBusinessDay(findCalendar(db, 'office')!, addDays(today, 1)),
    dueTime: null,
    params: { amount: line.amount, reference: nameOf(line) },
  })
}

/**
 * The same line in two statements is one; two movements that a statement tells with the same words on the same day are
 * two, by their order.
 */
function idOf(
  { day, amount, text, reference }: StatementLine | { [K in keyof StatementLine]: unknown },
  seen: Map<string, number>,
): string {
  const key = JSON.stringify([day, amount, text, reference])
  const nth = seen.get(key) ?? 0
  seen.set(key, nth + 1)
  return createHash('sha256').update(`${key} ${nth}`).digest('hex').slice(0, 32)
}

function nameOf({ reference, text }: bank.StoredLine): string {
  return (reference || text).slice(0, 60)
}

function shown(
  { id, day, amount, text, reference, statement, setAside }: bank.StoredLine,
  candidates: readonly (bank.PayableRow & {
    readonly paymentId: string
    readonly why: 'reference' | 'folio' | 'amountAndDay'
  })[],
) {
  return {
    id,
    day,
    amount,
    text,
    reference,
    statement,
    reason: setAside,
    reversed: candidates.some(({ reversed }) => reversed === 1),
    candidates: [...candidates],
  }
}

async function readSource(
  { files }: JobContext,
  file: string | undefined,
  text: string | undefined,
): Promise<Result<{ readonly name: string; readonly table: Table }>> {
  const name = bankText.pasted
  if (file === undefined) {
    const table = readText(text ?? '', name, null)
    return table.ok ? ok({ name, table: table.value }) : table
  }
  const stored = files.get(file)
  if (!stored) return refuse('file.notFound', { file })
  const table = await readTable(readFileSync(stored.path), { name: stored.name })
  return table.ok ? ok({ name: stored.name, table: table.value }) : table
}
