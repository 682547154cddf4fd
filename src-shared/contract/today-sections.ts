/** The lists of Hoy, in the order in which something is lost. */
export const TODAY_SECTIONS = [
  'reported',
  'cutToday',
  'cutTomorrow',
  'thisWeek',
  'unconfirmed',
  'validations',
  'tolerance',
  'trials',
  'promises',
  'charges',
] as const
export type TodaySection = (typeof TODAY_SECTIONS)[number]

/** More clients por confirmar than these stand in Hoy as one line. */
export const QUIET_CLIENTS = 3
