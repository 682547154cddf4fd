import type { OutputOf } from '#contract/index.ts'
import type { QueryContext } from '#core/app.ts'
import type { Serial } from '#features/serials/sql.ts'
import { familyOf } from './family.ts'

/** Where each code came from, and where it lives. */
export function codesPage({ db }: QueryContext, serial: Serial): OutputOf<'codes.of'> {
  const { id } = serial
  return {
    serialId: id,
    serial: serial.serial,
    codes: familyOf(db, id).map((code) => ({
      id: code.id,
      code: code.code,
      source: code.source,
      receivedOn: code.receivedOn,
      computer: code.computer,
      inForce: code.inForce,
      parentId: code.parentId,
      generation: code.generation,
      lane: code.lane,
      unlock: code.unlockId === null ? null : { id: code.unlockId, ordinal: code.unlockOrdinal! },
    })),
  }
}
