import { useLayoutEffect } from 'react'
import { usePlace } from '../state/place.ts'
import { bindingOf } from '../ui/shortcuts.tsx'

/** Keys pressed for a screen that is not there yet, in order. */
const held: KeyboardEvent[] = []
let isWaiting = false
let isReplaying = false

/**
 * Ctrl+N, "ceiba", Enter, without looking: what is typed while the next screen is on its way is meant for that screen,
 * and reaches it in the order it was typed. The keys of the frame (another screen, Ctrl+K) work at once.
 */
export function useTypeAhead(waiting: boolean): void {
  useLayoutEffect(() => {
    isWaiting = waiting
    if (!waiting) void replay()
  }, [waiting])
}

/** Called once, by the frame. */
export function holdKeysBetweenScreens(): () => void {
  addEventListener('keydown', hold, true)
  return () => removeEventListener('keydown', hold, true)
}

function hold(event: KeyboardEvent): void {
  if (!event.isTrusted || event.isComposing || !(isWaiting || isReplaying)) return
  if (event.target instanceof Element && event.target.closest('[role="dialog"]')) return
  if (!isPrinted(event) && event.key !== 'Enter' && bindingOf(event)?.reach !== 'screen') return
  event.preventDefault()
  event.stopImmediatePropagation()
  held.push(event)
}

async function replay(): Promise<void> {
  if (isReplaying) return
  isReplaying = true
  while (!isWaiting && held.length > 0) {
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
  // Deprecated, and the one way that a field takes as typing, its undo and React's onChange with it.
  if (goesOn && isPrinted(event)) document.execCommand('insertText', false, key)
}

/** A character of a text. AltGr arrives as Ctrl+Alt on Windows: people type @ with it. */
function isPrinted(event: KeyboardEvent): boolean {
  return event.key.length === 1 && (event.getModifierState('AltGraph') || !(event.ctrlKey || event.metaKey))
}
