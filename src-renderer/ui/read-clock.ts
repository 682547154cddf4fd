/**
 * An hour as people type it, as 'HH:mm', or null. The office works by day: "6 pm" must be said.
 *   readClock('9')      // '09:00'
 *   readClock('930')    // '09:30'; '9.30' and '9:30' too
 *   readClock('6:30 pm') // '18:30'
 *   readClock('24:00')  // '24:00', the end of the day
 */
export function readClock(text: string): string | null {
  const match = /^(\d{1,2})(?:[:. ]?(\d{2}))?\s*(?:(a|p)\.?\s?m\.?|h|hrs?\.?)?$/.exec(
    text.trim().toLowerCase(),
  )
  if (!match) return null
  const [, hourText = '', minuteText = '00', half] = match
  const typed = Number(hourText)
  const minute = Number(minuteText)
  if (half !== undefined && (typed < 1 || typed > 12)) return null
  const hour = half === undefined ? typed : (typed % 12) + (half === 'p' ? 12 : 0)
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
