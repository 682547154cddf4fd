import { Radio, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { channelNames, todayText as text } from '#messages/es-MX/today.ts'
import { useDraft } from '../../state/drafts.ts'
import { Form, type FormProps } from './FollowUpForm.tsx'
import type { Channel } from './useActions.ts'

export interface LogFormProps extends FormProps {
  readonly channel: Channel
  readonly onSave: (channel: Channel, said: string) => Promise<boolean>
}

const CHANNELS: readonly Channel[] = ['call', 'whatsapp', 'email', 'visit', 'note']

/** Who was called and what was said, for the history of the client. */
export function LogForm({ channel, draft, onSave, ...form }: LogFormProps) {
  const [typed, setTyped, drop] = useDraft(`today.log.${draft}`, { channel, said: '' })
  const [asked, setAsked] = useState(false)
  const missing = typed.said.trim() === ''
  const save = async () => {
    setAsked(true)
    if (!missing && (await onSave(typed.channel, typed.said.trim()))) drop()
  }
  return (
    <Form {...form} onSubmit={save}>
      <TextInput
        data-autofocus
        label={text.said}
        value={typed.said}
        maxLength={2_000}
        autoComplete="off"
        error={asked && missing ? text.textMissing : undefined}
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
