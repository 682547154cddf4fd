/**
 * A ref that keeps a form from being sent while a field holds what cannot be read: its value would be saved as empty.
 * `<input ref={markUnreadable(wrong ? 'No es una fecha' : null)} />`
 */
export function markUnreadable(sentence: string | null): (field: HTMLInputElement | null) => void {
  return (field) => field?.setCustomValidity(sentence ?? '')
}

/** The first field that holds what cannot be read, with the keyboard put there; for forms that check by themselves. */
export function goToUnreadable(form: HTMLFormElement | null): boolean {
  const field = [...(form?.elements ?? [])].find(
    (one) => one instanceof HTMLInputElement && one.validity.customError,
  )
  if (field instanceof HTMLElement) field.focus()
  return field !== undefined
}
