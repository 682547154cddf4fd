import type { z } from 'zod'
import type { TaskSection, todayTask } from '#contract/today.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { deskOf, DESKS, type Desk } from '#domain/task.ts'
import { taskAction, taskSentence } from '#messages/es-MX/tasks.ts'
import { countTasksDue, taskId, tasksDue, type Task, type TaskToDo } from '#features/tasks/sql.ts'
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

export function owedOn(
  db: ReadDb,
  bounds: DayBounds,
  follower: string | null,
  standing: readonly Task[],
): Owed[] {
  const { today, endOfWeek: until } = bounds
  const rows = [
    ...countTasksDue(db, { today, until, desk: null, follower }),
    ...standing.map(({ kind, ref, dueOn }) => ({ kind, dueOn, who: taskId(kind, ref), count: 1 })),
  ]
  return rows.map(({ kind, dueOn, who, count }) => ({
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

/** What stands for all comes first, then what is owed to each, by the moment at which something is lost. */
export function taskLines(
  db: ReadDb,
  bounds: DayBounds,
  page: TaskPage,
  standing: readonly Task[],
): TodayTask[] {
  const { desk, follower, offset, limit } = page
  const { today, endOfWeek } = bounds
  const until = page.until ?? endOfWeek
  const asked = standing.filter(
    ({ kind, dueOn }) => dueOn <= until && (desk === null || deskOf(kind) === desk),
  )
  const first = asked.slice(offset, offset + limit).map(ofNobody)
  const from = Math.max(0, offset - asked.length)
  const rest = tasksDue(db, { today, until, desk, follower }, from, limit - first.length)
  return [...first, ...rest].map((task) => ({
    ...task,
    params: { ...task.params },
    desk: deskOf(task.kind),
    what: taskSentence(task.kind, task.params),
    action: taskAction(task.kind),
    section: sectionOf(task.dueOn, bounds),
  }))
}

function ofNobody(task: Task): TaskToDo {
  const nobody = { client: '', contact: '', phone: '', email: '', note: '' }
  return { ...task, ...nobody, id: taskId(task.kind, task.ref) }
}
