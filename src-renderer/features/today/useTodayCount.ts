import { useEffect } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { TodaySection } from '#contract/today-sections.ts'
import { frameText } from '#messages/es-MX/frame.ts'
import { useQueryOf } from '../../api.ts'
import { notifyDesktop } from '../../host.ts'
import { useSession } from '../../state/session.ts'
import { noticeOf, urgentOf, type Told } from './day-notice.ts'

const PRESSING: readonly TodaySection[] = ['reported', 'cutToday', 'tolerance', 'cutTomorrow']

/** Beside "Hoy" in the side bar: what cannot wait until the office opens again. Of today, whatever day is looked at. */
export function useTodayCount(): number | null {
  const { data } = useQueryOf('today.list', { limit: 1 }, { ofToday: true })
  const count = data === undefined ? null : pressing(data)
  useDayNotice(data)
  useDesktopCount(count)
  return count
}

/** Beside the clock as well; a ledger for practice has nothing that cannot wait. */
function useDesktopCount(count: number | null): void {
  const ledger = useSession((session) => session.ledger)
  useEffect(() => {
    if (count === null) return
    const shown = ledger === 'practice' ? 0 : count
    void window.vigente?.showToday(shown, shown === 0 ? '' : frameText.cannotWait(shown))
  }, [count, ledger])
}

let told: Told | null = null

/** To somebody who works elsewhere; with the window in front it is known, for the number is there. */
function useDayNotice(hoy: OutputOf<'today.list'> | undefined): void {
  const ledger = useSession((session) => session.ledger)
  useEffect(() => {
    if (hoy === undefined || ledger === 'practice') return
    const text = noticeOf(told, hoy)
    told = { day: hoy.today, urgent: urgentOf(hoy) }
    if (text === null || document.hasFocus()) return
    notifyDesktop(frameText.dayNotice, text, '/hoy')
  }, [hoy, ledger])
}

export function pressing({ sections, tasks }: Pick<OutputOf<'today.list'>, 'sections' | 'tasks'>): number {
  return [...sections, ...tasks.sections]
    .filter(({ section }) => PRESSING.includes(section))
    .reduce((sum, { count }) => sum + count, 0)
}
