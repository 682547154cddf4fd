import { formatMoment, parseMoment } from './business-time.ts'
import type { Day } from './calendar.ts'

/**
 * The instant of a local moment in an IANA zone (C12). A moment that a clock change leaves out is the one after it.
 *   instantOf('2026-03-12T10:00', 'America/Mexico_City') // '2026-03-12T16:00:00.000Z'
 */
export function instantOf(moment: string, zone: string): string {
  const { day, minute } = parseMoment(moment) ?? notAMoment(moment)
  const asUtc = Date.parse(`${formatMoment(day, minute)}:00.000Z`)
  // Twice, since the first guess may stand on the other side of a clock change.
  const guess = asUtc - offset(asUtc, zone)
  return new Date(asUtc - offset(guess, zone)).toISOString()
}

/** The local clock at an instant: `localMoment('2026-03-12T16:00:00.000Z', 'America/Cancun') // '2026-03-12T11:00'` */
export function localMoment(instant: string, zone: string): string {
  const at = Date.parse(instant)
  return new Date(at + offset(at, zone)).toISOString().slice(0, 16)
}

/** `isZone('America/Cancun') // true`, and false for what no clock goes by: `isZone('Marte')` */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** Day and clock apart, as tasks and lists keep them. */
export function dayAndClock(moment: string): { readonly day: Day; readonly time: string } {
  return { day: moment.slice(0, 10) as Day, time: moment.slice(11) }
}

/** By how much a zone's clock is ahead of UTC at an instant, in milliseconds. */
function offset(at: number, zone: string): number {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(zone, format)
  }
  const of = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const local = Date.UTC(of['year']!, of['month']! - 1, of['day'], of['hour'], of['minute'], of['second'])
  return local - Math.floor(at / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function notAMoment(text: string): never {
  throw new RangeError(`not a local moment: ${text}`)
}
