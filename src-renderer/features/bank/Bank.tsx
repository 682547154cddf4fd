import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { bankText as text } from '#messages/es-MX/bank.ts'
import { refusalOf, runJob, useCommand, useQueryOf, type Refused, type Reply } from '../../api.ts'
import { putFile } from '../../host.ts'
import { notify } from '../../state/notices.tsx'
import { replacePlace, type ScreenProps } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { chooses } from '../../ui/adrift.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExportList } from '../../ui/ExportList.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { LineCard } from './LineCard.tsx'
import desk from '../../ui/desk.module.css'
import styles from './bank.module.css'

const SHOWS = ['sure', 'doubtful', 'unmatched', 'matched', 'aside'] as const
type Show = (typeof SHOWS)[number]

/** As many as one command takes. */
const MOST = 500

/** The bank's statement beside what is on record: the sure in one key, the doubtful side by side, the rest by name. */
export default function Bank({ query }: ScreenProps) {
  const wanted = SHOWS.find((one) => one === query.get('ver'))
  const [loading, setLoading] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const sure = useQueryOf('bank.lines', { show: 'sure', limit: MOST }, { keepPrevious: true })
  const counts = sure.data?.counts
  const show: Show = wanted ?? firstWithWork(counts)
  const { data, error } = useQueryOf('bank.lines', { show, limit: MOST }, { keepPrevious: true })
  const match = useCommand('bank.match')

  const load = async (name: string, start: () => Promise<Reply<OutputOf<'bank.load'>>>) => {
    setRefusal(null)
    setLoading(name)
    const reply = await start()
    setLoading(null)
    if (!reply.ok) return setRefusal(reply.refusal)
    const { kept, known, from, until, command } = reply.value
    if (command === null) return notify(text.nothingNew(known))
    offerUndo(text.loaded(kept, known, from, until), command)
    replacePlace('/banco')
  }
  const takeFile = (file: File) =>
    load(file.name, async () => {
      const put = await putFile(file)
      return put.ok ? runJob('bank.load', { file: put.value.file }, () => {}).reply : put
    })
  const takeText = (pasted: string) =>
    load(text.pasted, () => runJob('bank.load', { text: pasted }, () => {}).reply)

  const acceptSure = async () => {
    const pairs = (sure.data?.lines ?? []).map(({ id, candidates }) => ({
      lineId: id,
      paymentId: candidates[0]!.paymentId,
    }))
    const reply = await match.run({ pairs })
    if (reply.ok) offerUndo(text.accepted(reply.value.matched), reply.command)
  }
  const total = counts === undefined ? 0 : Object.values(counts).reduce((sum, n) => sum + n, 0)
  const lines = data?.lines ?? []

  return (
    <div className={styles.page}>
      <div className={styles.title}>
        <h1>{text.title}</h1>
        <div className={styles.filters} role="group" aria-label={text.show}>
          {SHOWS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === show}
              onClick={chooses(() => replacePlace(`/banco?ver=${one}`))}
            >
              {text.shows[one]} {counts?.[one] ?? 0}
            </button>
          ))}
        </div>
        {counts !== undefined && counts.sure > 0 && (
          <ActionButton
            variant="filled"
            label={text.acceptSure(Math.min(MOST, counts.sure))}
            keys="S"
            loading={match.pending}
            run={() => void acceptSure()}
          />
        )}
        <ExportList name={text.title} wanted={{ list: 'bank', status: show }} />
      </div>
      <FileDrop
        accept={text.accept}
        disabled={loading !== null}
        onFile={(file) => void takeFile(file)}
        onText={(pasted) => void takeText(pasted)}
      >
        <p className={styles.drop}>{text.drop}</p>
        <p className={desk.dim}>{text.dropDetail}</p>
      </FileDrop>
      <div role="status">{loading !== null && `${text.reading} ${loading}…`}</div>
      <RefusalText refusal={refusal ?? match.refusal ?? refusalOf(error)} />
      {data === undefined ? (
        <LoadingRows rows={8} />
      ) : total === 0 ? (
        <EmptyState title={text.empty}>{text.emptyHint}</EmptyState>
      ) : lines.length === 0 ? (
        <p className={desk.dim}>{text.none[show]}</p>
      ) : (
        <ul className={styles.lines} aria-label={text.shows[show]}>
          {lines.map((line) => (
            <LineCard key={line.id} line={line} show={show} />
          ))}
        </ul>
      )}
    </div>
  )
}

function firstWithWork(counts: OutputOf<'bank.lines'>['counts'] | undefined): Show {
  return SHOWS.find((one) => (counts?.[one] ?? 0) > 0) ?? 'sure'
}
