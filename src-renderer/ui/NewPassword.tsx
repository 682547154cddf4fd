import { PasswordInput, Stack } from '@mantine/core'
import { useState } from 'react'
import { passwordWeakness } from '#domain/password.ts'
import { accessText as text } from '#messages/es-MX/access.ts'

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
  readonly autoFocus?: boolean
}

/** A new password and its repetition, with what is wrong said as soon as the field is left. */
export function NewPassword({ typed, onType, name, autoFocus = false }: NewPasswordProps) {
  const [left, setLeft] = useState({ first: false, again: false })
  const weakness = passwordWeakness(typed.first, name)
  return (
    <Stack gap="sm">
      <PasswordInput
        label={text.newPassword}
        description={text.hint}
        autoComplete="new-password"
        value={typed.first}
        error={left.first && typed.first !== '' && weakness ? text.weak[weakness] : null}
        visibilityToggleButtonProps={{ 'aria-label': text.showPassword }}
        {...(autoFocus ? { 'data-autofocus': true } : {})}
        onBlur={() => setLeft({ ...left, first: true })}
        onChange={({ currentTarget }) => onType({ ...typed, first: currentTarget.value })}
      />
      <PasswordInput
        label={text.repeat}
        autoComplete="new-password"
        value={typed.again}
        error={left.again && typed.again !== '' && typed.again !== typed.first ? text.notTheSame : null}
        visibilityToggleButtonProps={{ 'aria-label': text.showPassword }}
        onBlur={() => setLeft({ ...left, again: true })}
        onChange={({ currentTarget }) => onType({ ...typed, again: currentTarget.value })}
      />
    </Stack>
  )
}
