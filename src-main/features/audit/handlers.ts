import type { HandlersOf, QueryContext } from '#core/app.ts'
import type { auditOperations } from '#contract/audit.ts'
import type { InputOf } from '#contract/index.ts'
import { ok, refuse } from '#domain/result.ts'
import { list, pages } from '#features/exports/list.ts'
import { takeTable } from '#features/exports/table.ts'
import { commandWord } from '#messages/es-MX/command-words.ts'
import { auditText as text } from '#messages/es-MX/audit.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { acceptFault, auditFault } from '#sync/audit-seal.ts'
import { askedBy, changesBy, idsIn, instantsOf, ownDevice, shownEntry } from './entry.ts'
import { auditEntry, countAudit, listAudit, namesOf, type AuditFilter } from './sql.ts'
import { standingOf, verifyAudit } from './verify.ts'

export const auditHandlers: HandlersOf<typeof auditOperations> = {
  'audit.list': (context, { offset = 0, limit = 100, ...wanted }) => {
    const filter = filterOf(context, wanted)
    const device = ownDevice(context)
    const entries = listAudit(context.db, filter, offset, limit).map((row) =>
      shownEntry(context.db, row, device),
    )
    return ok({ total: countAudit(context.db, filter), entries })
  },

  'audit.get': (context, { n }) => {
    const { db } = context
    const row = auditEntry(db, n)
    if (row === null) return refuse('audit.notFound', { n })
    const asked = askedBy(row)
    const changes = changesBy(db, row)
    const values = [
      ...asked.map(({ value }) => value),
      ...(changes ?? []).flatMap(({ fields }) => fields.flatMap(({ before, after }) => [before, after])),
    ]
    return ok({
      ...shownEntry(db, row, ownDevice(context)),
      ...{ host: row.host, asked, changes },
      names: namesOf(
        db,
        values.flatMap((value) => (value === null ? [] : idsIn(value))),
      ),
    })
  },

  'audit.standing': ({ db }) => ok(standingOf(db)),

  'audit.verify': async (context) => ok(await verifyAudit(context)),

  'audit.export': async (context, { format, ...wanted }) => {
    const { db, policies } = context
    const filter = filterOf(context, wanted)
    const device = ownDevice(context)
    const slices = pages((offset, limit) =>
      listAudit(db, filter, offset, limit).map((row) => shownEntry(db, row, device)),
    )
    const table = list(text.title, slices, (of) => [
      of.number(text.number, 8, ({ n }) => n),
      of.text(text.when, 22, ({ at }) => momentIn(at, policies.zone)),
      of.text(text.who, 20, ({ operator }) => operator),
      of.text(text.onPc, 16, (entry) => entry.device),
      of.text(text.what, 36, ({ action }) => commandWord(action)),
      of.text(text.client, 32, ({ client }) => client ?? ''),
      of.text(text.system, 16, ({ serial }) => serial ?? ''),
      of.text(text.about, 24, ({ about }) => about ?? ''),
      of.text(text.reason, 40, ({ reason }) => reason ?? ''),
    ])
    const { file, name, rows } = await takeTable(context, table, format)
    return ok({ file, name, rows })
  },

  'audit.accept': async ({ atomically, run, note }, { reason }) => {
    const done = await atomically(async () => run('audit.goOn', {}))
    if (!done.ok) return done
    await note({ action: 'audit.accepted', reason })
    return ok({})
  },

  'audit.goOn': ({ db }) => {
    if (auditFault(db) === null) return refuse('audit.nothingWrong', {})
    acceptFault(db)
    return ok({})
  },
}

type Wanted = Omit<InputOf<'audit.export'>, 'format'>

function filterOf({ policies: { zone } }: QueryContext, wanted: Wanted): AuditFilter {
  return { ...wanted, ...instantsOf(zone, wanted) }
}
