import { refuse } from '#domain/result.ts'
import type { RefusalCode, RefusalParams, Refused } from '#domain/result.ts'

/**
 * What a file reader finds wrong deep inside a stream. It never leaves `src-main/files`: `readTable`
 * turns it into the refusal it carries.
 */
export class Unreadable extends Error {
  readonly refused: Refused

  constructor(refused: Refused) {
    super(refused.refusal.code)
    this.refused = refused
  }
}

export function unreadable<C extends RefusalCode>(code: C, params: RefusalParams[C]): Unreadable {
  return new Unreadable(refuse(code, params))
}
