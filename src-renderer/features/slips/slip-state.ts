import type { SlipState } from '#messages/es-MX/slips.ts'

/** How far a slip has come, in the office's words. */
export function slipState(slip: {
  readonly status: 'issued' | 'void'
  readonly paid: number
  readonly total: number
  readonly replaced?: boolean
}): SlipState {
  if (slip.status === 'void') return slip.replaced ? 'replaced' : 'void'
  if (slip.paid === 0) return 'pending'
  return slip.paid >= slip.total ? 'paid' : 'partly'
}
