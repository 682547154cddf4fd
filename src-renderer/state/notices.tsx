import { Button, Group, Text } from '@mantine/core'
import { notifications, notificationsStore } from '@mantine/notifications'
import { frameText } from '#messages/es-MX/frame.ts'

/** How long "Deshacer" is offered. Resting the pointer on the notice holds it. */
const UNDO_MS = 10_000

interface Undoable {
  readonly id: string
  readonly undo: () => Promise<void> | void
}

let undoables: readonly Undoable[] = []

/** Says what was done and offers to take it back, by its button or Ctrl+Z: `showUndo('Renovado: SAES7056850', undo)` */
export function showUndo(text: string, undo: () => Promise<void> | void): void {
  const id = notifications.show({
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text>{text}</Text>
        <Button size="xs" variant="default" flex="none" onClick={() => void takeBack(id)}>
          {frameText.undo}
        </Button>
      </Group>
    ),
    autoClose: UNDO_MS,
    withCloseButton: false,
    onClose: () => {
      undoables = undoables.filter((one) => one.id !== id)
    },
  })
  undoables = [...undoables, { id, undo }]
}

/** Ctrl+Z: the last thing that is still offered. */
export function undoLast(): void {
  const last = undoables.at(-1)
  if (last) void takeBack(last.id)
}

/** A sentence that goes by itself. A refusal stays where it belongs: `RefusalText`. */
export function notify(text: string): void {
  notifications.show({ message: text, autoClose: 5_000, withCloseButton: false })
}

/** One that has to be read, and asks for something to be done: it goes when it is closed. */
export function notifyAtLength(text: string, id?: string): void {
  notifications.show({
    ...(id === undefined ? {} : { id }),
    message: text,
    autoClose: false,
    closeButtonProps: { 'aria-label': frameText.close },
  })
}

const OF_RESTART = 'restart'

/** Of the program and of no ledger: it also stays where whoever was signed in has to enter again. */
export function noticeRestart(): void {
  notifyAtLength(frameText.restarted, OF_RESTART)
}

/** Another ledger or operator cannot take back what this one did. */
export function forgetNotices(): void {
  undoables = []
  notifications.updateState(notificationsStore, (all) => all.filter(({ id }) => id === OF_RESTART))
}

async function takeBack(id: string): Promise<void> {
  const found = undoables.find((one) => one.id === id)
  if (!found) return
  undoables = undoables.filter((one) => one !== found)
  notifications.hide(id)
  await found.undo()
}
