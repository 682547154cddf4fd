import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { parseDay } from '#domain/calendar.ts'
import { OPEN_ORDERS, type OrderState } from '#domain/order.ts'
import { orderStateNames } from '#messages/es-MX/orders.ts'
import { orderText as text } from '#messages/es-MX/orders-screen.ts'
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
import { SearchField } from '../../ui/SearchField.tsx'
import { pesos } from './days.ts'
import desk from '../../ui/desk.module.css'
import styles from './orders.module.css'

type Listed = OutputOf<'orders.list'>['orders'][number]
type Filter = 'open' | 'all' | OrderState

const filters: readonly Filter[] = [
  'open',
  'cart',
  'final',
  'slip',
  'paid',
  'activated',
  'closed',
  'cancelled',
  'all',
]

/** Every order of the office: those that must be paid first before. */
export default function Orders({ query }: ScreenProps) {
  const clientId = query.get('cliente')
  const [filter, setFilter] = useState<Filter>('open')
  const [search, setSearch] = useState('')
  const of = {
    ...(clientId === null ? {} : { clientId }),
    ...(search === '' ? {} : { search }),
    ...(filter === 'all' ? {} : { states: statesOf(filter) }),
  }
  const first = useQueryOf('orders.list', { ...of, offset: 0, limit: PAGE_ROWS }, { keepPrevious: true })
  const refusal = refusalOf(first.error)
  const usePage = (page: number) =>
    useQueryOf('orders.list', { ...of, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.orders
  const suffix = clientId === null ? '' : `?cliente=${clientId}`
  const create = () => go(`/pedido/nuevo${suffix}`)
  const counts = first.data?.counts
  const noneAtAll = counts !== undefined && Object.values(counts).every((n) => n === 0)

  return (
    <div className={desk.fill}>
      <div className={desk.title}>
        <h1>{text.list}</h1>
        <SearchField label={text.search} onSearch={setSearch} w={200} />
        <span className={desk.grow} />
        <ExportList
          name={text.list}
          wanted={{
            list: 'orders',
            status: filter,
            search,
            ...(clientId === null ? {} : { clientId }),
          }}
        />
        <ActionButton label={text.renewMany} keys="M" run={() => go(`/pedidos/varios${suffix}`)} />
        <ActionButton variant="filled" label={text.create} keys="Ctrl+N" run={create} />
      </div>
      <Choices
        label={text.state}
        choices={filters.map((key) => ({
          key,
          label: filterName(key),
          count: counts && countOf(key, counts),
        }))}
        chosen={filter}
        onChoose={setFilter}
      />
      <OfClient id={clientId} words={text} all="/pedidos" />
      <Listing<Listed>
        of={`${clientId} ${filter} ${search}`}
        total={first.data?.total}
        refusal={refusal}
        label={text.list}
        usePage={usePage}
        row={(order) => <Row order={order} />}
        head={head}
        className={styles.order!}
        onOpen={({ id }) => go(`/pedidos/${id}`)}
        whenEmpty={
          noneAtAll ? (
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
    <span>{text.client}</span>
    <span className="amount">{text.systems}</span>
    <span className="amount">{text.total}</span>
    <span className="amount">{text.paid}</span>
    <span>{text.payBy}</span>
    <span>{text.state}</span>
  </>
)

function Row({ order }: { readonly order: Listed }) {
  const day = parseDay(order.payByDay ?? '')
  return (
    <>
      <span>{order.folio}</span>
      <span>{order.client}</span>
      <span className="amount">{order.lines}</span>
      <span className="amount">{pesos(order.total)}</span>
      <span className="amount">{order.paid === 0 ? '' : pesos(order.paid)}</span>
      <span>{day !== null && <DayText day={day} withDistance={order.state === 'slip'} />}</span>
      <span>{orderStateNames[order.state]}</span>
    </>
  )
}

function statesOf(filter: Exclude<Filter, 'all'>): OrderState[] {
  return filter === 'open' ? [...OPEN_ORDERS, 'paid'] : [filter]
}

function filterName(filter: Filter): string {
  if (filter === 'open') return text.open
  return filter === 'all' ? text.all : orderStateNames[filter]
}

function countOf(filter: Filter, counts: OutputOf<'orders.list'>['counts']): number {
  if (filter === 'all') return Object.values(counts).reduce((sum, n) => sum + n, 0)
  return statesOf(filter).reduce((sum, state) => sum + counts[state], 0)
}
