import { useEffect, useEffectEvent, type RefObject } from 'react'
import { isAdrift } from '../../ui/adrift.ts'
import type { Entry } from './lines.ts'
import type { Chosen } from './useChosen.ts'

export interface ListKeys {
  readonly root: RefObject<HTMLElement | null>
  readonly chosen: Chosen
  readonly lines: readonly Entry[]
  /** While a form is open its keys are its own. */
  readonly asking: boolean
  readonly loadMore: () => void
}

const PAGE_LINES = 10
/** A dialog that closes gives the keyboard back a moment later, perhaps to a line that is no longer there. */
const AFTER_DIALOG_MS = 160
const NEAR_END = 20

/**
 * Up and down from line to line, with Shift choosing; Home, End, Page Up and Down; Space chooses, Esc lets go. Heard
 * from anywhere on the screen but its own controls, so that a line that is gone takes no key with it.
 */
export function useListKeys({ root, chosen, lines, asking, loadMore }: ListKeys): void {
  const focusActive = useEffectEvent(() => {
    if (isAdrift() && !asking) activeLine(root.current)?.focus({ preventScroll: true })
  })
  useEffect(() => {
    focusActive()
    if (asking) return
    const soon = setTimeout(() => focusActive(), AFTER_DIALOG_MS)
    return () => clearTimeout(soon)
  }, [chosen.activeKey, lines, asking])

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (asking || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
    if (!isHere(event.target, root.current)) return
    const step = STEPS[event.key]
    if (step !== undefined) {
      chosen.moveBy(step, event.shiftKey)
      if (step > 0) loadNear()
    } else if (event.key === ' ' && isLineOrPage(event.target)) chosen.toggle(chosen.activeKey)
    else if (event.key === 'Escape' && chosen.chosen.size > 0 && !somethingFloats()) chosen.clear()
    else return
    event.preventDefault()
    requestAnimationFrame(() => {
      const line = activeLine(root.current)
      line?.focus({ preventScroll: true })
      line?.scrollIntoView({ block: 'nearest' })
    })
  })
  const loadNear = () => {
    const at = lines.findIndex((line) => line === chosen.active)
    if (at > lines.length - NEAR_END) loadMore()
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    // Before the frame's own keys: Esc with lines chosen lets go of them and does not leave the screen.
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

function activeLine(root: HTMLElement | null): HTMLElement | null {
  return root?.querySelector<HTMLElement>('[data-line][data-active]') ?? null
}

/** A popover of a line hangs elsewhere in the document, and its keys are its own. */
function isHere(target: EventTarget | null, root: HTMLElement | null): boolean {
  if (!(target instanceof HTMLElement)) return true
  return target === document.body || target.tagName === 'MAIN' || (root?.contains(target) ?? false)
}

function isLineOrPage(target: EventTarget | null): boolean {
  return !(target instanceof HTMLElement) || target.closest('button, a, input') === null
}

function somethingFloats(): boolean {
  return document.querySelector('[class*="mantine-"][class*="-dropdown"]') !== null
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE_LINES,
  PageUp: -PAGE_LINES,
  Home: -Infinity,
  End: Infinity,
}
