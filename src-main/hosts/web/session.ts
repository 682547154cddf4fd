import type { Answer } from '#core/app.ts'

/** The answer as the page gets it, and what its host keeps for it: undefined where nothing changes. */
export function withoutSession(answer: Answer): readonly [Answer, string | null | undefined] {
  if (!answer.ok || !('session' in answer)) return [answer, undefined]
  const { session, ...plain } = answer
  return [plain, session]
}
