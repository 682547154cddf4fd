/** A fault of the machine under a ledger, as a disk that is full: it says nothing of what was being done. */
export function isOfTheMachine(error: unknown): boolean {
  const { code } = (error ?? {}) as { readonly code?: unknown }
  return /^SQLITE_(FULL|IOERR|NOMEM|READONLY|CANTOPEN|CORRUPT|NOTADB|BUSY|LOCKED)/.test(String(code))
}
