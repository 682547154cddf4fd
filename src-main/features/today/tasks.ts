import type { z } from 'zod'
import type { TaskSection, todayTask } from '#contract/today.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { deskOf, DESKS, type Desk } from '#domain/task.ts'
import { taskAction, taskSentence } from '#messages/es-MX/tasks.ts'
import { countTasksDue, tasksDue } from '#features/tasks/sql.ts'
import type { DayBounds } from './sections.ts'

export type TodayTask = z.output<typeof todayTask>

const SECTIONS: readonly TaskSection[] = ['cutToday', 'cutTomorrow', 'thisWeek']

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

export function countTasks(db: ReadDb, bounds: DayBounds, follower: string | null): TaskCounts {
  const { today, endOfWeek: until } = bounds
  const rows = countTasksDue(db, { today, until, desk: null, follower }).map((row) => ({
    ...row,
    desk: deskOf(row.kind),
    section: sectionOf(row.dueOn, bounds),
  }))
  const sum = (some: typeof rows) => some.reduce((all, { count }) => all + count, 0)
  return {
    total: sum(rows),
    desks: DESKS.map((desk) => ({ desk, count: sum(rows.filter((row) => row.desk === desk)) })).filter(
      ({ count }) => count > 0,
    ),
    sections: SECTIONS.map((section) => {
      const mine = rows.filter((row) => row.section === section)
      return { section, count: sum(mine), clients: new Set(mine.map(({ who }) => who)).size }
    }),
  }
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
