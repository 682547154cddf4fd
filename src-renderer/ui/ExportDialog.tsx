import { Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { exportText as text } from '#messages/es-MX/exports.ts'
import type { Refused, RunningJob } from '../api.ts'
import type { Progress } from '../bridge.ts'
import { saveFile } from '../host.ts'
import { FormDialog } from './FormDialog.tsx'
import { useLongJob } from './use-long-job.tsx'

export type ExportFormat = 'xlsx' | 'csv'

export interface ExportDialogProps {
  /** Of the file, without its ending. */
  readonly name: string
  readonly detail?: string
  readonly start: (
    format: ExportFormat,
    onProgress: (progress: Progress) => void,
  ) => RunningJob<{ readonly file: string | null }>
  readonly onClose: () => void
}

/** In which form a list leaves the program; then the work, which may be cancelled, and where to keep the file. */
export function ExportDialog({ name, detail = text.detail, start, onClose }: ExportDialogProps) {
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const making = useLongJob(text.running)
  const [refusal, setRefusal] = useState<Pick<Refused, 'code' | 'message'> | null>(null)

  const save = async () => {
    const reply = await making.run((onProgress) => start(format, onProgress))
    if (!reply.ok) return setRefusal(reply.refusal)
    if (reply.value.file === null) return setRefusal({ code: 'file.tooLarge', message: text.tooLarge })
    if (await saveFile(reply.value.file, `${name}.${format}`)) onClose()
  }

  return (
    <>
      <FormDialog
        opened={!making.isRunning}
        title={text.title}
        submitLabel={text.title}
        refusal={refusal}
        onSubmit={() => void save()}
        onClose={onClose}
      >
        <Radio.Group
          label={detail}
          value={format}
          onChange={(value) => setFormat(value === 'csv' ? 'csv' : 'xlsx')}
        >
          <Stack gap="xs" mt={8}>
            <Radio value="xlsx" label={text.xlsx} data-autofocus />
            <Radio value="csv" label={text.csv} />
          </Stack>
        </Radio.Group>
      </FormDialog>
      {making.modal}
    </>
  )
}
