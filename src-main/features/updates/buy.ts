import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext, QueryContext } from '#core/app.ts'
import { cutoffAt } from '#domain/cutoff.ts'
import { SUPPORT_MONTHS } from '#domain/entitlement.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { compareVersions } from '#domain/update-campaign.ts'
import { findSerial, updateSerial } from '#features/serials/sql.ts'
import { licenceForceOf } from '#features/support/load.ts'
import { entitlementSentence } from '#messages/es-MX/support.ts'
import { boughtWhy } from '#messages/es-MX/updates.ts'
import * as updates from './sql.ts'

/** R90: "la actualización del sistema, que incluye el soporte por 12 meses más". */
export function buyUpdate(
  { db, newId, today, operator }: CommandContext,
  { serialId, on, version, installed }: InputOf<'updates.buy'>,
): Result<OutputOf<'updates.buy'>> {
  // load
  const serial = findSerial(db, serialId)
  if (!serial) return refuse('serial.notFound', { id: serialId })
  const same = updates.boughtUpdates(db, serialId).find((one) => one.on === on)
  // decide
  const { serial: number, purchasedOn } = serial
  if (serial.status === 'left') return refuse('serial.hasLeft', { serial: number })
  if (serial.mode === 'subscription') return refuse('update.onlyBought', { serial: number })
  if (on > today) return refuse('update.notYetBought', { on, today })
  if (purchasedOn !== null && on < purchasedOn) {
    return refuse('update.beforePurchase', { serial: number, on, purchasedOn })
  }
  if (same) return refuse('update.boughtAlready', { serial: number, on, version: same.version })
  // save
  const id = newId()
  updates.insertBoughtUpdate(db, { id, serialId, on, version, operatorId: operator.id })
  if (installed && compareVersions(version, serial.version) > 0) updateSerial(db, { ...serial, version })
  return ok({ id, endsOn: cutoffAt(on, SUPPORT_MONTHS, 1) })
}

/** What was paid for, and until when that keeps the licence in force. */
export function updatesOfSerial(
  context: QueryContext,
  { serialId }: InputOf<'updates.ofSerial'>,
): Result<OutputOf<'updates.ofSerial'>> {
  const serial = findSerial(context.db, serialId)
  if (!serial) return refuse('serial.notFound', { id: serialId })
  const bought = updates.boughtUpdates(context.db, serialId)
  const { entitled, reason, endsOn } = licenceForceOf(context, serial)
  const sentence = entitlementSentence(reason, endsOn)
  return ok({
    updates: bought,
    force: { entitled, endsOn, sentence, why: boughtWhy(serial.purchasedOn, bought.toReversed(), endsOn) },
  })
}
