import { useState } from 'react'
import { exportText as text } from '#messages/es-MX/exports.ts'
import type { Refused, Reply } from '../api.ts'
import { saveFile } from '../host.ts'
import { ActionButton } from './ActionButton.tsx'
import { PrintButton, printPaper } from './PrintButton.tsx'
import { RefusalText } from './RefusalText.tsx'

export interface PaperActionsProps {
  /** Makes the PDF anew each time: what is printed is what the ledger says now. */
  readonly make: () => Promise<Reply<{ readonly file: string; readonly name: string }>>
}

/** Print and save, for whatever is a paper. */
export function PaperActions({ make }: PaperActionsProps) {
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const withPaper = async (
    use: (paper: { file: string; name: string }) => Promise<Reply<unknown> | boolean>,
  ) => {
    const made = await make()
    const used = made.ok ? await use(made.value) : made
    setRefusal(typeof used === 'boolean' || used.ok ? null : used.refusal)
  }
  return (
    <>
      <PrintButton
        label={text.print}
        run={(choose) => void withPaper(({ file }) => printPaper(file, 'letter', choose))}
      />
      <ActionButton
        label={text.savePdf}
        keys="Ctrl+S"
        run={() => void withPaper(({ file, name }) => saveFile(file, name))}
      />
      <RefusalText refusal={refusal} />
    </>
  )
}
