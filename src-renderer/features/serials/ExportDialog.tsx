import { Button, Group, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import type { GridQuery, GridSelection } from '#contract/grid.ts'
import { serialText as text } from '#messages/es-MX/serials.ts'
import { runJob, type Refused } from '../../api.ts'
import { saveFile } from '../../host.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProgressModal, type ProgressModalProps } from '../../ui/ProgressModal.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { Shortcut } from '../../ui/Shortcut.tsx'
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
    const job = runJob(
      'serials.export',
      {
        query: inCodes(wanted.query),
        selection: wanted.selection,
        columns: [...wanted.columns],
        format,
      },
      setProgress,
    )
    setCancel(() => job.cancel)
    const reply = await job.reply
    setCancel(null)
    if (!reply.ok) return setRefusal(reply.refusal)
    if (reply.value.file !== null) await saveFile(reply.value.file, `${text.serials}.${format}`)
    onClose()
  }

  return (
    <>
      <Dialog opened={cancel === null} onClose={onClose} title={text.exportTitle}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <Stack gap="md">
            <Radio.Group
              description={text.exportDetail}
              value={format}
              onChange={(value) => setFormat(value === 'csv' ? 'csv' : 'xlsx')}
            >
              <Stack gap="xs" mt={8}>
                <Radio value="xlsx" label={text.exportXlsx} data-autofocus />
                <Radio value="csv" label={text.exportCsv} />
              </Stack>
            </Radio.Group>
            <RefusalText refusal={refusal} />
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={onClose} rightSection={<Shortcut keys="Escape" />}>
                {text.cancel}
              </Button>
              <Button type="submit" rightSection={<Shortcut keys="Enter" />}>
                {text.exportTitle}
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
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
