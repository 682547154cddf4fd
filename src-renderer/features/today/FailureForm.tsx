import { Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { todayText as text } from '#messages/es-MX/today.ts'
import { useDraft } from '../../state/drafts.ts'
import { Form, type FormProps } from './FollowUpForm.tsx'

export interface FailureFormProps extends FormProps {
  /** Of a validation it may be the validation itself that failed. */
  readonly ofValidation: boolean
  readonly onStopped: (message: string) => Promise<boolean>
  readonly onFailed: () => Promise<boolean>
}

/** What a client reports: that is all that makes a system "detenido" (D4, D11). */
export function FailureForm({ ofValidation, draft, onStopped, onFailed, ...form }: FailureFormProps) {
  const initial = { what: ofValidation ? 'validation' : 'stopped', message: '' }
  const [typed, setTyped, drop] = useDraft(`today.failure.${draft}`, initial)
  const [asked, setAsked] = useState(false)
  const stopped = typed.what === 'stopped'
  const missing = stopped && typed.message.trim() === ''
  const save = async () => {
    setAsked(true)
    if (!missing && (await (stopped ? onStopped(typed.message.trim()) : onFailed()))) drop()
  }
  return (
    <Form {...form} onSubmit={save}>
      {ofValidation && (
        <Radio.Group
          label={text.failureOf}
          value={typed.what}
          onChange={(what) => setTyped({ ...typed, what })}
        >
          <Stack gap="xs" mt={4}>
            <Radio data-autofocus value="validation" label={text.failureValidation} />
            <Radio value="stopped" label={text.failureStopped} />
          </Stack>
        </Radio.Group>
      )}
      {stopped && (
        <Textarea
          data-autofocus={!ofValidation || undefined}
          label={text.failureMessage}
          value={typed.message}
          rows={2}
          maxLength={200}
          error={asked && missing ? text.failureMissing : undefined}
          onKeyDown={(event) => {
            // A message of a screen is pasted, seldom typed: Enter saves, Shift+Enter makes a line.
            if (event.key !== 'Enter' || event.shiftKey) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
          onChange={({ currentTarget }) => setTyped({ ...typed, message: currentTarget.value })}
        />
      )}
    </Form>
  )
}
