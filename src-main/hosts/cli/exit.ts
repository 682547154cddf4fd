import type { Answer } from '#core/app.ts'

export const EXIT = { done: 0, refused: 1, wrongUsage: 2, bug: 70 } as const

export function exitOf(answer: Answer): number {
  if (answer.ok) return EXIT.done
  return answer.refusal.code === 'bug' ? EXIT.bug : EXIT.refused
}
