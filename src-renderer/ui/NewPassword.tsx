import { Stack } from '@mantine/core'
import { useState } from 'react'
import { passwordWeakness } from '#domain/password.ts'
import { accessText as text } from '#messages/es-MX/access.ts'
import { PasswordField } from './PasswordField.tsx'

/** What has been typed of a new password, twice. */
export interface TypedPassword {
  readonly first: string
  readonly again: string
}

export const noPassword: TypedPassword = { first: '', again: '' }

/** Whether it may be sent: strong enough, and twice the same. */
export function isTypedWell({ first, again }: TypedPassword, name: string): boolean {
  return first === again && passwordWeakness(first, name) === null
}

export interface NewPasswordProps {
  readonly typed: TypedPassword
  readonly onType: (typed: TypedPassword) => void
  /** Whose it will be: one's own name is no password. */
  readonly name: string
}

/** A new password and its repetition, with what is wrong said as soon as the field is left. */
export function NewPassword({ typed, onType, name }: NewPasswordProps) {
  const [left, setLeft] = useState({ first: false, again: false })
  const weakness = passwordWeakness(typed.first, name)
  return (
    <Stack gap="sm">
      <PasswordField
        label={text.newPassword}
        description={text.hint}
        autoComplete="new-password"
        value={typed.first}
        error={left.first && typed.first !== '' && weakness ? text.weak[weakness] : null}
        onBlur={() => setLeft({ ...left, first: true })}
        onType={(first) => onType({ ...typed, first })}
      />
      <PasswordField
        label={text.repeat}
        autoComplete="new-password"
        value={typed.again}
        error={left.again && typed.again !== '' && typed.again !== typed.first ? text.notTheSame : null}
        onBlur={() => setLeft({ ...left, again: true })}
        onType={(again) => onType({ ...typed, again })}
      />
    </Stack>
  )
}
