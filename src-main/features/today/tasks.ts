import type { z } from 'zod'
import type { TaskSection, todayTask } from '#contract/today.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { deskOf, DESKS, type Desk } from '#domain/task.ts'
import { taskAction, taskSentence } from '#messages/es-MX/tasks.ts'
import { countTasksDue, tasksDue } from '#features/tasks/sql.ts'
import type { DayBounds } from './sections.ts'

export type TodayTask = z.output<typeof todayTask>

export const TASK_SECTIONS: readonly TaskSection[] = ['cutToday', 'cutTomorrow', 'thisWeek']

export interface TaskCounts {
  readonly total: number
  readonly desks: { desk: Desk; count: number }[]
  readonly sections: { section: TaskSection; count: number; clients: number }[]
}

/** What is overdue stands with what is lost today. */
function sectionOf(dueOn: Day, { today, nextWorkingDay }: DayBounds): TaskSection {
  if (dueOn <= today) return 'cutToday'
  return dueOn <= nextWorkingDay ? 'cutTomorrow' : 'thisWeek'
}

/** So many tasks of a kind, on one day, of one client or of nobody. */
export interface Owed {
  readonly desk: Desk
  readonly section: TaskSection
  /** The client; of what belongs to nobody, the task itself. */
  readonly who: string
  readonly count: number
}

export function owedOn(db: ReadDb, bounds: DayBounds, follower: string | null): Owed[] {
  const { today, endOfWeek: until } = bounds
  return countTasksDue(db, { today, until, desk: null, follower }).map(({ kind, dueOn, who, count }) => ({
    desk: deskOf(kind),
    section: sectionOf(dueOn, bounds),
    who,
    count,
  }))
}

export function countTasks(owed: readonly Owed[]): TaskCounts {
  const sum = (some: readonly Owed[]) => some.reduce((all, { count }) => all + count, 0)
  return {
    total: sum(owed),
    desks: DESKS.map((desk) => ({ desk, count: sum(owed.filter((row) => row.desk === desk)) })).filter(
      ({ count }) => count > 0,
    ),
    sections: TASK_SECTIONS.map((section) => ({
      section,
      count: sum(owed.filter((row) => row.section === section)),
      clients: owedTo(owed, section).length,
    })),
  }
}

/** To whom something is owed in a list, each once. */
export function owedTo(owed: readonly Owed[], section: TaskSection): string[] {
  return [...new Set(owed.filter((row) => row.section === section).map(({ who }) => who))]
}

export interface TaskPage {
  readonly desk: Desk | null
  readonly follower: string | null
  readonly offset: number
  readonly limit: number
  /** Only what is lost by then; the end of the week where it is not said. */
  readonly until?: Day
}

export function taskLines(db: ReadDb, bounds: DayBounds, page: TaskPage): TodayTask[] {
  const { today, endOfWeek } = bounds
  const due = { today, until: page.until ?? endOfWeek, desk: page.desk, follower: page.follower }
  return tasksDue(db, due, page.offset, page.limit).map((task) => ({
    ...task,
    params: { ...task.params },
    desk: deskOf(task.kind),
    what: taskSentence(task.kind, task.params),
    action: taskAction(task.kind),
    section: sectionOf(task.dueOn, bounds),
  }))
}
