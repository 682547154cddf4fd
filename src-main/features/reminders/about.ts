/** What a reminder's message is about, as the queue of mail knows it. */
export const REMINDER = 'reminder'
/** The notice of automatic charges, which leaves on a closed day too: the law counts calendar days (mexico.md §9). */
export const NOTICE = 'reminder.notice'

export function isReminder({ about }: { readonly about: string }): boolean {
  return about === REMINDER || about === NOTICE
}
