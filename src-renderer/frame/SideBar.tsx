import { useEffect, useRef } from 'react'
import { frameText } from '#messages/es-MX/frame.ts'
import type { Screen } from '../screen.ts'
import { screens } from '../screens.ts'
import { go, usePlace } from '../state/place.ts'
import { Shortcut } from '../ui/Shortcut.tsx'
import { SideButton } from '../ui/SideButton.tsx'
import { useShortcut } from '../ui/shortcuts.tsx'
import { isUnder } from './current.ts'
import styles from './SideBar.module.css'

export function SideBar() {
  return (
    <nav className={styles.bar} aria-label={frameText.mainScreens}>
      <Links screens={screens.filter(({ side }) => side === 'main')} />
      <h2 className={styles.more}>{frameText.more}</h2>
      <Links screens={screens.filter(({ side }) => side === 'more')} />
    </nav>
  )
}

function Links({ screens: shown }: { readonly screens: readonly Screen[] }) {
  return (
    <ul className={styles.list}>
      {shown.map((screen) => (
        <Link key={screen.path} screen={screen} />
      ))}
    </ul>
  )
}

function Link({ screen }: { readonly screen: Screen }) {
  const { path } = usePlace()
  const here = useRef<HTMLLIElement>(null)
  const current = isUnder(path, screen)
  useEffect(() => {
    if (current) here.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  useShortcut(screen.shortcut ?? null, screen.title, () => go(screen.path), 'frame')
  return (
    <li ref={here}>
      <SideButton
        current={current}
        aria-keyshortcuts={screen.shortcut?.replace('Ctrl', 'Control')}
        onClick={() => go(screen.path)}
      >
        <span className={styles.title}>{screen.title}</span>
        {screen.useCount && <Count useCount={screen.useCount} />}
        {screen.shortcut !== undefined && (
          <span className={styles.keys}>
            <Shortcut keys={screen.shortcut} />
          </span>
        )}
      </SideButton>
    </li>
  )
}

/** A component of its own, since each screen's count is a hook of its own. */
function Count({ useCount }: { readonly useCount: () => number | null }) {
  const count = useCount()
  return count === null || count === 0 ? null : <span className={styles.count}>{count}</span>
}
