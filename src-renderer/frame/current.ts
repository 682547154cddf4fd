import { useMemo } from 'react'
import { askAhead, queries } from '../api.ts'
import { forgetDeliveredAhead } from '../deliver.ts'
import { OF_EVERY_WINDOW } from '../first-questions.ts'
import type { Screen } from '../screen.ts'
import { screens } from '../screens.ts'
import { firstScreenIsThere } from '../state/first-screen.ts'
import { matchPath } from '../state/match-path.ts'
import { usePlace, type Place, type ScreenProps } from '../state/place.ts'
import { useOffice } from './office.tsx'

/** Milliseconds. */
const LOOK_AGAIN_MS = 100
/** So long a window stays empty for answers; with a core that is only starting it then says that it waits. */
const PATIENCE_MS = 200
/** However long an answer of the first screen takes. */
const LATEST_MS = 2_000

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

/**
 * Before the first drawing, so that no fallback flashes by, and so that what is there at once is drawn once. What frame and
 * screen show is asked all at once, and not each after the answer before it.
 */
export async function loadOpenScreen(): Promise<void> {
  const { path, query } = usePlace.getState()
  const ofWindow = OF_EVERY_WINDOW.map((name) => askAhead(name, {}))
  const page = screens.find((screen) => matchPath(screen.path, path))?.page
  const file = await page?.load().catch(page.forget)
  const ofScreen = file?.askFirst?.(query)
  forgetDeliveredAhead()
  await Promise.race([Promise.all([...ofWindow, ofScreen]), patience()])
}

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
}

/**
 * Once the open screen has its answers, while nothing else happens, one after the other: no screen makes anybody wait,
 * and none of them keeps the first from being drawn. What nobody waits for is asked then too.
 */
export function loadOtherScreens(): () => void {
  const waiting = screens.map((screen) => screen.page)
  let idle = 0
  let timer = 0
  const next = () => {
    idle = requestIdleCallback(loadOne)
  }
  const loadOne = () => {
    if (queries.isFetching() > 0) {
      timer = window.setTimeout(next, LOOK_AGAIN_MS)
      return
    }
    firstScreenIsThere()
    const page = waiting.shift()
    if (page) void page.load().catch(page.forget).then(next)
  }
  next()
  const latest = window.setTimeout(firstScreenIsThere, LATEST_MS)
  return () => {
    waiting.length = 0
    cancelIdleCallback(idle)
    clearTimeout(timer)
    clearTimeout(latest)
  }
}

/** A detail belongs to its list: `/clientes/7f3` lights `/clientes`. */
export function isUnder(path: string, screen: Screen): boolean {
  return path === screen.path || path.startsWith(`${screen.path}/`)
}
