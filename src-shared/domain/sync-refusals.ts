/** Why an address is none of an endpoint: how it is written, http that leaves this machine, a host or a port of no server. */
export type UrlFault = 'form' | 'plain' | 'address' | 'port'

/** What keeps a PC from its endpoint, and what an endpoint did otherwise than asked. */
export interface SyncRefusals {
  'sync.notEnrolled': Record<string, never>
  'sync.alreadyEnrolled': { url: string }
  'sync.urlRefused': { url: string; why: UrlFault }
  'vault.awaited': Record<string, never>
  'sync.ownSecrets': Record<string, never>
  'sync.otherOffice': Record<string, never>
  'sync.practice': Record<string, never>
  'sync.codeMalformed': Record<string, never>
  'sync.codeRefused': Record<string, never>
  'sync.otherEndpoint': Record<string, never>
  'sync.mayNotEnrol': Record<string, never>
  'sync.failed': { failure: string }
  'sync.doneOtherwise': Record<string, never>
  'sync.doneAfterAll': Record<string, never>
  'sync.keptInFavour': { amount: number }
  'sync.keyNotUsed': { last4: string; serial: string; amount: number }
  'sync.keyTaken': {
    last4: string
    /** The PC that gave it or keeps it; '' where nobody knows. */
    by: string
    /** When it was given; null where it is only kept for that PC. */
    on: string | null
    serial: string
    /** What the client paid, and stays in favour. */
    amount: number | null
    /** Of the key that is to be given instead. */
    productId: string
  }
  'client.notMerged': { id: string }
  'device.notFound': { id: string }
  'device.revoked': { name: string }
  'device.lastOne': { name: string }
}
