import { standingText } from '#messages/es-MX/sync-screen.ts'
import { useSyncStatus, useZone } from '../features/sync/use-sync.ts'
import { go } from '../state/place.ts'
import styles from './StatusBar.module.css'

const SHAPES = { upToDate: '●', receiving: '◇', waiting: '◇', offline: '○', attention: '▲' } as const

/** How this PC stands with the office, and the way to the screen that says more; nothing where it works alone. */
export function SyncStanding() {
  const status = useSyncStatus()
  const zone = useZone()
  if (status === undefined || status.state === 'notEnrolled') return null
  return (
    <button
      type="button"
      className={`${styles.action} ${status.state === 'attention' ? styles.attention : ''}`}
      onClick={() => go('/sincronizacion')}
    >
      <span aria-hidden="true">{SHAPES[status.state]}</span> {standingText(status, zone)}
    </button>
  )
}
