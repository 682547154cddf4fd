import type { Day } from './calendar.ts'
import { nextCutoff } from './cutoff.ts'
import { validationAt, validationTolerance } from './validation.ts'

/** Why a validation did not pass; a computer whose clock is years behind is a cause of its own. */
export type FailureCause = 'noInternet' | 'machineClock' | 'postponed' | 'other'

export const FAILURE_CAUSES: readonly FailureCause[] = ['noInternet', 'machineClock', 'postponed', 'other']

/**
 * Done and said so, taken as done (D11), to be done today, not done and still working, not done and no longer working,
 * or not yet due.
 */
export type ValidationWord = 'confirmed' | 'presumed' | 'pending' | 'tolerance' | 'blocked' | 'ahead'

export interface RecordedValidation {
  readonly n: number
  readonly state: 'confirmed' | 'failed'
}

export interface ValidationLine {
  readonly n: number
  readonly scheduledOn: Day
  readonly word: ValidationWord
  /** Somebody reported that it did not pass. */
  readonly failed: boolean
  /** Until when it may still be done: the last day that may still work (C2). */
  readonly possibleLastDay: Day
}

export interface ValidationSeries {
  readonly anchor: Day
  readonly lastDay: boolean
  readonly offlineDays: number | null
  readonly paidMonths: number
  readonly records: readonly RecordedValidation[]
  /** The office's policy: what nobody spoke of is taken as done (D11). */
  readonly presumed: boolean
}

const MONTHS_BEHIND = 6
const MONTHS_AHEAD = 12

/**
 * The validations of a serial, a month each, also where six or twelve months are paid (R29): those of the last half year
 * and those still ahead within what is paid. Of a failed one, day 15 after its day is still in tolerance where the
 * system allows 15 (R32, C2); a later one that passed ends it.
 */
export function validationList(series: ValidationSeries, today: Day): readonly ValidationLine[] {
  const { anchor, lastDay } = series
  const coming = nextCutoff(anchor, 1, today, lastDay).n
  const first = Math.max(1, coming - MONTHS_BEHIND)
  const last = Math.max(coming, Math.min(series.paidMonths, coming + MONTHS_AHEAD - 1))
  return Array.from({ length: last - first + 1 }, (_, i) => lineOf(series, first + i, today))
}

function lineOf(series: ValidationSeries, n: number, today: Day): ValidationLine {
  const scheduledOn = validationAt(series.anchor, n, series.lastDay)
  const record = series.records.find((one) => one.n === n)
  const { possibleLastDay } = validationTolerance(scheduledOn, series.offlineDays)
  const failed = record?.state === 'failed'
  return { n, scheduledOn, word: wordOf(series, n, scheduledOn, record, today), failed, possibleLastDay }
}

function wordOf(
  { records, presumed, offlineDays }: ValidationSeries,
  n: number,
  scheduledOn: Day,
  record: RecordedValidation | undefined,
  today: Day,
): ValidationWord {
  if (record?.state === 'confirmed') return 'confirmed'
  const passedLater = records.some((one) => one.state === 'confirmed' && one.n > n)
  if (record === undefined) {
    if (scheduledOn > today) return 'ahead'
    if (scheduledOn === today) return 'pending'
    if (presumed || passedLater) return 'presumed'
  } else if (passedLater) return 'presumed'
  return today <= validationTolerance(scheduledOn, offlineDays).possibleLastDay ? 'tolerance' : 'blocked'
}
