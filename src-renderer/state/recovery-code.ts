import { create } from 'zustand'

/** A recovery code that was just made, until somebody says that it is kept; in memory only, it is shown once. */
export const useRecoveryCode = create<{ readonly code: string | null }>(() => ({ code: null }))

export function showRecoveryCode(code: string | null): void {
  useRecoveryCode.setState({ code })
}
