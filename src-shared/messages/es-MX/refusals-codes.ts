import type { Day } from '#domain/calendar.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'
import { shortDay } from './dates.ts'

type CodeCode = Extract<RefusalCode, `code.${string}`>
type Sentences = { readonly [C in CodeCode]: (params: RefusalParams[C]) => string }

/** Codes of a serial. */
export const codeRefusals: Sentences = {
  'code.notFound': () => 'Ese código ya no está en el libro. Actualice la página del sistema.',
  'code.inFuture': ({ on }) =>
    `El código no pudo llegar el ${shortDay(on as Day)}, que todavía no es. Revise el día.`,
}
