import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { PIN_DIGITS } from '#domain/password.ts'
import { accessText as text } from '#messages/es-MX/access.ts'

export interface PasswordFieldProps extends Omit<PasswordInputProps, 'value' | 'onChange'> {
  readonly value: string
  readonly onType: (password: string) => void
}

/** A password that somebody has already, or another as `label` and `autoComplete` say. */
export function PasswordField({ value, onType, ...rest }: PasswordFieldProps) {
  return (
    <PasswordInput
      label={text.password}
      autoComplete="current-password"
      value={value}
      visibilityToggleButtonProps={{ 'aria-label': text.showPassword }}
      onChange={({ currentTarget }) => onType(currentTarget.value)}
      {...rest}
    />
  )
}

/** The six digits of this PC; whatever else is typed is left out. */
export function PinField({ onType, ...rest }: PasswordFieldProps) {
  return (
    <PasswordField
      label={text.pin}
      inputMode="numeric"
      autoComplete="off"
      onType={(typed) => onType(typed.replaceAll(/\D/g, '').slice(0, PIN_DIGITS))}
      {...rest}
    />
  )
}
