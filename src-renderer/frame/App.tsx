import { Button } from '@mantine/core'
import { Suspense, useDeferredValue, useEffect, useRef, useState } from 'react'
import { frameText } from '#messages/es-MX/frame.ts'
import { helpText } from '#messages/es-MX/help-rules.ts'
import { call, followChanges } from '../api.ts'
import { openExternal } from '../host.ts'
import { listenToRestarts } from '../pipe.ts'
import { noticeRestart, undoLast } from '../state/notices.tsx'
import { followAddress, go, goBack } from '../state/place.ts'
import { useSession } from '../state/session.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { listenToKeys, useShortcut } from '../ui/shortcuts.tsx'
import { SurroundingsProvider } from '../ui/surroundings.tsx'
import { AccessGate } from './AccessGate.tsx'
import { Banners, Watermark } from './Banners.tsx'
import { loadOtherScreens, useCurrentScreen } from './current.ts'
import { FirstDay } from './FirstDay.tsx'
import styles from './Frame.module.css'
import { HelpDialog } from './HelpDialog.tsx'
import { OfficeProvider, useOffice } from './office.tsx'
import { Palette } from './Palette.tsx'
import { PastedCode } from './PastedCode.tsx'
import { ScreenBoundary } from './ScreenBoundary.tsx'
import { SideBar } from './SideBar.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'
import { holdKeysBetweenScreens, useTypeAhead } from '../ui/type-ahead.ts'
import { useKeyboardKept } from './useKeyboardKept.ts'

export function App() {
  useEffect(followAddress, [])
  useEffect(holdKeysBetweenScreens, [])
  useEffect(listenToKeys, [])
  useEffect(loadOtherScreens, [])
  // Also while nobody is signed in: it is there once somebody is.
  useEffect(() => window.vigente?.onGo(go), [])
  useEffect(() => listenToRestarts(noticeRestart), [])
  return (
    <AccessGate>
      <OfficeProvider>
        <Frame />
      </OfficeProvider>
    </AccessGate>
  )
}

/** The browser hears of it first; the core, which sits in a timer, is told. */
function tellOfTheNetwork(): () => void {
  const tell = () => void call('sync.wake', {})
  window.addEventListener('online', tell)
  return () => window.removeEventListener('online', tell)
}

function Frame() {
  useEffect(followChanges, [])
  useEffect(tellOfTheNetwork, [])
  const { today, clockDay, role } = useOffice()
  const { ledger, operator } = useSession()
  const [searching, setSearching] = useState(false)
  const [helping, setHelping] = useState(false)
  const search = () => setSearching(true)
  const help = () => setHelping(true)

  useKeyboardKept()
  useShortcut('Ctrl+K', frameText.paletteTitle, search, 'frame')
  useShortcut('F1', helpText.label, help, 'frame')
  useShortcut('Escape', frameText.back, goBack, 'frame')
  useShortcut('Ctrl+Z', frameText.undo, undoLast, 'frame')

  return (
    <SurroundingsProvider value={{ today, clockDay, role, openExternal }}>
      <div className={styles.frame}>
        <TopBar onSearch={search} />
        <SideBar />
        {/* Nothing that was opened or picked by one operator, or in one ledger, is left for the next. */}
        <Main key={`${ledger} ${operator}`} />
        <StatusBar onHelp={help} onSearch={search} />
      </div>
      <Palette opened={searching} onClose={() => setSearching(false)} />
      <PastedCode />
      <HelpDialog opened={helping} onClose={() => setHelping(false)} />
    </SurroundingsProvider>
  )
}

function Main() {
  // Deferred: the screen before stays until the next one is ready.
  const wanted = useCurrentScreen()
  const current = useDeferredValue(wanted)
  useTypeAhead(current !== wanted, current?.path !== wanted?.path)
  const { practice } = useOffice()
  const main = useRef<HTMLElement>(null)
  const path = current?.path ?? ''
  const title = current?.screen.title ?? frameText.noScreen

  useEffect(() => {
    document.title = `${title} · ${frameText.program}`
    // The keyboard goes where the eye goes, unless the screen has put it in a field of its own.
    const { activeElement } = document
    // Ctrl+K may have been opened while the screen was still on its way: what is being typed there stays there.
    const isElsewhere = activeElement?.closest('main, [role="dialog"]') == null
    if (isElsewhere) main.current?.focus({ preventScroll: true })
  }, [path, title])

  return (
    <main ref={main} className={styles.main} tabIndex={-1} aria-label={title}>
      <Banners />
      {practice && <FirstDay />}
      <div className={styles.screen}>
        <Watermark />
        <ScreenBoundary place={path} onRetry={() => current?.screen.page.forget()}>
          <Suspense fallback={<LoadingRows />}>
            {current ? (
              <current.screen.page.Component key={path} params={current.params} query={current.query} />
            ) : (
              <EmptyState
                title={frameText.noScreen}
                action={<Button onClick={() => go('/hoy')}>{frameText.goHome}</Button>}
              >
                {frameText.noScreenDetail}
              </EmptyState>
            )}
          </Suspense>
        </ScreenBoundary>
      </div>
    </main>
  )
}
