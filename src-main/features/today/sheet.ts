import type { QueryContext } from '#core/app.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPhone } from '#domain/phone.ts'
import { actionOf, sectionTitle, whatStops } from '#messages/es-MX/today.ts'
import { taskDue } from '#messages/es-MX/today-tasks.ts'
import { deskTitles } from '#messages/es-MX/tasks.ts'
import { practiceWatermark } from '#messages/es-MX/papers.ts'
import { renderDaySheet, type DaySheetClient, type DaySheetLine } from '#papers/day-sheet.ts'
import { readProfile } from '#features/settings/sql.ts'
import type { TodayLine } from './lines.ts'
import { SECTIONS } from './sections.ts'
import type { TodayTask } from './tasks.ts'

/** Hoy on paper: one section after the other, a client's systems together, a box for each. */
export function daySheetFile(
  { db, files, practice }: QueryContext,
  today: Day,
  lines: readonly TodayLine[],
  tasks: readonly TodayTask[],
): { file: string; name: string } {
  const bytes = renderDaySheet({
    size: 'letter',
    day: today,
    office: readProfile(db).name,
    watermark: practice ? practiceWatermark : null,
    sections: SECTIONS.map((section) => ({
      title: sectionTitle(section),
      clients: clientsOf([
        ...lines.filter((line) => line.section === section).map((line) => systemOnPaper(line, today)),
        ...tasks.filter((task) => task.section === section).map((task) => taskOnPaper(task, today)),
      ]),
    })),
  })
  const name = `Hoja del día ${today}.pdf`
  return { file: files.put(name, bytes).file, name }
}

interface OnPaper extends Pick<TodayLine, 'client' | 'phone' | 'contact' | 'note'> {
  readonly who: string
  readonly line: DaySheetLine
}

function systemOnPaper(line: TodayLine, today: Day): OnPaper {
  return {
    ...line,
    who: line.clientId,
    line: {
      system: `${line.system} ${line.version}`,
      serial: line.serial,
      users: line.users,
      when: whatStops(line, today),
      action: actionOf(line.section),
    },
  }
}

function taskOnPaper(task: TodayTask, today: Day): OnPaper {
  const when = `${task.what}; ${taskDue(task, today)}`
  return {
    ...task,
    who: task.clientId ?? task.id,
    line: { system: deskTitles[task.desk], serial: '', users: null, when, action: task.action },
  }
}

/** A client's systems and what is owed to it together; what belongs to nobody yet stands for itself. */
function clientsOf(lines: readonly OnPaper[]): DaySheetClient[] {
  return [...Map.groupBy(lines, ({ who }) => who).values()].map((together) => {
    const { client, phone, contact, note } = together[0]!
    return {
      name: client,
      phone: phone === '' ? null : `${contact} ${formatPhone(phone)}`.trim(),
      note: note === '' ? null : note,
      lines: together.map(({ line }) => line),
    }
  })
}
