/** Whoever waits for more than it has is told as soon as there is. */
export function keepNews(head: () => Promise<number>, lookEveryMs: number) {
  const waiting = new Set<(head: number | null) => void>()
  let isOver = false

  /** `rev` is there, or null for whatever is. */
  function tell(rev: number | null): void {
    for (const wake of waiting) wake(rev)
  }

  return {
    tell,
    /** Whoever waits is answered now, and nobody waits any more. */
    end: () => {
      isOver = true
      tell(null)
    },
    /** Resolves with the head once it is more than `rev`, or after so many milliseconds. */
    async waitFor(rev: number, milliseconds: number): Promise<number> {
      const until = performance.now() + milliseconds
      for (;;) {
        const now = await head()
        const left = until - performance.now()
        if (now > rev || left <= 0 || isOver) return now
        const told = await new Promise<number | null>((resolve) => {
          const done = (at: number | null) => {
            clearTimeout(timer)
            waiting.delete(done)
            resolve(at)
          }
          const timer = setTimeout(() => done(null), Math.min(lookEveryMs, left))
          waiting.add(done)
        })
        // Who waits hears it at once, though the store is busy with whatever comes next.
        if (told !== null && told > rev) return told
      }
    },
  }
}
