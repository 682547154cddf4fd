import { PasswordInput } from '@mantine/core'
import { accessText as text } from '#messages/es-MX/access.ts'

export interface PasswordFieldProps {
  readonly label?: string
  readonly value: string
  readonly onType: (password: string) => void
}

/** A password that somebody has already. */
export function PasswordField({ label = text.password, value, onType }: PasswordFieldProps) {
  return (
    <PasswordInput
      data-autofocus
      label={label}
      autoComplete="current-password"
      value={value}
      visibilityToggleButtonProps={{ 'aria-label': text.showPassword }}
      onChange={({ currentTarget }) => onType(currentTarget.value)}
    />
  )
}
