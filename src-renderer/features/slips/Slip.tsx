import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { paperSizeNames, slipMethodNames, slipStateNames, slipText as text } from '#messages/es-MX/slips.ts'
import { call, refusalOf, useCommand, useQueryOf, type Refused } from '../../api.ts'
import { print, saveFile } from '../../host.ts'
import { notify } from '../../state/notices.tsx'
import { go, type ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmWithReason } from '../../ui/ConfirmWithReason.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { dayText } from './days.ts'
import { Fact } from './DraftPaper.tsx'
import { Missing } from './Missing.tsx'
import { PdfPages } from './PdfPages.tsx'
import { slipState } from './slip-state.ts'
import styles from './slips.module.css'
import { usePaper, type PaperSize } from './usePaper.ts'

type SlipData = OutputOf<'slips.get'>

/** One slip: the paper as it is printed, and what can be done with it. */
export default function Slip({ params }: ScreenProps) {
  const id = params['id'] ?? ''
  const { data, error } = useQueryOf('slips.get', { id })
  const refusal = refusalOf(error)
  if (refusal !== null) {
    return (
      <div className={styles.page}>
        <h1>{text.title}</h1>
        <RefusalText refusal={refusal} action={{ label: text.list, run: () => go('/fichas') }} />
      </div>
    )
  }
  return data === undefined ? <LoadingRows rows={12} /> : <Shown slip={data} />
}

function Shown({ slip }: { readonly slip: SlipData }) {
  const [size, setSize] = useState<PaperSize>('halfLetter')
  const { file, refusal } = usePaper(slip, size)
  const state = slipState({ ...slip, total: slip.paper.total ?? 0, replaced: slip.replacedBy !== null })
  return (
    <>
      <div className={styles.title}>
        <h1>
          {text.title} {slip.folio}
        </h1>
        <button type="button" className={styles.link} onClick={() => go(`/clientes/${slip.paper.client.id}`)}>
          {slip.paper.client.name}
        </button>
        <span className={styles.dim}>{slip.paper.client.rfc ?? text.noRfc}</span>
        <span className={styles.state}>{slipStateNames[state]}</span>
      </div>
      <div className={styles.shown}>
        <div className={styles.paper}>
          <RefusalText refusal={refusal} />
          {file !== null && <PdfPages file={file} label={`${text.paper}: ${slip.folio}`} />}
          {file === null && refusal === null && <p className={styles.dim}>{text.drawing}</p>}
        </div>
        <div className={styles.side}>
          <Actions slip={slip} size={size} onSize={setSize} />
          <Facts slip={slip} />
          <Missing missing={slip.paper.missing} />
        </div>
      </div>
    </>
  )
}

interface ActionsProps {
  readonly slip: SlipData
  readonly size: PaperSize
  readonly onSize: (size: PaperSize) => void
}

const sizes = Object.keys(paperSizeNames) as readonly PaperSize[]

function Actions({ slip, size, onSize }: ActionsProps) {
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

function Facts({ slip }: { readonly slip: SlipData }) {
  const { paper } = slip
  const other = slip.replacedBy
  return (
    <>
      <dl className={styles.facts}>
        <Fact label={text.total} amount>
          <b>{paper.total === null ? text.noPrice : formatPesos(paper.total as Centavos)}</b>
        </Fact>
        <Fact label={text.paid} amount>
          {formatPesos(slip.paid as Centavos)}
        </Fact>
        <Fact label={text.lastDay}>
          {dayText(paper.payBy.day)}
          {paper.payBy.time !== null && `, ${paper.payBy.time}`}
        </Fact>
        <Fact label={text.method}>{slipMethodNames[paper.method]}</Fact>
        <Fact label={text.issuedOn}>{dayText(slip.issuedOn)}</Fact>
        <Fact label={text.by}>{slip.operator}</Fact>
        <Fact label={text.prints}>{slip.prints}</Fact>
        {slip.replaces !== null && <Fact label={text.replaces}>{slip.replaces}</Fact>}
        {other !== null && (
          <Fact label={text.replacedBy}>
            <button type="button" className={styles.link} onClick={() => go(`/fichas/${other.id}`)}>
              {other.folio}
            </button>
          </Fact>
        )}
        {slip.voidReason !== null && other === null && <Fact label={text.voidReason}>{slip.voidReason}</Fact>}
      </dl>
      <ul className={styles.systems} aria-label={text.lines}>
        {paper.lines.map(({ serialId, serial, system }) => (
          <li key={serialId}>
            <div>
              <button type="button" className={styles.link} onClick={() => go(`/sistemas/${serialId}`)}>
                {system}
              </button>
              <span className={styles.dim}>{serial}</span>
            </div>
            {slip.status === 'issued' && (
              <Button
                size="xs"
                variant="default"
                aria-label={`${text.registerPayment}: ${serial}`}
                onClick={() => go(`/renovar/${serialId}?ficha=${slip.id}`)}
              >
                {text.registerPayment}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
