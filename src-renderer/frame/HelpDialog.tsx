import { frameText } from '#messages/es-MX/frame.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Shortcut } from '../ui/Shortcut.tsx'
import { useActiveBindings, type Binding } from '../ui/shortcuts.tsx'
import styles from './HelpDialog.module.css'

/** F1: every key that works now. */
export function HelpDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const bindings = useActiveBindings()
  return (
    <Dialog opened={opened} onClose={onClose} title={frameText.shortcuts} size={640}>
      <div className={styles.columns}>
        <Keys title={frameText.shortcutsHere} bindings={bindings.filter(({ reach }) => reach === 'screen')} />
        <Keys
          title={frameText.shortcutsEverywhere}
          bindings={bindings.filter(({ reach }) => reach === 'frame')}
        />
      </div>
    </Dialog>
  )
}

function Keys({ title, bindings }: { readonly title: string; readonly bindings: readonly Binding[] }) {
  if (bindings.length === 0) return null
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.keys}>
        {bindings.map(({ id, keys, label }) => (
          <div key={id} className={styles.row}>
            <dt>{label}</dt>
            <dd>
              <Shortcut keys={keys} />
              <span className="visually-hidden">{keys}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
