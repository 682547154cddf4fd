import { Button } from '@mantine/core'
import { useState } from 'react'
import { orderText as text } from '#messages/es-MX/orders-screen.ts'
import { call, type Refused } from '../../api.ts'
import { putFile } from '../../host.ts'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import styles from './orders.module.css'

export interface Receipt {
  readonly id: string
  readonly name: string
}

export interface ReceiptsProps {
  readonly receipts: readonly Receipt[]
  readonly onChange: (receipts: readonly Receipt[]) => void
}

/** Receipts of a payment: dropped, picked or pasted; what they really are, the core finds out. */
export function Receipts({ receipts, onChange }: ReceiptsProps) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const add = async (file: File) => {
    setBusy(true)
    const kept = await keepReceipt(file)
    setBusy(false)
    setRefusal(kept.ok ? null : kept.refusal)
    if (!kept.ok) return
    onChange([...receipts.filter(({ id }) => id !== kept.value.id), kept.value])
  }
  return (
    <section aria-label={text.receipts}>
      <FileDrop accept=".pdf,.jpg,.jpeg,.png" disabled={busy} onFile={(file) => void add(file)}>
        {busy ? text.receiptUploading : text.dropReceipt}
      </FileDrop>
      <ul className={styles.outcome}>
        {receipts.map((receipt) => (
          <li key={receipt.id}>
            {receipt.name}{' '}
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`${text.remove} ${receipt.name}`}
              onClick={() => onChange(receipts.filter(({ id }) => id !== receipt.id))}
            >
              {text.remove}
            </Button>
          </li>
        ))}
      </ul>
      <RefusalText refusal={refusal} />
    </section>
  )
}

async function keepReceipt(file: File) {
  const put = await putFile(file)
  return put.ok ? call('attachments.add', { file: put.value.file }) : put
}
