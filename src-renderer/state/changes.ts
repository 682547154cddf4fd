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
