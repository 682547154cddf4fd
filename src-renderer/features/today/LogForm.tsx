import { Radio, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { outcomeNames } from '#messages/es-MX/history.ts'
import { channelNames, todayText as text } from '#messages/es-MX/today.ts'
import { useDraft } from '../../state/drafts.ts'
import { Form, type FormProps } from './FollowUpForm.tsx'
import type { Channel, LoggedCall } from './useActions.ts'

export interface LogFormProps extends FormProps {
  readonly channel: Channel
  readonly onSave: (call: LoggedCall) => Promise<boolean>
}

type Outcome = NonNullable<LoggedCall['outcome']>

const CHANNELS: readonly Channel[] = ['call', 'whatsapp', 'email', 'visit', 'note']
/** Somebody answers these, or does not. */
const ANSWERED: readonly Channel[] = ['call', 'whatsapp']
/** A promise to pay names its day: it has its own key. */
const OUTCOMES: readonly Outcome[] = ['answered', 'noAnswer', 'leftMessage', 'wrongNumber']

/** Who was called, what came of it and what was said, for the history of the client. */
export function LogForm({ channel, draft, onSave, ...form }: LogFormProps) {
  const initial = { channel, outcome: null as Outcome | null, said: '' }
  const [typed, setTyped, drop] = useDraft(`today.log.${draft}`, initial)
  const [asked, setAsked] = useState(false)
  const answered = ANSWERED.includes(typed.channel)
  const outcome = answered ? typed.outcome : null
  const said = typed.said.trim()
  const missing = answered ? outcome === null : said === ''
  const save = async () => {
    setAsked(true)
    if (missing) return
    const call = { channel: typed.channel, text: said, ...(outcome === null ? {} : { outcome }) }
    if (await onSave(call)) drop()
  }
  return (
    <Form {...form} onSubmit={save}>
      {answered && (
        <Radio.Group
          label={text.outcome}
          value={typed.outcome ?? ''}
          error={asked && missing ? text.outcomeMissing : undefined}
          onChange={(value) => setTyped({ ...typed, outcome: value as Outcome })}
        >
          <Group gap="md" mt={4}>
            {OUTCOMES.map((value, i) => (
              <Radio
                key={value}
                data-autofocus={i === 0 || undefined}
                value={value}
                label={outcomeNames[value]}
              />
            ))}
          </Group>
        </Radio.Group>
      )}
      <TextInput
        data-autofocus={!answered || undefined}
        label={answered ? text.saidOptional : text.said}
        value={typed.said}
        maxLength={2_000}
        autoComplete="off"
        error={asked && missing && !answered ? text.textMissing : undefined}
        onChange={({ currentTarget }) => setTyped({ ...typed, said: currentTarget.value })}
      />
      <Radio.Group
        label={text.channel}
        value={typed.channel}
        onChange={(value) => setTyped({ ...typed, channel: value as Channel })}
      >
        <Group gap="md" mt={4}>
          {CHANNELS.map((value) => (
            <Radio key={value} value={value} label={channelNames[value]} />
          ))}
        </Group>
      </Radio.Group>
    </Form>
  )
}
