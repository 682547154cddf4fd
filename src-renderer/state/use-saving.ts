import type { InputOf, OperationName, OutputOf } from '#contract/index.ts'
import { useCommand } from '../api.ts'
import { offerUndo } from './undo.ts'

/**
 * A dialog's command: saved, it closes and offers Deshacer; refused, it stays with the sentence.
 *   const saving = useSaving('serials.update', () => text.doneEdit, dropForm, close)
 */
export function useSaving<N extends OperationName>(
  name: N,
  said: (value: OutputOf<N>) => string,
  ...done: readonly (() => void)[]
) {
  const command = useCommand(name)
  const save = async (input: InputOf<N>) => {
    const reply = await command.run(input)
    if (!reply.ok) return reply
    command.reset()
    for (const one of done) one()
    offerUndo(said(reply.value), reply.command)
    return reply
  }
  return { save, needs: name, pending: command.pending, refusal: command.refusal }
}
