import { createContext, use, useEffectEvent, useId, useLayoutEffect, type ReactNode } from 'react'
import { create } from 'zustand'

/**
 * Every key of the program, so that no two visible things answer to the same one and F1 can list them.
 * `Ctrl+N`, `F2`, `Ctrl+Shift+P`, or a bare letter, which is silent while somebody types in a field.
 */
export interface Binding {
  readonly id: string
  readonly keys: string
  readonly label: string
  /** 'frame' works on every screen, 'always' over an open dialog too. */
  readonly reach: Reach
  readonly run: () => void
}

export type Reach = 'always' | 'frame' | 'screen'

interface Bound extends Binding {
  readonly layer: number
}

const useBindings = create<readonly Bound[]>(() => [])
const openLayers: number[] = []

const Layer = createContext(0)

/** A dialog's keys: while it is open, those of the screen and the frame behind it are silent. */
export function ShortcutLayer({ children }: { children: ReactNode }) {
  const layer = use(Layer) + 1
  useLayoutEffect(() => {
    openLayers.push(layer)
    return () => void openLayers.splice(openLayers.indexOf(layer), 1)
  }, [layer])
  return <Layer value={layer}>{children}</Layer>
}

/**
 * `useShortcut('Ctrl+N', 'Cliente nuevo', openForm)`; `null` instead of the keys binds nothing. Bound before what shows
 * it is painted: whoever sees a key may press it.
 */
export function useShortcut(
  keys: string | null,
  label: string,
  run: () => void,
  reach: Reach = 'screen',
): void {
  const id = useId()
  const layer = use(Layer)
  const latest = useEffectEvent(run)
  useLayoutEffect(() => {
    if (keys === null) return
    bind({ id, keys, label, reach, layer, run: () => latest() })
    return () => useBindings.setState((all) => all.filter((bound) => bound.id !== id), true)
  }, [id, keys, label, reach, layer])
}

/** What F1 lists and Ctrl+K can do: the keys of the screen and the frame, also while a dialog is open. */
export function useActiveBindings(): readonly Binding[] {
  return useBindings().filter((bound) => bound.layer === 0)
}

/** Called once, by the frame. */
export function listenToKeys(): () => void {
  addEventListener('keydown', noteWhatIsOpen, true)
  addEventListener('keydown', onKeyDown)
  return () => {
    removeEventListener('keydown', noteWhatIsOpen, true)
    removeEventListener('keydown', onKeyDown)
  }
}

function bind(wanted: Bound): void {
  const all = useBindings.getState()
  const taken = all.find((bound) => bound.keys === wanted.keys && bound.layer === wanted.layer)
  if (taken) throw new Error(`${wanted.keys} is both "${taken.label}" and "${wanted.label}"`)
  if (/^Alt\+|\+Alt\+/.test(wanted.keys)) throw new Error(`${wanted.keys}: people type @ and ñ with Alt`)
  useBindings.setState([...all, wanted], true)
}

let escapeIsTaken = false

/** Esc closes an open list or popover first; by the time the key reaches the window it may be gone already. */
function noteWhatIsOpen(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return
  const floating = [...document.querySelectorAll('[class*="mantine-"][class*="-dropdown"]')]
  escapeIsTaken = floating.some((one) => one.getClientRects().length > 0)
}

function onKeyDown(event: KeyboardEvent): void {
  // AltGr arrives as Ctrl+Alt on Windows: it is typing, not a command.
  if (event.defaultPrevented || event.altKey || event.getModifierState('AltGraph') || event.isComposing)
    return
  const keys = keysOf(event)
  if (keys === 'Escape' && escapeIsTaken) return
  if (isTyping(event) && !worksWhileTyping(keys)) return
  if ((keys === 'Enter' || keys === ' ') && isOnControl(event)) return
  const bound = bindingOf(event)
  if (!bound) return
  event.preventDefault()
  bound.run()
}

/** What the key does where the operator is: in the open dialog, or else on the screen and its frame. */
export function bindingOf(event: KeyboardEvent): Binding | undefined {
  const layer = Math.max(0, ...openLayers)
  const keys = keysOf(event)
  const bound = useBindings.getState().filter((one) => one.keys === keys)
  return bound.find((one) => one.layer === layer) ?? bound.find(({ reach }) => reach === 'always')
}

function keysOf(event: KeyboardEvent): string {
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl+' : ''
  const shift = event.shiftKey && event.key.length > 1 ? 'Shift+' : ctrl && event.shiftKey ? 'Shift+' : ''
  const key = /^Digit\d$/.test(event.code) && ctrl ? event.code.slice(5) : event.key
  return `${ctrl}${shift}${key.length === 1 ? key.toUpperCase() : key}`
}

function worksWhileTyping(keys: string): boolean {
  return keys.startsWith('Ctrl+') ? !EDITING.has(keys) : /^(Shift\+)?F\d+$/.test(keys) || keys === 'Escape'
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true
  return target instanceof HTMLInputElement && !NOT_TEXT.has(target.type)
}

/** Enter on a focused button presses that button, not the screen's main action. */
function isOnControl(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest(CONTROLS) !== null
}

const CONTROLS =
  'button, a, summary, input, [role="option"], [role="menuitem"], [role="row"], [role="gridcell"]'
const NOT_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range'])
/** These belong to the text in the field. */
const EDITING = new Set([
  'Ctrl+A',
  'Ctrl+C',
  'Ctrl+V',
  'Ctrl+X',
  'Ctrl+Z',
  'Ctrl+Y',
  'Ctrl+Shift+Z',
  'Ctrl+Home',
  'Ctrl+End',
])
