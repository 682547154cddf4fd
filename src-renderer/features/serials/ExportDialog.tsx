import { Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import type { GridQuery, GridSelection } from '#contract/grid.ts'
import { serialText as text } from '#messages/es-MX/serials.ts'
import { runJob, type Refused } from '../../api.ts'
import { saveFile } from '../../host.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { ProgressModal, type ProgressModalProps } from '../../ui/ProgressModal.tsx'
import { inCodes } from './words.ts'

export interface ToExport {
  readonly query: GridQuery
  readonly selection: GridSelection
  readonly columns: readonly string[]
}

/** What was chosen, or the whole list, as a spreadsheet or a text. */
export function ExportDialog({ wanted, onClose }: ExportDialogProps) {
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const [progress, setProgress] = useState<ProgressModalProps['progress']>(null)
  const [cancel, setCancel] = useState<(() => void) | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)

  const save = async () => {
    const { selection, columns } = wanted
    const input = { query: inCodes(wanted.query), selection, columns: [...columns], format }
    const job = runJob('serials.export', input, setProgress)
    setCancel(() => job.cancel)
    const reply = await job.reply
    setCancel(null)
    if (!reply.ok) return setRefusal(reply.refusal)
    if (reply.value.file !== null) await saveFile(reply.value.file, `${text.serials}.${format}`)
    onClose()
  }

  return (
    <>
      <FormDialog
        opened={cancel === null}
        title={text.exportTitle}
        submitLabel={text.exportTitle}
        refusal={refusal}
        onSubmit={() => void save()}
        onClose={onClose}
      >
        <Radio.Group
          label={text.exportDetail}
          value={format}
          onChange={(value) => setFormat(value === 'csv' ? 'csv' : 'xlsx')}
        >
          <Stack gap="xs" mt={8}>
            <Radio value="xlsx" label={text.exportXlsx} data-autofocus />
            <Radio value="csv" label={text.exportCsv} />
          </Stack>
        </Radio.Group>
      </FormDialog>
      <ProgressModal
        opened={cancel !== null}
        title={text.exporting}
        progress={progress}
        onCancel={cancel ?? (() => {})}
      />
    </>
  )
}

interface ExportDialogProps {
  readonly wanted: ToExport
  readonly onClose: () => void
}
