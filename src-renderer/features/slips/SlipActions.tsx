import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { paperSizeNames, slipText as text } from '#messages/es-MX/slips.ts'
import { call, useCommand, type Refused } from '../../api.ts'
import { print, saveFile } from '../../host.ts'
import { notify } from '../../state/notices.tsx'
import { go } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmWithReason } from '../../ui/ConfirmWithReason.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import styles from './slips.module.css'
import type { PaperSize } from './usePaper.ts'

export interface SlipActionsProps {
  readonly slip: OutputOf<'slips.get'>
  readonly size: PaperSize
  readonly onSize: (size: PaperSize) => void
}

const sizes = Object.keys(paperSizeNames) as readonly PaperSize[]

/** What can be done with a slip; one that was paid stays as it is. */
export function SlipActions({ slip, size, onSize }: SlipActionsProps) {
  const [voiding, setVoiding] = useState(false)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const voidSlip = useCommand('slips.void')
  const inForce = slip.status === 'issued'

  /** Counted as printed only here: the drawing beside it is not a printing. */
  const withPaper = async (use: (paper: OutputOf<'slips.pdf'>) => Promise<void>) => {
    const reply = await call('slips.pdf', { id: slip.id, size })
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) await use(reply.value)
  }
  const confirmVoid = async (reason: string) => {
    if (!(await voidSlip.run({ id: slip.id, reason })).ok) return
    setVoiding(false)
    notify(`${text.voidDone}: ${slip.folio}`)
  }
  return (
    <section className={styles.actions} aria-label={text.title}>
      <ActionButton
        variant="filled"
        label={text.print}
        keys="Ctrl+P"
        run={() => void withPaper(({ file }) => print(file))}
      />
      <ActionButton
        label={text.save}
        keys="Ctrl+S"
        run={() => void withPaper(({ file, name }) => saveFile(file, name))}
      />
      <NativeSelect
        aria-label={text.size}
        value={size}
        data={sizes.map((value) => ({ value, label: paperSizeNames[value] }))}
        onChange={({ currentTarget }) =>
          onSize(sizes.find((one) => one === currentTarget.value) ?? 'halfLetter')
        }
      />
      <RefusalText refusal={refusal} />
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
        pending={voidSlip.pending}
        refusal={voidSlip.refusal}
        onConfirm={(reason) => void confirmVoid(reason)}
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
