/** What a newcomer does on the first day, in an order in which each makes the next easier. */
export const FIRST_DAY = ['find', 'week', 'client', 'renew', 'slip', 'key', 'noAbre', 'undo'] as const
export type FirstDayTask = (typeof FIRST_DAY)[number]
