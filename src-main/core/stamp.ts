import { randomBytes } from 'node:crypto'
import type { Day } from '#domain/calendar.ts'

/** What the door writes into the recorded arguments before a handler runs, and what replay feeds back. */
export interface Stamp {
  /** The command's own UUIDv7; the ids that its handler makes count up from it. */
  readonly cmdId: string
  readonly now: string
  readonly today: Day
  readonly operator: string
  /** Letter of the PC, of its folios (D14). */
  readonly series: string
  /** Shared by the commands of one import. */
  readonly group: string | null
}

/** A new UUIDv7: 48 bits of time, then chance. */
export function uuid7(at: Date): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(at.getTime(), 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/**
 * The ids of one command: the command's own id with its last 48 bits counted up, so that replay makes the same ones.
 *   idsFrom('0193…-8000-00000000000a')() // '0193…-8000-00000000000b'
 */
export function idsFrom(cmdId: string): () => string {
  const head = cmdId.slice(0, 24)
  let tail = Number.parseInt(cmdId.slice(24), 16)
  return () => {
    tail = (tail + 1) % 0x1000000000000
    return head + tail.toString(16).padStart(12, '0')
  }
}

/**
 * The ids of the commands of one job, each with room for 65,536 ids of its own. They grow, so that a long import
 * appends to its indexes instead of writing all over them.
 */
export function commandIdsFrom(jobId: string): () => string {
  const head = jobId.slice(0, 24)
  let tail = Number.parseInt(jobId.slice(24), 16)
  return () => {
    tail = (tail + 0x10000) % 0x1000000000000
    return head + tail.toString(16).padStart(12, '0')
  }
}

/** The same hour so many days later. */
export function movedBy(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 86_400_000)
}

/** The calendar date of an instant in an IANA zone: `dayInZone(new Date('2026-02-01T05:30Z'), 'America/Cancun')` is 2026-02-01. */
export function dayInZone(at: Date, zone: string): Day {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    formats.set(zone, format)
  }
  return format.format(at) as Day
}

const formats = new Map<string, Intl.DateTimeFormat>()
