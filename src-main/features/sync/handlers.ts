import type { CommandContext, HandlersOf } from '#core/app.ts'
import type { syncOperations } from '#contract/sync.ts'
import { rowsTaken } from '#messages/es-MX/audit.ts'
import { invitationText } from '#domain/invitation.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { qrPath } from '#papers/qr.ts'
import { findDevice, listDevices, type DeviceRow } from '#sync/devices.ts'
import { isLoopback } from '#sync/endpoint-url.ts'
import { readEnrolment } from '#sync/enrolment.ts'
import { readSums } from '#sync/sums.ts'
import { refusedItem } from './refused.ts'
import { statusOf } from './status.ts'
import { countPending } from '#sync/outbox.ts'
import * as sync from './sql.ts'

export const syncHandlers: HandlersOf<typeof syncOperations> = {
  'sync.status': (context) => ok(statusOf(context)),

  'sync.once': async ({ syncing }) => syncing.exchange(),

  'sync.wake': async ({ syncing }) => {
    syncing.wake()
    return ok({})
  },

  'sync.digest': ({ db }) => ok({ rev: readEnrolment(db)?.cursor ?? 0, digest: readSums(db).digest() }),

  'sync.enrol': async ({ syncing, practice }, input) =>
    practice ? refuse('sync.practice', {}) : syncing.enrol(input),

  'sync.invite': async ({ syncing, practice, operator, note }) => {
    if (practice) return refuse('sync.practice', {})
    const made = await syncing.codeFor(operator.id)
    if (!made.ok) return made
    await note({ action: 'sync.invited' })
    const { url, code, until } = made.value
    const invitation = invitationText({ url, code })
    return ok({ url, code, until, invitation, qr: qrPath(invitation), hereOnly: isLoopback(url) })
  },

  'sync.contacts': async ({ syncing, practice }) => {
    if (practice) return refuse('sync.practice', {})
    const known = await syncing.contacts()
    return known.ok ? ok({ contacts: known.value }) : known
  },

  'sync.outbox': ({ db }, { offset = 0, limit = 100 }) =>
    ok({ total: countPending(db), commands: sync.listPending(db, offset, limit) }),

  'sync.refused': ({ db }, { offset = 0, limit = 100 }) =>
    ok({
      total: sync.countRefused(db),
      items: sync.listRefused(db, offset, limit).map((row) => refusedItem(db, row)),
    }),

  'sync.dismiss': ({ db, today }, { seqs }) => ok({ dismissed: sync.dismiss(db, seqs, today) }),

  'sync.news': ({ db, today, operator }, { mine = false, offset = 0, limit = 100 }) => {
    const after = readEnrolment(db)?.seenRev ?? 0
    return ok(sync.listNews(db, { after, follower: mine ? operator.id : null, today }, offset, limit))
  },

  'sync.seen': ({ db }, { rev }) => {
    sync.setSeen(db, rev)
    return ok({ rev })
  },

  'sync.devices': ({ db, syncing }) => {
    const devices = listDevices(db).map(({ id, name, letter, enrolledAt, revokedAt, revokedReason }) => ({
      ...{ id, name, letter, enrolledAt, revokedAt, revokedReason },
      lastAt: sync.lastWorkOf(db, id),
      isThis: id === syncing.deviceId(),
    }))
    return ok({ devices })
  },

  'devices.rename': (context, { id, name }) => {
    const device = activeDevice(context, id)
    if (!device.ok) return device
    sync.renameDevice(context.db, id, name)
    return ok({ id })
  },

  'devices.revoke': (context, { id, reason }) => {
    const device = activeDevice(context, id)
    if (!device.ok) return device
    // The last one would leave nobody who could let another in.
    const others = listDevices(context.db).filter((row) => row.id !== id && row.revokedAt === null)
    if (others.length === 0) return refuse('device.lastOne', { name: device.value.name })
    sync.revokeDevice(context.db, id, context.now, reason)
    return ok({ id })
  },

  'devices.shareKey': (context, { id, wrapped }) => {
    const device = activeDevice(context, id)
    if (!device.ok) return device
    // Two PCs may do it at once: the first is as good as the second.
    if (device.value.wrappedKey === null) sync.setWrappedKey(context.db, id, wrapped)
    return ok({ id })
  },

  'ledger.export': async ({ db, files, note }) => {
    let rows = 0
    async function* lines() {
      for (const line of sync.everyRow(db)) {
        rows += 1
        yield Buffer.from(`${JSON.stringify(line)}\n`)
      }
    }
    const stored = await files.putStream('libro.jsonl', lines(), Number.MAX_SAFE_INTEGER)
    if (stored === 'tooLarge') throw new Error('no ledger is larger than that')
    await note({ action: 'ledger.taken', reason: rowsTaken(rows) })
    return ok({ file: stored.file, rows })
  },
}

function activeDevice({ db }: CommandContext, id: string): Result<DeviceRow> {
  const device = findDevice(db, id)
  if (!device) return refuse('device.notFound', { id })
  return device.revokedAt === null ? ok(device) : refuse('device.revoked', { name: device.name })
}
