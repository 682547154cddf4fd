import { Group, TextInput } from '@mantine/core'
import { settingsText as text } from '#messages/es-MX/settings.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { fieldErrors } from '../../ui/field-errors.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { Panel, SaveButton, type PanelProps } from './parts.tsx'

/** D14: each PC numbers its slips in a series of its own. */
export function LetterPanel(props: PanelProps) {
  const { data } = useQueryOf('settings.get', {})
  if (!data) return <LoadingRows rows={2} />
  return <LetterForm {...props} saved={data.letter} />
}

function LetterForm({ saved, onSaved }: PanelProps & { readonly saved: string }) {
  const [letter, setLetter, dropDraft] = useDraft('settings.letter', saved)
  const setting = useCommand('settings.setLetter')
  const wrong = fieldErrors(setting.refusal).letter
  const save = async () => {
    const reply = await setting.run({ letter })
    if (!reply.ok) return
    dropDraft()
    notify(text.saved)
    onSaved?.()
  }
  return (
    <Panel title={text.letter} detail={text.letterDetail}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Group align="flex-end" gap="sm">
          <TextInput
            label={text.letter}
            value={letter}
            error={wrong}
            maxLength={5}
            w={160}
            onChange={({ currentTarget }) => setLetter(currentTarget.value.toUpperCase())}
          />
          <SaveButton needs="settings.setLetter" loading={setting.pending}>
            {onSaved ? text.next : text.save}
          </SaveButton>
        </Group>
      </form>
      <RefusalText refusal={wrong === undefined ? setting.refusal : null} />
    </Panel>
  )
}
