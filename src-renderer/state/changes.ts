/** How often each topic has changed since the window was opened; `'all'` counts for every topic. */
const counts = new Map<string, number>()

/** `noteChanges(['rentals', 'tasks'])`, as the core tells it. */
export function noteChanges(topics: readonly string[] | 'all'): void {
  for (const topic of topics === 'all' ? ['all'] : topics) counts.set(topic, (counts.get(topic) ?? 0) + 1)
}

/**
 * An answer that was not overtaken: what changes while a question is on its way would otherwise be shown as it was
 * before, for as long as the window stays open. `await unovertaken(['rentals'], () => ask('rentals.life', { serialId }))`
 */
export async function unovertaken<T>(topics: readonly string[], ask: () => Promise<T>): Promise<T> {
  const seen = () => ['all', ...topics].reduce((sum, topic) => sum + (counts.get(topic) ?? 0), 0)
  for (;;) {
    const before = seen()
    const answer = await ask()
    if (seen() === before) return answer
  }
}

/** A screen that is read again for whatever comes leaves the core some time for the rest. */
const LONGEST_REST_MS = 1_000

/**
 * One round at a time: what changes while the screens are being read again is told once they are, and after a rest as long
 * as the round. A colleague's sheet comes as thousands of changes, and an answer that each of them overtook never came.
 * `'all'` waits for nobody: the program was started again, and what was asked of it may never be answered.
 */
export function inRounds(
  tell: (topics: readonly string[] | 'all') => Promise<unknown>,
  rest: (ms: number) => Promise<unknown> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): (topics: readonly string[] | 'all') => void {
  const gathered = new Set<string>()
  let running = false

  async function run(): Promise<void> {
    running = true
    while (gathered.size > 0) {
      const topics = [...gathered]
      gathered.clear()
      const began = performance.now()
      await tell(topics)
      if (gathered.size > 0) await rest(Math.min(LONGEST_REST_MS, performance.now() - began))
    }
    running = false
  }

  return (topics) => {
    if (topics === 'all') return void tell('all')
    topics.forEach((topic) => gathered.add(topic))
    if (!running) void run()
  }
}
