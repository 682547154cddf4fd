import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { shortDay } from '#messages/es-MX/dates.ts'
import { vaultText as text } from '#messages/es-MX/vault.ts'
import { useCommand } from '../../api.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogForm } from '../../ui/FormDialog.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import styles from './vault.module.css'

/** The sheet that opens the vault where this PC is lost: made on request, shown once, printed, and kept nowhere. */
export function SheetDialog({ again, onClose }: { readonly again: boolean; readonly onClose: () => void }) {
  const [code, setCode] = useState<string | null>(null)
  const make = useCommand('vault.makeSheet')
  const submit = async () => {
    const made = await make.run({})
    if (made.ok) setCode(made.value.code)
  }
  return (
    <Dialog opened title={text.sheet} closable={code === null} onClose={onClose}>
      {code === null ? (
        <DialogForm
          submitLabel={text.makeSheet}
          submitKeys="Ctrl+Enter"
          pending={make.pending}
          needs="vault.makeSheet"
          refusal={make.refusal}
          onSubmit={() => void submit()}
          onClose={onClose}
        >
          <Text>{text.sheetDetail}</Text>
          {again && <Text>{text.sheetAgain}</Text>}
        </DialogForm>
      ) : (
        <Sheet code={code} onKept={onClose} />
      )}
    </Dialog>
  )
}

function Sheet({ code, onKept }: { readonly code: string; readonly onKept: () => void }) {
  const today = useToday()
  return (
    <>
      {/* What is printed while it is shown is this alone. */}
      <section data-printed aria-label={text.sheet}>
        <h2 className={styles.sheetTitle}>{text.sheetTitle}</h2>
        <p className={styles.sheetCode}>{code}</p>
        <p>{text.sheetMade(shortDay(today))}</p>
        <ol>
          {text.sheetSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={() => window.print()} autoFocus>
          {text.print}
        </Button>
        <Button onClick={onKept}>{text.sheetKept}</Button>
      </Group>
    </>
  )
}
