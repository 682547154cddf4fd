import { NumberInput } from '@mantine/core'
import { changesText as text } from '#messages/es-MX/changes.ts'
import { serialText, usersWord } from '#messages/es-MX/serials.ts'
import { useDraft } from '../../state/drafts.ts'
import { useSaving } from '../../state/use-saving.ts'
import { ConfirmWithReason } from '../../ui/ConfirmWithReason.tsx'
import type { SerialDialogProps } from './SerialActions.tsx'
import styles from './serials.module.css'

/** A number of users that was typed wrong; users that go up or down are a change (R33). */
export function CorrectUsersDialog({ page, opened, onClose }: SerialDialogProps) {
  const { row } = page
  const draft = `changes.correctUsers ${row.id}`
  const [users, setUsers, dropUsers] = useDraft(`${draft} users`, row.users)
  const saving = useSaving(
    'changes.correctUsers',
    () => `${text.corrected}: ${row.serial}, ${usersWord(users)}`,
    dropUsers,
    onClose,
  )
  return (
    <ConfirmWithReason
      opened={opened}
      title={`${text.correctTitle} ${row.serial}`}
      confirmLabel={text.correct}
      draft={draft}
      pending={saving.pending}
      refusal={saving.refusal}
      onConfirm={(reason) => saving.save({ serialId: row.id, users, reason })}
      onClose={onClose}
    >
      <p className={styles.quiet}>{text.correctHint}</p>
      <NumberInput
        label={serialText.users}
        w={180}
        min={1}
        max={10_000}
        allowDecimal={false}
        value={users}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(value) => setUsers(Number(value) || row.users)}
      />
    </ConfirmWithReason>
  )
}
