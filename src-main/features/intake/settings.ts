import type { ReadDb } from '#db/sql.ts'
import { readProfile, readSetting } from '#features/settings/sql.ts'

export interface IntakeSettings {
  /** R3: one or two, where clients write to. */
  readonly addresses: readonly string[]
  /** C17: whether the message of R5 carries the password. */
  readonly withPassword: boolean
}

/** As the office set it; until then its own e-mail, and the message of R5 whole. */
export function readIntakeSettings(db: ReadDb): IntakeSettings {
  const own = { addresses: [readProfile(db).email].filter(Boolean), withPassword: true }
  return readSetting<IntakeSettings>(db, 'intake') ?? own
}
