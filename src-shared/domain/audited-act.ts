/**
 * What stands in the audit of a PC though no command was recorded: who came and went, and what left the office. Whatever
 * is recorded stands there by its own name.
 */
export type AuditedAct =
  | 'access.signedIn'
  | 'access.signedOut'
  | 'access.locked'
  | 'access.unlocked'
  | 'access.wrongPassword'
  | 'access.wrongPin'
  | 'access.wrongRecoveryCode'
  | 'access.pinSet'
  | 'access.pinRemoved'
  | 'exports.taken'
  | 'sync.invited'
  | 'vault.sheetMade'
  | 'ledger.taken'
  | 'audit.accepted'
  | 'privacy.personTaken'
