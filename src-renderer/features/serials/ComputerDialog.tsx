import { Radio, Stack, TextInput } from '@mantine/core'
import { COMPUTER_CAUSES, type ComputerCause } from '#domain/computer-change.ts'
import { changesText as text, computerCauses, computerSentences } from '#messages/es-MX/changes.ts'
import { useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { go } from '../../state/place.ts'
import { useSaving } from '../../state/use-saving.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import type { SerialDialogProps } from './SerialActions.tsx'

interface Form {
  readonly cause: ComputerCause
  readonly causeText: string
  readonly computer: string
}

/** R37, R38: the program says whether it is a plain change, whose cause is asked, or an unlock, and why (C3). */
export function ComputerDialog({ page, opened, onClose }: SerialDialogProps) {
  const { id, serial } = page.row
  const today = useToday()
  const { data } = useQueryOf('changes.of', { serialId: id }, { enabled: opened })
  const [form, setForm, dropForm] = useDraft<Form>(`serials.computer ${id}`, {
    cause: 'breakdown',
    causeText: '',
    computer: '',
  })
  const saving = useSaving('changes.moveComputer', () => `${text.doneComputer}: ${serial}`, dropForm, onClose)
  const plan = data?.computer ?? null
  const other = form.cause === 'other'
  const plain = plan?.route !== 'unlock'
  return (
    <FormDialog
      opened={opened}
      title={`${text.computerTitle} ${serial}`}
      submitLabel={plan === null ? text.computerTitle : text.routes[plan.route]}
      pending={saving.pending}
      ready={!plain || (form.computer.trim() !== '' && (!other || form.causeText.trim() !== ''))}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={() =>
        plain
          ? saving.save({
              serialId: id,
              cause: form.cause,
              computer: form.computer,
              ...(other ? { causeText: form.causeText } : {}),
            })
          : go(`/desbloqueo/nuevo?serie=${id}`)
      }
      onClose={onClose}
    >
      {plan && (
        <div role="status">
          {computerSentences(plan, today).map((sentence, at) => (
            <p key={sentence}>{at === 0 ? <strong>{sentence}</strong> : sentence}</p>
          ))}
        </div>
      )}
      {plain && (
        <>
          <Radio.Group
            label={text.computerCause}
            value={form.cause}
            onChange={(cause) => setForm({ ...form, cause: cause as ComputerCause })}
          >
            <Stack gap="xs" mt={4}>
              {COMPUTER_CAUSES.map((cause) => (
                <Radio key={cause} value={cause} label={computerCauses[cause]} />
              ))}
            </Stack>
          </Radio.Group>
          {other && (
            <TextInput
              label={text.whichCause}
              maxLength={200}
              value={form.causeText}
              onChange={({ currentTarget }) => setForm({ ...form, causeText: currentTarget.value })}
            />
          )}
          <TextInput
            data-autofocus
            label={text.newComputer}
            description={text.newComputerHint}
            maxLength={200}
            autoComplete="off"
            value={form.computer}
            onChange={({ currentTarget }) => setForm({ ...form, computer: currentTarget.value })}
          />
        </>
      )}
    </FormDialog>
  )
}
