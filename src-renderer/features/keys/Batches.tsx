import { Button } from '@mantine/core'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { batchListText as text } from '#messages/es-MX/keys-screen.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DayText } from '../../ui/DayText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExportList } from '../../ui/ExportList.tsx'
import { Listing } from '../../ui/Listing.tsx'
import { PAGE_ROWS } from '../../ui/LongList.tsx'
import desk from '../../ui/desk.module.css'
import styles from './keys.module.css'

type Listed = OutputOf<'keys.batches'>['batches'][number]

/** What was bought of keys, invoice by invoice: how many came, what is left of them, and what they leave. */
export default function Batches() {
  const first = useQueryOf('keys.batches', { offset: 0, limit: PAGE_ROWS })
  const usePage = (page: number) =>
    useQueryOf('keys.batches', { offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.batches
  const refusal = refusalOf(first.error)
  const create = () => go('/claves/lote')
  return (
    <div className={desk.fill}>
      <div className={desk.title}>
        <h1>{text.title}</h1>
        <span className={desk.grow} />
        <ExportList name={text.title} wanted={{ list: 'keyBatches' }} />
        <ActionButton variant="filled" label={text.create} keys="Ctrl+N" run={create} />
      </div>
      <Listing<Listed>
        of="batches"
        total={first.data?.total}
        refusal={refusal}
        label={text.title}
        usePage={usePage}
        row={(batch) => <Row batch={batch} />}
        head={head}
        className={styles.batch!}
        onOpen={({ id }) => go(`/claves?lote=${id}`)}
        whenEmpty={
          <EmptyState title={text.emptyTitle} action={<Button onClick={create}>{text.create}</Button>}>
            {text.emptyHint}
          </EmptyState>
        }
      />
    </div>
  )
}

const head = (
  <>
    <span>{text.receivedOn}</span>
    <span>{text.supplier}</span>
    <span>{text.invoice}</span>
    <span>{text.count}</span>
    <span>{text.left}</span>
    <span>{text.expiresOn}</span>
    <span>{text.cost}</span>
    <span>{text.margin}</span>
  </>
)

function Row({ batch }: { readonly batch: Listed }) {
  const pesos = (amount: number) => formatPesos(amount as Centavos)
  return (
    <>
      <span>
        <DayText day={batch.receivedOn as Day} withDistance={false} />
      </span>
      <span>{batch.supplier}</span>
      <span>{batch.invoice}</span>
      <span>{text.of(batch.loaded, batch.quantity)}</span>
      <span>{text.stock(batch.states.available, batch.states.received)}</span>
      <span>{batch.expiresOn !== null && <DayText day={batch.expiresOn as Day} withDistance={false} />}</span>
      <span>{pesos(batch.cost)}</span>
      <span>{pesos(batch.margin)}</span>
    </>
  )
}
