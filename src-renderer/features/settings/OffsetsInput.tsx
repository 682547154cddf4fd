import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { offsetsText, readOffsets } from '#domain/reminder.ts'
import { settingsText as text } from '#messages/es-MX/settings.ts'
import { markUnreadable } from '../../ui/mark-unreadable.ts'

export interface OffsetsInputProps {
  readonly label: string
  readonly value: readonly number[]
  readonly onChange: (offsets: number[]) => void
}

/** On how many days before a cutoff a client is reminded, as people list them: "30, 15, 7, 3, 1 y 0". */
export function OffsetsInput({ label, value, onChange }: OffsetsInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed !== null && readOffsets(typed) === null
  return (
    <TextInput
      ref={markUnreadable(wrong ? text.offsetsWrong : null)}
      label={label}
      value={typed ?? offsetsText(value)}
      error={wrong ? text.offsetsWrong : null}
      inputMode="numeric"
      autoComplete="off"
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        const offsets = readOffsets(currentTarget.value)
        if (offsets !== null) onChange(offsets)
      }}
    />
  )
}
