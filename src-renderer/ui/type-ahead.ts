import { useLayoutEffect } from 'react'
import { usePlace } from '../state/place.ts'
import { bindingOf } from './shortcuts.tsx'

/** Keys pressed for a screen or a dialog that is not there yet, in order. */
const held: KeyboardEvent[] = []
/** How many are on their way, and how many of them take away the field that has the focus. */
let waits = 0
let otherScreens = 0
let isReplaying = false

/** Longer than a slow machine takes; for a dialog in which nothing can have the focus. */
const LATEST_FOCUS_MS = 10_000

/**
 * Ctrl+N, "ceiba", Enter, without looking: what is typed while the next screen is on its way is meant for that screen,
 * and reaches it in the order it was typed. The keys of the frame (another screen, Ctrl+K) work at once, and where only
 * something of the same screen is on its way, who types in a field of it goes on.
 */
export function useTypeAhead(waiting: boolean, forAnotherScreen: boolean): void {
  useLayoutEffect(() => {
    if (!forAnotherScreen) return
    otherScreens += 1
    return () => {
      otherScreens -= 1
    }
  }, [forAnotherScreen])
  useLayoutEffect(() => (waiting ? wait() : undefined), [waiting])
}

/** The same from the key that opens a dialog until something in it has the focus. */
export function useTypeAheadOfDialog(opened: boolean): void {
  useLayoutEffect(() => {
    if (!opened || isInDialog(document.activeElement)) return
    const here = wait()
    const look = ({ target }: FocusEvent) => isInDialog(target) && here()
    addEventListener('focusin', look)
    const late = setTimeout(here, LATEST_FOCUS_MS)
    return () => {
      removeEventListener('focusin', look)
      clearTimeout(late)
      here()
    }
  }, [opened])
}

/** The answer says that it is here, once. */
function wait(): () => void {
  let isHere = false
  waits += 1
  return () => {
    if (isHere) return
    isHere = true
    waits -= 1
    // Once what is drawn now has taken the focus.
    if (waits === 0) queueMicrotask(() => void replay())
  }
}

/** Called once, by the frame. */
export function holdKeysBetweenScreens(): () => void {
  addEventListener('keydown', hold, true)
  return () => removeEventListener('keydown', hold, true)
}

function hold(event: KeyboardEvent): void {
  if (!event.isTrusted || event.isComposing || !(waits > 0 || isReplaying)) return
  if (held.length === 0 && (isInDialog(event.target) || (otherScreens === 0 && isField(event.target)))) return
  if (!isPrinted(event) && event.key !== 'Enter' && bindingOf(event)?.reach !== 'screen') return
  event.preventDefault()
  event.stopImmediatePropagation()
  held.push(event)
}

async function replay(): Promise<void> {
  if (isReplaying) return
  isReplaying = true
  while (waits === 0 && held.length > 0) {
    const place = usePlace.getState()
    press(held.shift()!)
    // What the key did is drawn before the next one is pressed; where it opened another screen, that one is waited for.
    await new Promise(requestAnimationFrame)
    if (usePlace.getState() !== place) await new Promise(requestAnimationFrame)
  }
  isReplaying = false
}

function press(event: KeyboardEvent): void {
  const { key, code, ctrlKey, metaKey, shiftKey } = event
  const target = document.activeElement ?? document.body
  const goesOn = target.dispatchEvent(
    new KeyboardEvent('keydown', {
      ...{ key, code, ctrlKey, metaKey, shiftKey },
      ...{ bubbles: true, cancelable: true },
    }),
  )
  if (goesOn) doOfItself(target, event)
}

/** What the browser does of itself for a key that a person pressed. */
function doOfItself(target: Element, event: KeyboardEvent): void {
  const { key } = event
  if (isPressedBy(target, key)) target.click()
  else if (key === 'Enter' && target instanceof HTMLInputElement) target.form?.requestSubmit()
  // Deprecated, and the one way that a field takes as typing, its undo and React's onChange with it.
  else if (isPrinted(event)) document.execCommand('insertText', false, key)
}

function isPressedBy(target: Element, key: string): target is HTMLElement {
  if (target instanceof HTMLButtonElement) return key === 'Enter' || key === ' '
  if (target instanceof HTMLAnchorElement) return key === 'Enter'
  return target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type) && key === ' '
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null
}

/** A character of a text. AltGr arrives as Ctrl+Alt on Windows: people type @ with it. */
function isPrinted(event: KeyboardEvent): boolean {
  return event.key.length === 1 && (event.getModifierState('AltGraph') || !(event.ctrlKey || event.metaKey))
}
