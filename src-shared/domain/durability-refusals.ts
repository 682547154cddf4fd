/** What keeps a ledger from being written, and a backup from being made or restored. */
export interface DurabilityRefusals {
  'ledger.diskFull': { freeMb: number }
  'ledger.ioError': Record<string, never>
  'ledger.readOnlyFile': Record<string, never>
  'ledger.cannotOpen': Record<string, never>
  'ledger.damaged': Record<string, never>
  'ledger.onlyLook': { why: 'salvaged' | 'lost' }
  'ledger.nothingToAccept': Record<string, never>
  'backup.notFound': { n: number }
  'backup.none': Record<string, never>
  'backup.notAsMade': { n: number }
  'backup.ofNewer': { schema: number }
  'backup.ledgerDamaged': { places: readonly string[] }
  'backup.notConfirmed': { lost: number }
  'backup.folderRefused': { folder: string; why: 'missing' | 'notFolder' | 'notWritable' | 'own' }
  'backup.noOffMachine': Record<string, never>
  'backup.passphraseMissing': Record<string, never>
  'backup.wrongPassphrase': Record<string, never>
  'backup.notOurs': { name: string }
  'backup.copyNotFound': { path: string }
  'backup.otherOffice': { here: string; there: string }
  'backup.fileDamaged': { name: string }
}
