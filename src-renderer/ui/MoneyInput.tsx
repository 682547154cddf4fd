import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { formatPesos, parsePesos, type Centavos } from '#domain/money.ts'
import { markUnreadable } from './mark-unreadable.ts'

export interface MoneyInputProps extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> {
  readonly value: Centavos | null
  readonly onChange: (value: Centavos | null) => void
}

const WRONG = 'Escriba el importe como 1,234.50'

/** Pesos as they are typed ("1234.5", "$1,234.50"), centavos as they are kept. */
export function MoneyInput({ value, onChange, error, onBlur, onFocus, ...input }: MoneyInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed !== null && typed.trim() !== '' && parsePesos(typed) === null
  return (
    <TextInput
      {...input}
      ref={markUnreadable(wrong ? WRONG : null)}
      value={typed ?? (value === null ? '' : formatPesos(value))}
      error={wrong ? WRONG : error}
      inputMode="decimal"
      autoComplete="off"
      classNames={{ input: 'amount' }}
      onFocus={(event) => {
        event.currentTarget.select()
        onFocus?.(event)
      }}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        onChange(parsePesos(currentTarget.value))
      }}
      onBlur={(event) => {
        // What cannot be read stays as it was typed, with its sentence.
        if (!wrong) setTyped(null)
        onBlur?.(event)
      }}
    />
  )
}
