import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Day } from '#domain/calendar.ts'
import { todayText as text } from '#messages/es-MX/today.ts'
import type { Refused } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { Shortcut } from '../../ui/Shortcut.tsx'
import { useToday } from '../../ui/surroundings.tsx'

export interface FormProps {
  /** What was typed for the same lines before is still there. */
  readonly draft: string
  readonly pending: boolean
  readonly refusal: Refused | null
  readonly onClose: () => void
}

export interface FollowUpProps extends FormProps {
  readonly kind: 'promise' | 'snooze'
  readonly proposed: Day
  /** True once it is saved. */
  readonly onSave: (until: Day, text: string) => Promise<boolean>
}

/** A promise to pay by a day, or a day on which to look at it again. */
export function FollowUpForm({ kind, proposed, draft, onSave, ...form }: FollowUpProps) {
  const today = useToday()
  const initial = { until: proposed as Day | null, said: '' }
  const [typed, setTyped, drop] = useDraft(`today.${kind}.${draft}`, initial)
  const [asked, setAsked] = useState(false)
  const tooSoon = kind === 'snooze' && typed.until !== null && typed.until <= today
  const wrong = typed.until === null ? text.dayMissing : tooSoon ? text.afterToday : undefined
  const save = async () => {
    setAsked(true)
    if (typed.until !== null && wrong === undefined && (await onSave(typed.until, typed.said.trim()))) drop()
  }
  return (
    <Form {...form} onSubmit={save}>
      <DayInput
        data-autofocus
        label={kind === 'promise' ? text.promiseDay : text.snoozeDay}
        value={typed.until}
        error={asked ? wrong : undefined}
        onChange={(until) => setTyped({ ...typed, until })}
      />
      <TextInput
        label={text.saidOptional}
        value={typed.said}
        maxLength={500}
        autoComplete="off"
        onChange={({ currentTarget }) => setTyped({ ...typed, said: currentTarget.value })}
      />
    </Form>
  )
}

export interface FormFrameProps extends Omit<FormProps, 'draft'> {
  readonly saveLabel?: string
  readonly onSubmit: () => Promise<void>
  readonly children: ReactNode
}

/** The foot that the small forms of Hoy share: Enter saves, Esc keeps what was typed. */
export function Form({
  saveLabel = text.save,
  pending,
  refusal,
  onClose,
  onSubmit,
  children,
}: FormFrameProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void onSubmit()
      }}
    >
      <Stack gap="sm">
        {children}
        <RefusalText refusal={refusal} />
        <Group justify="flex-end" gap="sm" mt="xs">
          <Button variant="default" onClick={onClose} rightSection={<Shortcut keys="Escape" />}>
            {text.cancel}
          </Button>
          <Button type="submit" loading={pending} rightSection={<Shortcut keys="Enter" />}>
            {saveLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
