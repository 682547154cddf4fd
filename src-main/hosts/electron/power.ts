import { powerMonitor } from 'electron'
import type { Relay } from './relay.ts'

/** A PC that wakes up has been away from its endpoint; one that is locked is nobody's, and neither is its ledger. */
export function followPower(relay: () => Relay): void {
  const tell = (request: { readonly kind: 'wake' | 'lock' }) => {
    // A core that is just gone meets the endpoint when it is back, and has nobody signed in.
    relay()
      .ask(request)
      .catch(() => {})
  }
  powerMonitor.on('resume', () => tell({ kind: 'wake' }))
  powerMonitor.on('unlock-screen', () => tell({ kind: 'wake' }))
  powerMonitor.on('lock-screen', () => tell({ kind: 'lock' }))
  powerMonitor.on('suspend', () => tell({ kind: 'lock' }))
}
