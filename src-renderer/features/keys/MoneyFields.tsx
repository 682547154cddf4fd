import { NativeSelect, TextInput } from '@mantine/core'
import type { Centavos } from '#domain/money.ts'
import { METHODS, type Method } from '#domain/payment-method.ts'
import { keyPageText as text, keyText } from '#messages/es-MX/keys-screen.ts'
import { methodNames } from '#messages/es-MX/serials.ts'
import { MoneyInput } from '../../ui/MoneyInput.tsx'

export interface ClientMoney {
  readonly price: Centavos | null
  /** Null: the client has not paid yet. */
  readonly method: Method | null
  readonly reference: string
}

/** What the client pays for a key, and by which way it came. */
export function MoneyFields({ money, mayWait, onChange }: MoneyFieldsProps) {
  return (
    <>
      <MoneyInput
        label={keyText.price}
        value={money.price}
        onChange={(price) => onChange({ ...money, price })}
      />
      <NativeSelect
        label={text.howPaid}
        value={money.method ?? ''}
        data={[
          ...(mayWait ? [{ value: '', label: text.notYet }] : []),
          ...METHODS.map((method) => ({ value: method, label: methodNames[method] })),
        ]}
        onChange={({ currentTarget }) =>
          onChange({ ...money, method: METHODS.find((one) => one === currentTarget.value) ?? null })
        }
      />
      {money.method !== null && (
        <TextInput
          label={text.reference}
          value={money.reference}
          maxLength={200}
          autoComplete="off"
          onChange={({ currentTarget }) => onChange({ ...money, reference: currentTarget.value })}
        />
      )}
    </>
  )
}

interface MoneyFieldsProps {
  readonly money: ClientMoney
  readonly mayWait: boolean
  readonly onChange: (money: ClientMoney) => void
}
