/** What a reminder's message is about, as the queue of mail knows it. */
export const REMINDER = 'reminder'
