import { IconSearch } from '@tabler/icons-react'
import { frameText } from '#messages/es-MX/frame.ts'
import { Shortcut } from '../ui/Shortcut.tsx'
import { AsOfPicker } from './AsOfPicker.tsx'
import { OperatorMenu } from './OperatorMenu.tsx'
import styles from './TopBar.module.css'

export function TopBar({ onSearch }: { readonly onSearch: () => void }) {
  return (
    <header className={styles.bar}>
      <span className={styles.name}>{frameText.program}</span>
      <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K">
        <IconSearch size={14} aria-hidden="true" />
        <span className={styles.hint}>{frameText.search}</span>
        <Shortcut keys="Ctrl+K" />
      </button>
      <span className={styles.space} />
      <AsOfPicker />
      <OperatorMenu />
    </header>
  )
}
