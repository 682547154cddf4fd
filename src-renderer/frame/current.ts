import { useMemo } from 'react'
import type { Screen } from '../screen.ts'
import { screens } from '../screens.ts'
import { matchPath } from '../state/match-path.ts'
import { usePlace, type Place, type ScreenProps } from '../state/place.ts'
import { useOffice } from './office.tsx'

export interface CurrentScreen extends ScreenProps {
  readonly screen: Screen
  readonly path: string
}

/** The open screen with its parameters; null where the address leads nowhere. */
export function useCurrentScreen(): CurrentScreen | null {
  const place = usePlace()
  const { empty } = useOffice()
  return useMemo(() => currentScreen(place, empty), [place, empty])
}

function currentScreen({ path, query }: Place, empty: boolean): CurrentScreen | null {
  const greeting = empty && path === '/hoy' ? screens.find(({ greets }) => greets) : undefined
  if (greeting) return { screen: greeting, path, params: {}, query }
  for (const screen of screens) {
    const params = matchPath(screen.path, path)
    if (params) return { screen, path, params, query }
  }
  return null
}

/** Before the first drawing, so that no fallback flashes by. */
export async function loadOpenScreen(): Promise<void> {
  const { path } = usePlace.getState()
  const page = screens.find((screen) => matchPath(screen.path, path))?.page
  await page?.load().catch(page.forget)
}

/** While nothing else happens, so that no screen makes anybody wait. */
export function loadOtherScreens(): () => void {
  const idle = requestIdleCallback(() => screens.forEach(({ page }) => void page.load().catch(page.forget)))
  return () => cancelIdleCallback(idle)
}

/** A detail belongs to its list: `/clientes/7f3` lights `/clientes`. */
export function isUnder(path: string, screen: Screen): boolean {
  return path === screen.path || path.startsWith(`${screen.path}/`)
}
