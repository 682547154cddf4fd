import styles from './Shortcut.module.css'

/** The key of an action, as it stands in its button: `<Shortcut keys="Ctrl+N" />` */
export function Shortcut({ keys }: { readonly keys: string }) {
  return (
    <kbd className={styles.key} aria-hidden="true">
      {NAMES[keys] ?? keys}
    </kbd>
  )
}

const NAMES: Readonly<Record<string, string>> = {
  Enter: '⏎',
  Escape: 'Esc',
  Delete: 'Supr',
  'Ctrl+Delete': 'Ctrl+Supr',
  ' ': 'Espacio',
}
