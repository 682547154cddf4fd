import type { MouseEvent } from 'react'

/** The keyboard is nowhere in particular, as on a screen that has just opened: its list may take the keys. */
export function isAdrift(): boolean {
  const { activeElement } = document
  return activeElement === null || activeElement === document.body || activeElement.tagName === 'MAIN'
}

/** What is shown is chosen: by the mouse, the keys go on to what is shown and do not stay with the button. */
export function chooses(choose: () => void): (event: MouseEvent<HTMLElement>) => void {
  return (event) => {
    if (event.detail > 0) event.currentTarget.blur()
    choose()
  }
}
