import { useCallback } from 'react'
import { payBy, payByPolicyOf } from '#domain/pay-by.ts'
import { parseDay, type Day } from '#domain/calendar.ts'
import { isBusinessDay } from '#domain/business-time.ts'
import { methodInText } from '#messages/es-MX/serials.ts'
import { actByText } from '#messages/es-MX/today.ts'
import { useQueryOf } from '../../api.ts'
import type { Line } from './lines.ts'

/** By when somebody must act, which depends on who: the portal takes a card at any hour, a bank does not. */
export function useActBy(today: Day): (line: Line) => string {
  const calendars = useQueryOf('catalogue.get', {}).data?.calendars
  const policies = useQueryOf('settings.get', {}).data?.policies
  const bank = calendars?.find(({ id }) => id === 'bank')
  return useCallback(
    (line: Line) => {
      const cutoff = parseDay(line.on)
      if (!CUT.has(line.section) || cutoff === null || (cutoff <= today && !line.autoCharge)) return ''
      const { autoCharge, method } = line
      const last =
        method === null || !bank || !policies ? null : payBy(method, cutoff, bank, payByPolicyOf(policies))
      if (last && method) {
        const time = last.reason.kind === 'anyHour' ? null : last.time
        return actByText({ autoCharge, method: methodInText(method), by: { day: last.day, time } }, today)
      }
      const moment = line.actBy
      const day = moment === null ? null : parseDay(moment.slice(0, 10))
      const by = day === null || moment === null ? null : { day, time: moment.slice(11) }
      return actByText({ autoCharge, method: null, by }, today)
    },
    [bank, policies, today],
  )
}

/** Whether the office opens on a day; true while its calendar is not known. */
export function useOpenDays(): (day: Day) => boolean {
  const office = useQueryOf('catalogue.get', {}).data?.calendars.find(({ id }) => id === 'office')
  return (day) => !office || isBusinessDay(office, day)
}

const CUT: ReadonlySet<Line['section']> = new Set(['cutToday', 'cutTomorrow', 'thisWeek'])
