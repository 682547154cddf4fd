import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from './Dialog.tsx'
import { timeLeft, type Pace } from './time-left.ts'

interface ProgressModalProps {
  readonly opened: boolean
  readonly title: string
  /** The last progress of the job; null before the first. */
  readonly progress: { readonly done: number; readonly total: number | null; readonly note: string } | null
  /** `job.cancel` of `runJob`. */
  readonly onCancel: () => void
}

/** Long work: how far, how much longer, and a way to stop it. */
export function ProgressModal({ opened, title, ...body }: ProgressModalProps) {
  return (
    <Dialog opened={opened} onClose={body.onCancel} title={title} closable={false}>
      <Body {...body} />
    </Dialog>
  )
}

function Body({ progress, onCancel }: Omit<ProgressModalProps, 'opened' | 'title'>) {
  const [started] = useState(() => performance.now())
  const [stopping, setStopping] = useState(false)
  const part = progress?.total ? Math.min(1, progress.done / progress.total) : null
  const pace: Pace = { elapsedMs: performance.now() - started, part: part ?? 0 }
  return (
    <Stack gap="sm">
      <Progress value={(part ?? 0) * 100} size="lg" aria-label={progress?.note ?? 'Avance'} />
      <Group justify="space-between" mih={20} role="status">
        <Text>{progress?.note ?? 'Comenzando…'}</Text>
        <Text c="dimmed">{timeLeft(pace)}</Text>
      </Group>
      <Group justify="flex-end">
        <Button
          variant="default"
          loading={stopping}
          onClick={() => {
            setStopping(true)
            onCancel()
          }}
        >
          Cancelar
        </Button>
      </Group>
    </Stack>
  )
}
