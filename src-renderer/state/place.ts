import { create } from 'zustand'
import { firstAddress, HOME, PLACE_KEY } from './kept.ts'

/** Where the operator is: the path behind `#`, and what follows its question mark. */
export interface Place {
  readonly path: string
  readonly query: URLSearchParams
}

/** What every screen receives. */
export interface ScreenProps {
  /** The `:name` parts of its path. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
}

export const usePlace = create<Place>(() => placeOf(firstAddress()))

/** Opens a screen: `go('/clientes/7f3…')`, `go('/renovar?serial=SAES7056850')`. */
export function go(path: string): void {
  if (`#${path}` === location.hash) return
  history.pushState({ depth: depth() + 1 }, '', `#${path}`)
  arrive()
}

/** Changes the address of the same screen (a filter, a tab): Esc does not stop here. */
export function replacePlace(path: string): void {
  history.replaceState({ depth: depth() }, '', `#${path}`)
  arrive()
}

/** Esc: to the screen before, or one level up when the program was opened here. */
export function goBack(): void {
  if (depth() > 0) return history.back()
  const { path } = usePlace.getState()
  const above = path.slice(0, path.lastIndexOf('/'))
  if (above !== '') replacePlace(above)
}

/** Reads the address again on the browser's own back and forward; what was open opens again next time. */
export function followAddress(): () => void {
  if (location.hash === '') replacePlace(localStorage.getItem(PLACE_KEY) ?? HOME)
  else arrive()
  addEventListener('popstate', arrive)
  addEventListener('hashchange', arrive)
  return () => {
    removeEventListener('popstate', arrive)
    removeEventListener('hashchange', arrive)
  }
}

function arrive(): void {
  localStorage.setItem(PLACE_KEY, location.hash.slice(1))
  const next = placeOf(location.hash)
  // A window that opens arrives where it is: to say so would draw everything a second time.
  if (addressOf(next) !== addressOf(usePlace.getState())) usePlace.setState(next)
}

function addressOf({ path, query }: Place): string {
  return `${path}?${query.toString()}`
}

function placeOf(address: string): Place {
  const [path = HOME, query = ''] = address.replace(/^#/, '').split('?')
  return { path: path.startsWith('/') ? path : HOME, query: new URLSearchParams(query) }
}

function depth(): number {
  const state: unknown = history.state
  return typeof state === 'object' && state !== null && 'depth' in state && typeof state.depth === 'number'
    ? state.depth
    : 0
}
