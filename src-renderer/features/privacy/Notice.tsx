import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { privacyText as text } from '#messages/es-MX/privacy.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { fieldErrors } from '../../ui/field-errors.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useMayNot } from '../../ui/use-may-not.ts'
import styles from './privacy.module.css'

type Saved = OutputOf<'privacy.notice'>

const FIELDS = ['version', 'place', 'necessary', 'voluntary'] as const

/** The notice that people are given, and for what their data are used: needed, and only if they agree. */
export function Notice() {
  const { data } = useQueryOf('privacy.notice', {})
  return data === undefined ? <LoadingRows rows={6} /> : <Form key={data.version} saved={data} />
}

function Form({ saved }: { readonly saved: Saved }) {
  const { since, ...initial } = saved
  const [form, setForm, dropDraft] = useDraft('privacy.notice', initial)
  const setting = useCommand('privacy.setNotice')
  const mayNot = useMayNot('privacy.setNotice')
  const errors = fieldErrors(setting.refusal)
  const save = async () => {
    if ((await setting.run(form)).ok) dropDraft()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Stack gap="md">
        <Text c="dimmed">
          {since === null ? text.noNotice : text.since(saved.version, shortDay(since as Day))}
        </Text>
        {FIELDS.map((field) => {
          const shared = {
            label: text[field],
            value: form[field],
            error: errors[field],
            onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
              setForm({ ...form, [field]: currentTarget.value }),
          }
          return field === 'version' || field === 'place' ? (
            <TextInput key={field} {...shared} />
          ) : (
            <Textarea key={field} rows={3} {...shared} />
          )
        })}
        <RefusalText refusal={Object.keys(errors).length > 0 ? null : setting.refusal} />
        <Group gap="sm">
          <Button
            type="submit"
            loading={setting.pending}
            {...(mayNot === null ? {} : { disabled: true, title: mayNot })}
          >
            {text.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
