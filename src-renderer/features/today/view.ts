import { DESKS, type Desk } from '#domain/task.ts'
import { TODAY_SECTIONS, type TodaySection } from '#contract/today-sections.ts'

/** One of the lists, a desk, all that is lost in its order, or what is cut before the office opens again. */
export type View = TodaySection | DeskView | 'all' | 'beforeLeaving'
export type DeskView = `desk ${Desk}`

export function sectionOf(view: View): TodaySection | null {
  return TODAY_SECTIONS.find((section) => section === view) ?? null
}

/** `deskOfView('desk order') // 'order'` */
export function deskOfView(view: View): Desk | null {
  return DESKS.find((desk) => view === `desk ${desk}`) ?? null
}

/** The address keeps what is open: `/hoy?lista=cutToday`, `/hoy?mesa=order`. */
export function viewOf(query: URLSearchParams): View {
  const list = query.get('lista')
  if (list === 'beforeLeaving') return list
  const desk = DESKS.find((one) => one === query.get('mesa'))
  if (desk) return `desk ${desk}`
  return TODAY_SECTIONS.find((section) => section === list) ?? 'all'
}

export function addressOf(view: View): string {
  const desk = deskOfView(view)
  if (desk !== null) return `/hoy?mesa=${desk}`
  return view === 'all' ? '/hoy' : `/hoy?lista=${view}`
}
