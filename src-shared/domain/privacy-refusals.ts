import type { ArcoKind } from './privacy.ts'

export interface PrivacyRefusals {
  'privacy.requestNotFound': { id: string }
  'privacy.alreadyAnswered': { on: string }
  'privacy.notAnswered': { kind: ArcoKind }
  'privacy.alreadyDone': { on: string }
  'privacy.inTheFuture': { on: string; today: string }
  'privacy.daysReversed': { from: string; until: string }
  'privacy.identityFirst': Record<string, never>
  'privacy.notGranted': { on: string }
  'privacy.noClient': Record<string, never>
  'privacy.notAgreed': { address: string }
}
