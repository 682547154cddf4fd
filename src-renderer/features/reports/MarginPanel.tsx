import { Button, NativeSelect, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { InputOf } from '#contract/index.ts'
import { billedByNames, percentText, reportText as text, wholeMonth } from '#messages/es-MX/reports.ts'
import { call, refusalOf, useQueryOf } from '../../api.ts'
import { offerUndo } from '../../state/undo.ts'
import { useSaving } from '../../state/use-saving.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { FigureLink, pesos } from './figures.tsx'
import { monthsUntil } from './months.ts'
import { Panel, SpanChoice } from './Panel.tsx'
import { Picture } from './Picture.tsx'
import { Table } from './Table.tsx'
import styles from './reports.module.css'

/** What the office keeps of each sale: a commission where the vendor bills, a margin where it bills itself (C16). */
export function MarginPanel() {
  const [span, setSpan] = useState(12)
  const [adding, setAdding] = useState(false)
  const { from, until } = monthsUntil(useToday(), span)
  const { data, error } = useQueryOf('reports.margin', { from, until }, { keepPrevious: true })
  const refusal = refusalOf(error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (data === undefined) return <LoadingRows rows={8} />
  const { lines, rates } = data
  const unrated = lines.reduce((sum, line) => sum + line.unrated, 0)
  const remove = async (id: string) => {
    const reply = await call('reports.removeRate', { id })
    if (reply.ok) offerUndo(text.rateRemoved, reply.command)
  }
  return (
    <Panel
      title={text.topics.margin}
      tools={
        <>
          <SpanChoice months={span} onChange={setSpan} />
          <ActionButton size="xs" label={text.newRate} keys="Ctrl+N" run={() => setAdding(true)} />
        </>
      }
    >
      {unrated !== 0 && <p className={styles.note}>{text.unratedNote(unrated)}</p>}
      {lines.length > 0 && (
        <Picture
          title={text.margin}
          labels={lines.map(({ billedBy, system }) => `${system}${billedBy === 'vendor' ? '' : ' *'}`)}
          series={[{ name: text.margin, values: lines.map(({ margin }) => margin ?? 0) }]}
          format={pesos}
        />
      )}
      <Table
        label={text.topics.margin}
        none={text.noMargin}
        rows={lines}
        rowKey={({ billedBy, productId }) => `${billedBy} ${productId}`}
        columns={[
          { title: text.system, cell: ({ system }) => system, words: true },
          { title: text.billedBy, cell: ({ billedBy }) => billedByNames[billedBy], words: true },
          {
            title: text.net,
            cell: ({ billedBy, productId, net }) => (
              <FigureLink money figure={{ of: 'margin', from, until, billedBy, productId }} value={net} />
            ),
          },
          {
            title: text.margin,
            cell: ({ margin }) => (margin === null ? text.marginUnknown : pesos(margin)),
          },
        ]}
      />
      <h3>{text.rates}</h3>
      <Table
        label={text.rates}
        none={text.noRates}
        rows={rates}
        rowKey={({ id }) => id}
        columns={[
          { title: text.from, cell: ({ validFrom }) => wholeMonth(validFrom.slice(0, 7)), words: true },
          { title: text.billedBy, cell: ({ billedBy }) => billedByNames[billedBy], words: true },
          { title: text.system, cell: ({ system }) => system ?? text.everySystem, words: true },
          { title: text.percent, cell: ({ basisPoints }) => percentText(basisPoints) },
          {
            title: text.remove,
            cell: ({ id, basisPoints }) => (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`${text.remove} ${percentText(basisPoints)}`}
                onClick={() => void remove(id)}
              >
                {text.remove}
              </Button>
            ),
          },
        ]}
      />
      {adding && <RateForm month={until} onClose={() => setAdding(false)} />}
    </Panel>
  )
}

function RateForm({ month, onClose }: { readonly month: string; readonly onClose: () => void }) {
  const { data } = useQueryOf('catalogue.get', {})
  const [billedBy, setBilledBy] = useState<'vendor' | 'distributor'>('vendor')
  const [productId, setProductId] = useState('')
  const [percent, setPercent] = useState<number | null>(null)
  const [from, setFrom] = useState(month)
  const { save, ...saving } = useSaving('reports.setRate', () => text.rateSaved, onClose)
  const input = (of: number): InputOf<'reports.setRate'> => ({
    billedBy,
    productId: productId === '' ? null : productId,
    basisPoints: Math.round(of * 100),
    from,
  })
  return (
    <FormDialog
      opened
      title={text.newRate}
      submitLabel={text.save}
      {...saving}
      ready={percent !== null}
      onSubmit={() => percent !== null && save(input(percent))}
      onClose={onClose}
    >
      <NativeSelect
        data-autofocus
        label={text.billedBy}
        value={billedBy}
        data={(['vendor', 'distributor'] as const).map((value) => ({ value, label: billedByNames[value] }))}
        onChange={({ currentTarget }) =>
          setBilledBy(currentTarget.value === 'distributor' ? 'distributor' : 'vendor')
        }
      />
      <NativeSelect
        label={text.system}
        value={productId}
        data={[
          { value: '', label: text.everySystem },
          ...(data?.products ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget }) => setProductId(currentTarget.value)}
      />
      <NumberInput
        label={billedBy === 'vendor' ? text.commission : text.cost}
        suffix=" %"
        min={0}
        max={100}
        decimalScale={2}
        hideControls
        value={percent ?? ''}
        onChange={(value) => setPercent(typeof value === 'number' ? value : null)}
      />
      <label className={styles.month}>
        {text.from}
        <input type="month" value={from} onChange={({ currentTarget }) => setFrom(currentTarget.value)} />
      </label>
    </FormDialog>
  )
}
