import * as z from 'zod/mini'

/** `shortText(100).safeParse('x'.repeat(101)).success // false` */
export const shortText = (most: number) => z.string().check(z.maxLength(most))

/** One of the core's files, by its id. */
export const fileId = z.string().check(z.regex(/^[0-9a-f]{32}$/))

/** On which ledger a page asks something of the shell, and as whom: the core knows whether they may. */
export const asker = {
  operator: z.nullable(shortText(200)),
  ledger: z.enum(['office', 'practice']),
}
