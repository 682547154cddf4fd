import { TextInput } from '@mantine/core'
import { checkRfc, withoutSeparators } from '#domain/rfc.ts'
import { rfcKinds, rfcWarnings } from '#messages/es-MX/calculator.ts'
import { clientText as text } from '#messages/es-MX/clients.ts'
import styles from './RfcInput.module.css'

/** What can be said of an RFC while it is typed: a wrong check digit warns and never blocks (beyond.md I16). */
export function RfcInput({ value, error, onChange }: RfcInputProps) {
  const check = checkRfc(withoutSeparators(value))
  const typed = value.trim() !== ''
  const whole = withoutSeparators(value).length >= 12
  const warning = check.warnings[0]
  return (
    <div>
      <TextInput
        label={text.rfc}
        maxLength={20}
        autoComplete="off"
        value={value}
        error={error ?? (typed && whole && !check.valid ? text.rfcBad : undefined)}
        onChange={({ currentTarget }) => onChange(currentTarget.value.toUpperCase())}
      />
      <p className={warning ? styles.warning : styles.hint} role="status">
        {warning ? rfcWarnings[warning] : typed && check.kind ? text.rfcOf(rfcKinds[check.kind]) : ''}
      </p>
    </div>
  )
}

interface RfcInputProps {
  readonly value: string
  readonly error?: string | undefined
  readonly onChange: (value: string) => void
}
