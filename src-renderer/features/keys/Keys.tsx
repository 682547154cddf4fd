import { NativeSelect } from '@mantine/core'
import { useMemo } from 'react'
import type { GridQuery, GridSelection } from '#contract/grid.ts'
import { keyText as text } from '#messages/es-MX/keys-screen.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ExportList } from '../../ui/ExportList.tsx'
import { KeptGrid } from '../../ui/Grid/KeptGrid.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { BatchSummary } from './BatchSummary.tsx'
import { keyColumns } from './columns.tsx'
import { chosenKeys, keySource, type KeyFilter } from './source.ts'

type Show = keyof typeof text.shows

/** The office's prepaid keys, with the vendor's word and its own (R66–R68, C20). */
export default function Keys({ query }: ScreenProps) {
  const show = (Object.keys(text.shows) as Show[]).find((one) => one === query.get('ver')) ?? 'all'
  const productId = query.get('sistema') ?? ''
  const batchId = query.get('lote') ?? ''
  const products = useQueryOf('catalogue.get', {}).data?.products ?? []
  const shares = (useQueryOf('sync.status', {}).data?.state ?? 'notEnrolled') !== 'notEnrolled'
  // Of an office with one PC, nobody else could give a key first.
  const columns = useMemo(() => keyColumns.filter(({ id }) => shares || id !== 'lease'), [shares])
  const filter = useMemo<KeyFilter>(
    () => ({
      ...(show === 'all' ? {} : { state: show }),
      ...(productId === '' ? {} : { productId }),
      ...(batchId === '' ? {} : { batchId }),
    }),
    [show, productId, batchId],
  )
  const source = useMemo(() => keySource(filter), [filter])
  const step = useCommand('keys.step')
  const used = useCommand('keys.markUsed')
  const place = (ver: string, sistema: string) =>
    replacePlace(`/claves?ver=${ver}&sistema=${sistema}${batchId === '' ? '' : `&lote=${batchId}`}`)

  const takeStep = async (selection: GridSelection, asked: GridQuery) => {
    const chosen = await chosenKeys(filter, asked, selection)
    const next = chosen?.[0]?.nextStep
    if (chosen === null) return notify(text.tooMany)
    if (!next || chosen.some(({ nextStep }) => nextStep !== next)) return notify(text.mixed)
    const reply = await step.run({ ids: chosen.map(({ id }) => id), step: next })
    if (reply.ok) offerUndo(text.moved(reply.value.moved), reply.command)
  }
  const markUsed = async (selection: GridSelection, asked: GridQuery) => {
    const chosen = await chosenKeys(filter, asked, selection)
    if (chosen === null) return notify(text.tooMany)
    const reply = await used.run({ ids: chosen.map(({ id }) => id) })
    if (reply.ok) offerUndo(text.markedUsed(reply.value.moved), reply.command)
  }

  return (
    <KeptGrid
      grid="keys"
      label={text.title}
      columns={columns}
      source={source}
      rowId={(row) => row.id}
      noun={text.noun}
      onOpen={({ id }) => go(`/claves/${id}`)}
      rowActions={({ id }) => [{ id: 'open', label: text.open, hint: '⏎', run: () => go(`/claves/${id}`) }]}
      bulkActions={[
        { id: 'step', label: text.next, run: (chosen, asked) => void takeStep(chosen, asked) },
        { id: 'used', label: text.used, run: (chosen, asked) => void markUsed(chosen, asked) },
      ]}
      empty={{
        title: text.emptyTitle,
        hint: text.emptyHint,
        action: { label: text.newBatch, run: () => go('/claves/lote') },
      }}
      head={
        <>
          {batchId !== '' && <BatchSummary id={batchId} />}
          <RefusalText refusal={step.refusal ?? used.refusal} />
        </>
      }
      tools={
        <>
          <NativeSelect
            size="xs"
            aria-label={text.showing}
            value={show}
            data={Object.entries(text.shows).map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget }) => place(currentTarget.value, productId)}
          />
          <NativeSelect
            size="xs"
            aria-label={text.product}
            value={productId}
            data={[
              { value: '', label: text.anyProduct },
              ...products.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={({ currentTarget }) => place(show, currentTarget.value)}
          />
          <ExportList
            size="xs"
            name={text.title}
            wanted={{
              list: 'keys',
              ...(show === 'all' ? {} : { status: show }),
              ...(productId === '' ? {} : { productId }),
              ...(batchId === '' ? {} : { batchId }),
            }}
          />
          <ActionButton size="xs" label={text.stock} keys="X" run={() => go('/claves/existencias')} />
          <ActionButton size="xs" label={text.batches} keys="L" run={() => go('/claves/lotes')} />
          <ActionButton size="xs" label={text.newBatch} keys="Ctrl+N" run={() => go('/claves/lote')} />
        </>
      }
    />
  )
}
