import { parseDay, type Day } from '#domain/calendar.ts'

/** A day of the core's answer; null stays null. */
export function asDay(text: string | null | undefined): Day | null {
  return parseDay(text ?? '')
}
