import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { amountInWords } from '#domain/amount-in-words.ts'
import { checkClabe } from '#domain/clabe.ts'
import type { Centavos } from '#domain/money.ts'
import { checkRfc } from '#domain/rfc.ts'
import { calculatorText as text, clabeWarnings, rfcKinds, rfcWarnings } from '#messages/es-MX/calculator.ts'
import { useDraft } from '../../state/drafts.ts'
import { MoneyInput } from '../../ui/MoneyInput.tsx'
import styles from './calc.module.css'
import type { SubjectProps } from './Calculator.tsx'

export function Rfc() {
  const [typed, setTyped] = useDraft('calc.rfc', '')
  const check = checkRfc(typed)
  return (
    <>
      <TextInput
        mb="md"
        w={320}
        label={text.rfc}
        value={typed}
        autoComplete="off"
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {typed.trim() !== '' && (
        <Verdict valid={check.valid} warnings={check.warnings.map((warning) => rfcWarnings[warning])}>
          {check.kind === null ? check.normalised : `${check.normalised}: ${rfcKinds[check.kind]}`}
        </Verdict>
      )}
    </>
  )
}

export function Clabe() {
  const [typed, setTyped] = useDraft('calc.clabe', '')
  const check = checkClabe(typed.replaceAll(/\s/g, ''))
  return (
    <>
      <TextInput
        mb="md"
        w={320}
        label={text.clabe}
        value={typed}
        inputMode="numeric"
        autoComplete="off"
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {typed.trim() !== '' && (
        <Verdict valid={check.valid} warnings={check.warnings.map((warning) => clabeWarnings[warning])}>
          {[check.bank?.name, check.plaza?.name].filter((name) => name !== undefined).join(', ')}
        </Verdict>
      )}
    </>
  )
}

export function Words({ policies }: SubjectProps) {
  const [amount, setAmount] = useDraft<Centavos | null>('calc.words', null)
  return (
    <>
      <MoneyInput mb="md" w={200} label={text.amount} value={amount} onChange={setAmount} />
      {amount !== null && amount >= 0 && (
        <p className={`${styles.answer} ${styles.words}`} role="status">
          {amountInWords(amount, policies.wordingUnMil ? 'unMil' : 'mil')}
        </p>
      )}
    </>
  )
}

function Verdict({ valid, warnings, children }: VerdictProps) {
  return (
    <div role="status">
      <p className={styles.answer}>{valid ? text.valid : text.invalid}</p>
      <p>{children}</p>
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
    </div>
  )
}

interface VerdictProps {
  readonly valid: boolean
  readonly warnings: readonly string[]
  readonly children: ReactNode
}
