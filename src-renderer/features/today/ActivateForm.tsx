import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#domain/calendar.ts'
import { todayText as text } from '#messages/es-MX/today.ts'
import { useDraft } from '../../state/drafts.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { Form, type FormProps } from './FollowUpForm.tsx'

export interface ActivateFormProps extends FormProps {
  readonly onSave: (on: Day, code: string) => Promise<boolean>
}

/** The first activation: the day that all later cutoffs and validations are counted from (R23, R24). */
export function ActivateForm({ draft, onSave, ...form }: ActivateFormProps) {
  const today = useToday()
  const [typed, setTyped, drop] = useDraft(`today.activate.${draft}`, { on: today as Day | null, code: '' })
  const [asked, setAsked] = useState(false)
  const save = async () => {
    setAsked(true)
    if (typed.on !== null && (await onSave(typed.on, typed.code.trim()))) drop()
  }
  return (
    <Form {...form} saveLabel={text.activate} onSubmit={save}>
      <DayInput
        data-autofocus
        label={text.activateDay}
        value={typed.on}
        error={asked && typed.on === null ? text.dayMissing : undefined}
        onChange={(on) => setTyped({ ...typed, on })}
      />
      <TextInput
        label={text.activateCode}
        value={typed.code}
        maxLength={40}
        autoComplete="off"
        onChange={({ currentTarget }) => setTyped({ ...typed, code: currentTarget.value })}
      />
    </Form>
  )
}
