import type { OutputOf } from '#contract/index.ts'
import { dayNoticeText } from '#messages/es-MX/today.ts'

type Hoy = Pick<OutputOf<'today.list'>, 'today' | 'sections'>

/** What was told last, and of which day. */
export interface Told {
  readonly day: string
  /** Systems that a client reported closed, and those that are cut today: of these each new one is told. */
  readonly urgent: number
}

/**
 * What the desktop says of the day to somebody who looks elsewhere: once a day what cannot wait, and again when
 * something urgent comes. Null says nothing.
 *   noticeOf(null, hoy)                        // '2 sistemas con corte hoy · 1 que no abre'
 *   noticeOf({ day: hoy.today, urgent: 3 }, hoy) // null: it is known
 */
export function noticeOf(told: Told | null, hoy: Hoy): string | null {
  const text = dayNoticeText(count(hoy, 'cutToday'), count(hoy, 'reported'), count(hoy, 'cutTomorrow'))
  if (text === null) return null
  return told?.day === hoy.today && told.urgent >= urgentOf(hoy) ? null : text
}

export function urgentOf(hoy: Hoy): number {
  return count(hoy, 'cutToday') + count(hoy, 'reported')
}

function count({ sections }: Hoy, wanted: Hoy['sections'][number]['section']): number {
  return sections.find(({ section }) => section === wanted)?.count ?? 0
}
