import type { AnsweredRefusal } from '#core/app.ts'
import { ELSEWHERES } from '#domain/data-folder.ts'
import type { Refusal, RefusalParams } from '#domain/result.ts'
import { refusalSentence } from '#messages/es-MX/refusals.ts'

/** The same body for every "no" of the program, whatever its status. */
export interface RefusedAnswer {
  readonly ok: false
  readonly refusal: AnsweredRefusal
}

type PipeCode = Extract<
  keyof RefusalParams,
  | `request.${string}`
  | `file.${string}`
  | `version.${string}`
  | 'ledger.notOpened'
  | 'access.signInNeeded'
  | 'backup.passphraseMissing'
  | 'bug'
>

/** A "no" of the pipe itself, before the door was reached. */
export function refused<C extends PipeCode>(code: C, params: RefusalParams[C]): RefusedAnswer {
  return { ok: false, refusal: { code, message: refusalSentence({ code, params } as Refusal), params } }
}

type NotOpened = RefusalParams['ledger.notOpened']['reason']
const REASONS: readonly string[] = [
  'busy',
  'foreign',
  'newer',
  'notMigrated',
  'settings',
  'oldSqlite',
  'damaged',
  'diskFull',
  'readOnly',
  'ioError',
  ...ELSEWHERES,
] satisfies NotOpened[]
const FOLDER_FAULTS: readonly unknown[] = ['EEXIST', 'ENOTDIR', 'ENOENT', 'EACCES', 'EPERM', 'EROFS']

/** Why the ledger would not open, when that is what was thrown (`LedgerNotOpened`, or its folder); null for a bug. */
export function notOpenedReason(error: unknown): NotOpened | null {
  if (!(error instanceof Error)) return null
  if ('reason' in error && typeof error.reason === 'string' && REASONS.includes(error.reason)) {
    return error.reason as NotOpened
  }
  return 'syscall' in error && 'code' in error && FOLDER_FAULTS.includes(error.code) ? 'folder' : null
}
