import { MOST_BATCH_BYTES } from '#wire/messages.ts'

/** How much goes in one request and comes in one answer. */
export interface Pace {
  /** Transactions of a page, where so many commands of this PC wait, and somebody looks at it or nobody. */
  entries(waiting: number, isLookedAt: boolean): number
  /** Of a batch of commands. */
  bytes(): number
  /** The network let it through whole. */
  faster(): void
  /** It was cut, or came back as something else: what is smaller may pass. */
  slower(): void
}

/** Whoever asks something of this PC waits for the page that is laid down. */
const FEW_ENTRIES = 32
const SOME_ENTRIES = 250
/** What waits runs again with each page: the more there is of it, the fewer pages. */
const MOST_ENTRIES = 500
const MOST_BYTES = MOST_BATCH_BYTES / 2
const LEAST_BYTES = 8 * 1024
const HALVINGS = 7

/** Halved by each failure of the network and doubled by each success: what cuts at 64 KiB lets small pages through. */
export function createPace(): Pace {
  let halved = 0
  return {
    entries: (waiting, isLookedAt) => {
      const least = isLookedAt ? FEW_ENTRIES : SOME_ENTRIES
      return Math.max(1, Math.floor(Math.min(MOST_ENTRIES, Math.max(least, waiting)) / 2 ** halved))
    },
    bytes: () => Math.max(LEAST_BYTES, Math.floor(MOST_BYTES / 2 ** halved)),
    faster: () => {
      halved = Math.max(0, halved - 1)
    },
    slower: () => {
      halved = Math.min(HALVINGS, halved + 1)
    },
  }
}
