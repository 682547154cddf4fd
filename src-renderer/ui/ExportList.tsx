import { useState } from 'react'
import type { InputOf } from '#contract/index.ts'
import { exportText as text } from '#messages/es-MX/exports.ts'
import { runJob } from '../api.ts'
import { ActionButton, type ActionButtonProps } from './ActionButton.tsx'
import { ExportDialog } from './ExportDialog.tsx'

export interface ExportListProps extends Pick<ActionButtonProps, 'size'> {
  /** Of the file, without its ending. */
  readonly name: string
  /** What the list on the screen shows: `{ list: 'slips', clientId }`. */
  readonly wanted: Omit<InputOf<'exports.make'>, 'format'>
}

/** Takes the list of a screen out as a workbook or as CSV: `<ExportList name="Fichas" wanted={{ list: 'slips' }} />` */
export function ExportList({ name, wanted, ...button }: ExportListProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <ActionButton
        {...button}
        label={text.title}
        keys="Ctrl+E"
        needsRole="sales"
        run={() => setOpen(true)}
      />
      {open && (
        <ExportDialog
          name={name}
          start={(format, onProgress) => runJob('exports.make', { ...wanted, format }, onProgress)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
