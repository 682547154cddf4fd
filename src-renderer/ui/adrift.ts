/** The keyboard is nowhere in particular, as on a screen that has just opened: its list may take the keys. */
export function isAdrift(): boolean {
  const { activeElement } = document
  return activeElement === null || activeElement === document.body || activeElement.tagName === 'MAIN'
}
