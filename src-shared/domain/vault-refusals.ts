import type { ConfirmStep, KeyState } from './prepaid-key.ts'

/** A part of `RefusalParams`: what is answered of prepaid keys and the vault. */
export interface VaultRefusals {
  'key.notFound': { id: string }
  'key.batchNotFound': { id: string }
  'key.noKeys': { name: string }
  'key.linesWrong': { count: number; lines: readonly number[] }
  'key.kept': { last4: string; where: string }
  'key.notNow': { last4: string; state: KeyState; next: KeyState }
  'key.otherStep': { last4: string; next: ConfirmStep | null }
  'key.nothingToDecline': { last4: string }
  'key.otherProduct': { last4: string; key: string; system: string }
  'key.otherUsers': { last4: string; users: number; serial: string; has: number }
  'key.expired': { last4: string; on: string }
  'key.taken': { serial: string; firstDay: string }
  'key.priceRequired': { last4: string }
  'key.alreadyPaid': { last4: string; paymentId: string }
  'key.givenElsewhere': { last4: string; serial: string }
  'key.leasedElsewhere': { last4: string; by: string; until: string }
  'key.giveBackFirst': { last4: string; client: string }
  'vault.notSetUp': Record<string, never>
  'vault.locked': Record<string, never>
  'vault.otherUser': Record<string, never>
  'vault.wrongPassphrase': Record<string, never>
  'vault.passphraseShort': { least: number }
  'vault.alreadySetUp': Record<string, never>
  'vault.keyDamaged': { file: string }
  'vault.keyMissing': { file: string }
  'vault.secretUnreadable': Record<string, never>
  'vault.entryNotFound': { id: string }
  'vault.portalTaken': { client: string; portal: string; id: string }
  'vault.ownAccount': { operator: string }
}
