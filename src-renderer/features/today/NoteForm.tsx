import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#domain/calendar.ts'
import { todayText } from '#messages/es-MX/today.ts'
import { todayTaskText as text } from '#messages/es-MX/today-tasks.ts'
import { useDraft } from '../../state/drafts.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { Form, type FormProps } from './FollowUpForm.tsx'

export interface NoteFormProps extends FormProps {
  readonly proposed: Day
  readonly onSave: (what: string, on: Day) => Promise<boolean>
}

/** What somebody wants to be reminded of on a day. */
export function NoteForm({ proposed, draft, onSave, ...form }: NoteFormProps) {
  const [typed, setTyped, drop] = useDraft(`today.note.${draft}`, {
    what: '',
    on: proposed as Day | null,
  })
  const [asked, setAsked] = useState(false)
  const what = typed.what.trim()
  const save = async () => {
    setAsked(true)
    if (what !== '' && typed.on !== null && (await onSave(what, typed.on))) drop()
  }
  return (
    <Form {...form} onSubmit={save}>
      <TextInput
        data-autofocus
        label={text.noteWhat}
        value={typed.what}
        maxLength={200}
        autoComplete="off"
        error={asked && what === '' ? text.noteMissing : undefined}
        onChange={({ currentTarget }) => setTyped({ ...typed, what: currentTarget.value })}
      />
      <DayInput
        label={text.noteOn}
        value={typed.on}
        error={asked && typed.on === null ? todayText.dayMissing : undefined}
        onChange={(on) => setTyped({ ...typed, on })}
      />
    </Form>
  )
}
