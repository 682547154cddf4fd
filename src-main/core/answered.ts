import type { Refusal } from '#domain/result.ts'
import { refusalSentence } from '#messages/es-MX/refusals.ts'
import type { Answer } from './app.ts'

/** A refusal with its sentence, as every pipe passes it on. */
export function answered(refusal: Refusal): Answer {
  return {
    ok: false,
    refusal: { code: refusal.code, message: refusalSentence(refusal), params: refusal.params },
  }
}
