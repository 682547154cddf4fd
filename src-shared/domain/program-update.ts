// A new version of this program itself: from where, whether it is one, and when it may take the place of the old.

/** What is going on that an installation would break off. `form`: something is typed and not saved. */
export const WORKS = ['restore', 'import', 'backup', 'sync', 'job', 'form'] as const
export type Work = (typeof WORKS)[number]

/** Why the last look or download came to nothing. */
export type UpdateFailure = 'network' | 'nothingThere' | 'signature' | 'changed' | 'disk' | 'other'

export type UpdateState =
  /** A copy that was not installed, or whose installer nobody signed, cannot tell a true version from a false one. */
  | { readonly kind: 'notHere'; readonly why: 'notInstalled' | 'unsigned' }
  /** No address: the program never looks. */
  | { readonly kind: 'off' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'current' }
  /** The address offers one that is behind this program: it is left alone. */
  | { readonly kind: 'older'; readonly version: string }
  /** Found, and fetched once that work is done. */
  | { readonly kind: 'waiting'; readonly version: string; readonly work: Work }
  | { readonly kind: 'fetching'; readonly version: string; readonly percent: number }
  /** Here, checked, and installed when the program closes or somebody says so. */
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'failed'; readonly why: UpdateFailure }

export interface UpdateStanding {
  readonly state: UpdateState
  /** ISO; when the address last answered or did not. */
  readonly lookedAt: string | null
}

/**
 * Where versions come from, as it is kept: https alone, without a user, a question or a fragment. Null for anything else.
 *   updateAddress('https://versiones.oficina.mx/vigente') // 'https://versiones.oficina.mx/vigente/'
 *   updateAddress('http://versiones.oficina.mx/')         // null
 */
export function updateAddress(text: string): string | null {
  const parts = /^https:\/\/([a-z0-9][a-z0-9.-]*)(:\d{1,5})?(\/[\w.~%/+-]*)?$/i.exec(text.trim())
  if (!parts) return null
  const [, host = '', port = '', path = '/'] = parts
  return `https://${host.toLowerCase()}${port}${path.endsWith('/') ? path : `${path}/`}`
}

/**
 * By its three numbers; what is not three numbers is no version of ours, and never newer.
 *   isNewerVersion('0.10.0', '0.9.3')     // true
 *   isNewerVersion('1.0.0-beta', '0.9.3') // false
 */
export function isNewerVersion(offered: string, own: string): boolean {
  const [theirs, ours] = [numbersOf(offered), numbersOf(own)]
  if (theirs === null || ours === null) return false
  const at = theirs.findIndex((number, index) => number !== ours[index])
  return at !== -1 && theirs[at]! > ours[at]!
}

function numbersOf(version: string): readonly number[] | null {
  return /^\d{1,6}\.\d{1,6}\.\d{1,6}$/.test(version) ? version.split('.').map(Number) : null
}

/** What a running operation is to whoever would install: `workOf('imports.run') // 'import'` */
export function workOf(operation: string): Work {
  if (operation.startsWith('imports.')) return 'import'
  if (operation.startsWith('backups.restore') || operation === 'ledger.repair') return 'restore'
  if (operation.startsWith('backups.') || operation === 'ledger.verify') return 'backup'
  if (operation.startsWith('sync.')) return 'sync'
  return 'job'
}

/** Of all that goes on, what is named first to whoever has to wait for it; null where nothing does. */
export function obstacleOf(works: readonly Work[]): Work | null {
  return WORKS.find((work) => works.includes(work)) ?? null
}

/** `failureOf({ code: 'ERR_UPDATER_INVALID_SIGNATURE', message: '…' }) // 'signature'` */
export function failureOf({
  code = '',
  message,
}: {
  readonly code?: string
  readonly message: string
}): UpdateFailure {
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE') return 'signature'
  if (code === 'ERR_CHECKSUM_MISMATCH') return 'changed'
  if (/^ERR_UPDATER_|^HTTP_ERROR_(?!5)/.test(code)) return 'nothingThere'
  if (/^(ENOSPC|EACCES|EPERM|EROFS|EBUSY)$/.test(code)) return 'disk'
  if (/^(E[A-Z]+|CERT_|DEPTH_|SELF_|UNABLE_|HTTP_ERROR_5)/.test(code) || message.includes('net::ERR_'))
    return 'network'
  return 'other'
}
