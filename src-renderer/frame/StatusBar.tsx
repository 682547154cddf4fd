import { savingWords } from '#messages/es-MX/backups-screen.ts'
import { frameText } from '#messages/es-MX/frame.ts'
import { useQueryOf } from '../api.ts'
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
  const { data: backups } = useQueryOf('backups.status', {}, { ofToday: true, later: true })
  const wrong = lost ? frameText.lost : backups && savingWords(backups)
  return (
    <footer className={styles.bar}>
      <span role="status" className={wrong ? styles.lost : undefined}>
        <span aria-hidden="true">{wrong ? '▲' : '●'}</span> {wrong || frameText.connected}
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
