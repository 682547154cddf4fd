import { thisPcText as text } from '#messages/es-MX/this-pc.ts'
import type { SheetSize } from '#domain/printing.ts'
import { useQueryOf, type Reply } from '../api.ts'
import { print, type Printed } from '../host.ts'
import { notify } from '../state/notices.tsx'
import { ActionButton, type ActionButtonProps } from './ActionButton.tsx'
import { useShortcut } from './shortcuts.tsx'

export interface PrintButtonProps extends Omit<ActionButtonProps, 'run' | 'keys'> {
  /** `choose`: by the dialog, whatever printer this PC has. */
  readonly run: (choose: boolean) => void
}

/** Ctrl+P prints at once where this PC has a printer of its own; with the shift key the dialog asks. */
export function PrintButton({ run, ...button }: PrintButtonProps) {
  const printer = useQueryOf('thisPc.get', {}, { later: true }).data?.printer ?? null
  const atOnce = window.vigente !== undefined && printer !== null
  const off = button.disabled === true || button.loading === true
  useShortcut(atOnce && !off ? 'Ctrl+Shift+P' : null, text.choosePrinter, () => run(true))
  return (
    <ActionButton
      {...button}
      keys="Ctrl+P"
      {...(atOnce ? { title: text.printsOn(printer) } : {})}
      run={(click) => run(click?.shiftKey === true)}
    />
  )
}

/** And says where it came out, or that the printer of this PC is gone. */
export async function printPaper(file: string, size: SheetSize, choose: boolean): Promise<Reply<Printed>> {
  const reply = await print(file, size, choose)
  if (!reply.ok) return reply
  const { printed, on, missing } = reply.value
  if (missing !== null) notify(text.printerGone(missing))
  else if (printed && on !== null) notify(text.sentTo(on))
  return reply
}
