import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { parseDay } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { slipStateNames, slipText as text } from '#messages/es-MX/slips.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { DayText } from '../../ui/DayText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExportList } from '../../ui/ExportList.tsx'
import { Listing } from '../../ui/Listing.tsx'
import { PAGE_ROWS } from '../../ui/LongList.tsx'
import { OfClient } from '../../ui/OfClient.tsx'
import { dayText } from './days.ts'
import { FindSlip } from './FindSlip.tsx'
import { slipState } from './slip-state.ts'
import desk from '../../ui/desk.module.css'
import styles from './slips.module.css'

type Listed = OutputOf<'slips.list'>['slips'][number]
type Status = 'issued' | 'void' | null

const filters: readonly { readonly status: Status; readonly label: string }[] = [
  { status: null, label: text.all },
  { status: 'issued', label: text.inForce },
  { status: 'void', label: text.voided },
]

/** Every slip of the office, the newest first. */
export default function Slips({ query }: ScreenProps) {
  const clientId = query.get('cliente')
  const [status, setStatus] = useState<Status>(null)
  const of = { ...(clientId === null ? {} : { clientId }), ...(status === null ? {} : { status }) }
  const first = useQueryOf('slips.list', { ...of, offset: 0, limit: PAGE_ROWS }, { keepPrevious: true })
  const refusal = refusalOf(first.error)
  const usePage = (page: number) =>
    useQueryOf('slips.list', { ...of, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.slips
  const create = () => go(clientId === null ? '/ficha/nueva' : `/ficha/nueva?cliente=${clientId}`)

  return (
    <div className={desk.fill}>
      <div className={styles.title}>
        <h1>{text.list}</h1>
        <FindSlip />
        <Choices
          label={text.status}
          choices={filters.map(({ status: key, label }) => ({ key, label }))}
          chosen={status}
          onChoose={setStatus}
        />
        <span className={desk.grow} />
        <ExportList
          name={text.list}
          wanted={{ list: 'slips', status: status ?? 'all', ...(clientId === null ? {} : { clientId }) }}
        />
        <ActionButton variant="filled" label={text.create} keys="Ctrl+N" run={create} />
      </div>
      <OfClient id={clientId} words={text} all="/fichas" />
      <Listing<Listed>
        of={`${clientId} ${status}`}
        total={first.data?.total}
        refusal={refusal}
        label={text.list}
        usePage={usePage}
        row={(slip) => <Row slip={slip} />}
        head={head}
        className={styles.slip!}
        onOpen={({ id }) => go(`/fichas/${id}`)}
        whenEmpty={
          clientId === null && status === null ? (
            <EmptyState title={text.emptyTitle} action={<Button onClick={create}>{text.create}</Button>}>
              {text.emptyHint}
            </EmptyState>
          ) : (
            text.noneHere
          )
        }
      />
    </div>
  )
}

const head = (
  <>
    <span>{text.folio}</span>
    <span>{text.issuedOn}</span>
    <span>{text.client}</span>
    <span className="amount">{text.systems}</span>
    <span className="amount">{text.total}</span>
    <span>{text.payBy}</span>
    <span>{text.status}</span>
  </>
)

function Row({ slip }: { readonly slip: Listed }) {
  const state = slipState(slip)
  const day = parseDay(slip.payByDay)
  return (
    <>
      <span>{slip.folio}</span>
      <span>{dayText(slip.issuedOn)}</span>
      <span>{slip.client}</span>
      <span className="amount">{slip.lines}</span>
      <span className="amount">{slip.total === 0 ? text.noPrice : formatPesos(slip.total as Centavos)}</span>
      <span>
        {day !== null && <DayText day={day} withDistance={state === 'pending' || state === 'partly'} />}
      </span>
      <span>{slipStateNames[state]}</span>
    </>
  )
}
