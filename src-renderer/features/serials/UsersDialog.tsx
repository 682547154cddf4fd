import { NumberInput, Text } from '@mantine/core'
import { windowSentence, windowText } from '#messages/es-MX/clocks.ts'
import { serialText as text, usersWord } from '#messages/es-MX/serials.ts'
import { useDraft } from '../../state/drafts.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import type { SerialDialogProps } from './SerialActions.tsx'
import { useSaving } from '../../state/use-saving.ts'

/** R33–R36: how many use it at once; the window of the portal is said, and what it already was changed to is noted. */
export function UsersDialog({ page, opened, onClose }: SerialDialogProps) {
  const { row, usersWindow } = page
  const today = useToday()
  const [users, setUsers, dropUsers] = useDraft(`serials.users ${row.id}`, row.users)
  const saving = useSaving(
    'serials.update',
    () => `${text.doneUsers}: ${row.serial}, ${usersWord(users)}`,
    () => {
      dropUsers()
      onClose()
    },
  )
  return (
    <FormDialog
      opened={opened}
      title={text.usersTitle}
      submitLabel={text.save}
      pending={saving.pending}
      ready={users !== row.users}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ id: row.id, users })}
      onClose={onClose}
    >
      {usersWindow && (
        <Text c="dimmed">
          {windowText.users}:{' '}
          {windowSentence(usersWindow.opensOn, usersWindow.closesOn, usersWindow.open, today)}.
        </Text>
      )}
      <NumberInput
        data-autofocus
        label={text.usersWanted}
        description={`${text.usersNow}: ${row.users}`}
        w={180}
        min={1}
        max={10_000}
        allowDecimal={false}
        value={users}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(value) => setUsers(Number(value) || row.users)}
      />
    </FormDialog>
  )
}
