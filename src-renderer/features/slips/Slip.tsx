import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { SheetSize } from '#domain/printing.ts'
import { slipStateNames, slipText as text } from '#messages/es-MX/slips.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { PdfPages } from '../../ui/PdfPages.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { Missing } from './Missing.tsx'
import { slipState } from './slip-state.ts'
import { SlipActions } from './SlipActions.tsx'
import { SlipFacts } from './SlipFacts.tsx'
import desk from '../../ui/desk.module.css'
import styles from './slips.module.css'
import { usePaper } from './usePaper.ts'

type SlipData = OutputOf<'slips.get'>

/** One slip: the paper as it is printed, and what can be done with it. */
export default function Slip({ params }: ScreenProps) {
  const id = params['id'] ?? ''
  const { data, error } = useQueryOf('slips.get', { id })
  const { data: pc } = useQueryOf('thisPc.get', {})
  const refusal = refusalOf(error)
  if (refusal !== null) {
    return (
      <div className={styles.page}>
        <h1>{text.title}</h1>
        <RefusalText refusal={refusal} action={{ label: text.list, run: () => go('/fichas') }} />
      </div>
    )
  }
  return data === undefined || pc === undefined ? (
    <LoadingRows rows={12} />
  ) : (
    <Shown slip={data} slipSize={pc.slipSize} />
  )
}

function Shown({ slip, slipSize }: { readonly slip: SlipData; readonly slipSize: SheetSize }) {
  const [size, setSize] = useState(slipSize)
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
        <span className={desk.state}>{slipStateNames[state]}</span>
      </div>
      <div className={styles.shown}>
        <div className={styles.paper}>
          <RefusalText refusal={refusal} />
          {file !== null && <PdfPages file={file} label={`${text.paper}: ${slip.folio}`} />}
          {file === null && refusal === null && <p className={styles.dim}>{text.drawing}</p>}
        </div>
        <div className={styles.side}>
          <SlipActions slip={slip} size={size} onSize={setSize} />
          <SlipFacts slip={slip} />
          <Missing missing={slip.paper.missing} />
        </div>
      </div>
    </>
  )
}
