import { Button } from '@mantine/core'
import type { TodaySection } from '#contract/today-sections.ts'
import type { Day } from '#domain/calendar.ts'
import { deskTitles } from '#messages/es-MX/tasks.ts'
import {
  emptySection,
  quietDetail,
  quietTitle,
  shortSectionTitle,
  todayText as text,
} from '#messages/es-MX/today.ts'
import { lookAsOf, useSession } from '../../state/session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { DayHead } from './useWorklist.ts'
import { deskOfView, type View } from './view.ts'

export interface QuietProps {
  readonly head: DayHead
  readonly view: View
  readonly onView: (view: View) => void
}

/** A list with nothing in it says so, and a quiet day names the next one that is not. */
export function Quiet({ head, view, onView }: QuietProps) {
  const asOf = useSession((session) => session.asOf)
  const today = head.today as Day
  const next = head.nextBusyDay as Day | null
  if (view === 'beforeLeaving') {
    return (
      <EmptyState title={text.backTomorrow} action={<SeeAll onView={onView} label={text.backToList} />}>
        {text.backTomorrowDetail}
      </EmptyState>
    )
  }
  if (view !== 'all') {
    const desk = deskOfView(view)
    const title =
      desk !== null
        ? deskTitles[desk]
        : shortSectionTitle(view as TodaySection, today, head.nextWorkingDay as Day)
    return <EmptyState title={emptySection(title)} action={<SeeAll onView={onView} label={text.seeAll} />} />
  }
  const validations = head.sections.find(({ section }) => section === 'validations')?.count ?? 0
  return (
    <EmptyState
      title={quietTitle(asOf !== null)}
      action={next !== null && <Button onClick={() => lookAsOf(next)}>{text.seeThatDay}</Button>}
    >
      {quietDetail(next, today, validations)}
    </EmptyState>
  )
}

function SeeAll({ onView, label }: { readonly onView: QuietProps['onView']; readonly label: string }) {
  return (
    <Button variant="default" onClick={() => onView('all')}>
      {label}
    </Button>
  )
}
