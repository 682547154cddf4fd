import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { SHEET_SIZES, type SheetSize } from '#domain/printing.ts'
import { paperSizeNames, slipText as text } from '#messages/es-MX/slips.ts'
import { call, useCommand, type Refused } from '../../api.ts'
import { saveFile } from '../../host.ts'
import { notify } from '../../state/notices.tsx'
import { go } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmWithReason } from '../../ui/ConfirmWithReason.tsx'
import { PrintButton, printPaper } from '../../ui/PrintButton.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import styles from './slips.module.css'

export interface SlipActionsProps {
  readonly slip: OutputOf<'slips.get'>
  readonly size: SheetSize
  readonly onSize: (size: SheetSize) => void
}

/** What can be done with a slip; one that was paid stays as it is. */
export function SlipActions({ slip, size, onSize }: SlipActionsProps) {
  const [voiding, setVoiding] = useState(false)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const voidSlip = useCommand('slips.void')
  const inForce = slip.status === 'issued'
  const unpaid = unpaidOf(slip)

  /** Counted once it came out: what the printer did not take is no reprint the next time. */
  const printSlip = async (choose: boolean) => {
    const made = await call('slips.pdf', { id: slip.id, size, preview: true })
    const printed = made.ok ? await printPaper(made.value.file, size, choose) : made
    const reply =
      printed.ok && printed.value.printed ? await call('slips.countPrint', { id: slip.id }) : printed
    setRefusal(reply.ok ? null : reply.refusal)
  }
  /** A file that is sent or kept counts as a printing. */
  const saveSlip = async () => {
    const made = await call('slips.pdf', { id: slip.id, size })
    setRefusal(made.ok ? null : made.refusal)
    if (made.ok) await saveFile(made.value.file, made.value.name)
  }
  const confirmVoid = async (reason: string) => {
    const reply = await voidSlip.run({ id: slip.id, reason })
    if (!reply.ok) return reply
    setVoiding(false)
    notify(`${text.voidDone}: ${slip.folio}`)
    return reply
  }
  return (
    <section className={styles.actions} aria-label={text.title}>
      <PrintButton variant="filled" label={text.print} run={(choose) => void printSlip(choose)} />
      <ActionButton label={text.save} keys="Ctrl+S" run={() => void saveSlip()} />
      <NativeSelect
        aria-label={text.size}
        value={size}
        data={SHEET_SIZES.map((value) => ({ value, label: paperSizeNames[value] }))}
        onChange={({ currentTarget }) =>
          onSize(SHEET_SIZES.find((one) => one === currentTarget.value) ?? 'halfLetter')
        }
      />
      <RefusalText refusal={refusal} />
      {unpaid.length > 0 && (
        <Button variant="default" size="sm" onClick={() => go(restOf(slip, unpaid))}>
          {text.rest}
        </Button>
      )}
      {inForce && (
        <>
          <ActionButton
            label={text.replace}
            keys="S"
            disabled={slip.paid > 0}
            run={() => go(`/ficha/nueva?cliente=${slip.paper.client.id}&sustituye=${slip.id}`)}
          />
          <ActionButton
            label={text.void}
            keys="Delete"
            disabled={slip.paid > 0}
            run={() => setVoiding(true)}
          />
        </>
      )}
      <ConfirmWithReason
        opened={voiding}
        title={`${text.voidTitle} ${slip.folio}`}
        confirmLabel={text.void}
        draft={`slips.void ${slip.id}`}
        pending={voidSlip.pending}
        refusal={voidSlip.refusal}
        onConfirm={confirmVoid}
        onClose={() => {
          voidSlip.reset()
          setVoiding(false)
        }}
      >
        {text.voidDetail}
      </ConfirmWithReason>
    </section>
  )
}

/** The systems of a slip that was paid in part; what an order asks for, the order knows. */
function unpaidOf(slip: SlipActionsProps['slip']): readonly string[] {
  if (slip.paid === 0 || slip.order !== null || slip.status !== 'issued') return []
  const isPaid = (id: string) => slip.paidLines.some(({ serialId }) => serialId === id)
  return slip.paper.lines.flatMap(({ serialId }) => (serialId === null || isPaid(serialId) ? [] : serialId))
}

function restOf({ paper }: SlipActionsProps['slip'], unpaid: readonly string[]): string {
  const query = new URLSearchParams([
    ['cliente', paper.client.id],
    ...unpaid.map((id) => ['serie', id]),
    ['forma', paper.method],
  ])
  return `/ficha/nueva?${query}`
}
