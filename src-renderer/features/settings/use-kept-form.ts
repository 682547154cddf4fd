import type { InputOf, OperationName } from '#contract/index.ts'
import { useCommand } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { fieldErrors } from '../../ui/field-errors.ts'

/**
 * A dialog's form of Ajustes: half typed it is kept under `draft`; saved, that is dropped and the dialog closes.
 *   const { form, setForm, save } = useKeptForm('operators.save', 'settings.operator.new', empty, onClose)
 */
export function useKeptForm<N extends OperationName, F>(
  name: N,
  draft: string,
  initial: F,
  onClose: () => void,
) {
  const [form, setForm, dropDraft] = useDraft(draft, initial)
  const command = useCommand(name)
  const save = async (input: InputOf<N>) => {
    if (!(await command.run(input)).ok) return
    dropDraft()
    onClose()
  }
  const errors = fieldErrors(command.refusal)
  return {
    form,
    setForm,
    save: (input: InputOf<N>) => void save(input),
    pending: command.pending,
    refusal: command.refusal,
    /** The refusal by field, for a form that shows it there … */
    errors,
    /** … and what such a form has to show besides. */
    unplaced: Object.keys(errors).length > 0 ? null : command.refusal,
  }
}
