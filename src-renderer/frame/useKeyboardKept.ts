import { useEffect } from 'react'

/**
 * Where what had the keyboard was taken away (a payment that was cancelled has no button any more), the screen has it:
 * on the page itself Enter does nothing, and a reader of the screen is told nothing. Who moves it knowingly goes first.
 */
export function useKeyboardKept(): void {
  useEffect(() => {
    let last: Element | null = null
    const isLost = () => document.activeElement === document.body && last?.isConnected === false
    const keep = () => {
      if (isLost()) document.querySelector('main')?.focus({ preventScroll: true })
    }
    const follow = ({ target }: FocusEvent) => (last = target instanceof Element ? target : null)
    const watch = new MutationObserver(() => {
      if (isLost()) setTimeout(keep)
    })
    watch.observe(document.body, { childList: true, subtree: true })
    addEventListener('focusin', follow)
    return () => {
      watch.disconnect()
      removeEventListener('focusin', follow)
    }
  }, [])
}
