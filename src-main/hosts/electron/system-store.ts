import { safeStorage } from 'electron'
import type { StoreQuestion } from './core-messages.ts'

/**
 * The vault's data key, wrapped by Windows (DPAPI), the keychain of macOS or the keyring of Linux: only this user on
 * this machine unwraps it. Null where there is no such store; Linux's `basic_text` is none, its key is in every copy.
 */
export function answerStore({ kind, bytes }: StoreQuestion): Uint8Array | null {
  try {
    if (!safeStorage.isEncryptionAvailable() || isPretended()) return null
    return kind === 'wrap'
      ? safeStorage.encryptString(Buffer.from(bytes).toString('base64'))
      : Buffer.from(safeStorage.decryptString(Buffer.from(bytes)), 'base64')
  } catch {
    // Wrapped by another user or another machine, or the keyring was not opened: the phrase is asked for.
    return null
  }
}

function isPretended(): boolean {
  return process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
}
