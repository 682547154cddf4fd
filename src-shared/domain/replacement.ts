import type { TimeRange } from './promise.ts'

/** What of a licence is gone. */
export const LOST_THINGS = ['certificate', 'code', 'media', 'everything'] as const
export type LostThing = (typeof LOST_THINGS)[number]

/** How it went. */
export const LOSS_CAUSES = ['lost', 'theft', 'damage'] as const
export type LossCause = (typeof LOSS_CAUSES)[number]

/** The papers that a vendor asks for (mexico.md §10). */
export const REPLACEMENT_DOCUMENTS = ['letter', 'policeReport'] as const
export type ReplacementDocument = (typeof REPLACEMENT_DOCUMENTS)[number]

/**
 * The signed letter on letterhead, always; of a theft, what was reported to the authority too (mexico.md §10).
 *   replacementDocuments('theft') // ['letter', 'policeReport']
 */
export function replacementDocuments(cause: LossCause): readonly ReplacementDocument[] {
  return cause === 'theft' ? ['letter', 'policeReport'] : ['letter']
}

/** From the day on which request and letter are with the vendor (mexico.md §10). */
export const REPLACEMENT_RANGE: TimeRange = { unit: 'businessHours', least: 24, most: 48 }

export const REPLACEMENT_STATES = ['asked', 'withVendor', 'replaced', 'refused', 'cancelled'] as const
export type ReplacementState = (typeof REPLACEMENT_STATES)[number]

/** Those in which somebody still waits. */
export const OPEN_REPLACEMENTS: readonly ReplacementState[] = ['asked', 'withVendor']

/** What somebody does with a replacement, and in which states of it. */
const MAY = {
  receive: ['asked'],
  send: ['asked'],
  replace: ['withVendor'],
  refuse: ['withVendor'],
  cancel: ['asked', 'withVendor'],
} as const satisfies Readonly<Record<string, readonly ReplacementState[]>>
export type ReplacementAct = keyof typeof MAY

/** `replacementMay('replaced', 'cancel') // false`: what is over is history. */
export function replacementMay(state: ReplacementState, act: ReplacementAct): boolean {
  return (MAY[act] as readonly ReplacementState[]).includes(state)
}

/** Of the papers that are asked for, those that never came: `missingDocuments('theft', ['letter']) // ['policeReport']` */
export function missingDocuments(
  cause: LossCause,
  received: readonly ReplacementDocument[],
): ReplacementDocument[] {
  return replacementDocuments(cause).filter((document) => !received.includes(document))
}
