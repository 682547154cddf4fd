import { frameText } from '#messages/es-MX/frame.ts'
import { useConnection } from '../state/connection.ts'
import { Shortcut } from '../ui/Shortcut.tsx'
import styles from './StatusBar.module.css'
import { SyncStanding } from './SyncStanding.tsx'
import { VersionReady } from './VersionReady.tsx'

export interface StatusBarProps {
  readonly onHelp: () => void
  readonly onSearch: () => void
}

export function StatusBar({ onHelp, onSearch }: StatusBarProps) {
  const lost = useConnection(({ state }) => state !== 'open')
  return (
    <footer className={styles.bar}>
      <span role="status" className={lost ? styles.lost : undefined}>
        <span aria-hidden="true">{lost ? '▲' : '●'}</span> {lost ? frameText.lost : frameText.connected}
      </span>
      {!lost && <SyncStanding />}
      <VersionReady />
      <span className={styles.space} />
      <button type="button" className={styles.action} onClick={onHelp} aria-keyshortcuts="F1">
        <Shortcut keys="F1" /> {frameText.help}
      </button>
      <button type="button" className={styles.action} onClick={onSearch} aria-keyshortcuts="Control+K">
        <Shortcut keys="Ctrl+K" /> {frameText.searchOrDo}
      </button>
    </footer>
  )
}
