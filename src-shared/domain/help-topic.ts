/** What the help of a screen may tell the rules in force of. */
export const HELP_TOPICS = [
  'cutoff',
  'payment',
  'reminders',
  'invoices',
  'charges',
  'unlocks',
  'keys',
  'support',
  'quotes',
  'updates',
  'replacements',
] as const
export type HelpTopic = (typeof HELP_TOPICS)[number]
