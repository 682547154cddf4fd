import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { markUnreadable } from './mark-unreadable.ts'
import { readClock } from './read-clock.ts'

export interface TimeInputProps extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> {
  /** 'HH:mm', or what was typed and is no hour. */
  readonly value: string
  readonly onChange: (value: string) => void
}

const WRONG = 'Escriba la hora como 09:00'

/** An hour of the day, of 24 on every machine: the browser's own field follows the browser's language. */
export function TimeInput({ value, onChange, error, onBlur, ...input }: TimeInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = readClock(typed ?? value) === null
  return (
    <TextInput
      {...input}
      ref={markUnreadable(wrong ? WRONG : null)}
      value={typed ?? value}
      error={wrong ? WRONG : error}
      inputMode="numeric"
      autoComplete="off"
      onFocus={(event) => event.currentTarget.select()}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        onChange(readClock(currentTarget.value) ?? currentTarget.value)
      }}
      onBlur={(event) => {
        setTyped(null)
        onBlur?.(event)
      }}
    />
  )
}
