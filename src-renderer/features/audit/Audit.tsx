import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { DEFAULT_POLICIES } from '#domain/policies.ts'
import { auditText as text } from '#messages/es-MX/audit.ts'
import { commandWord } from '#messages/es-MX/command-words.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { refusalOf, runJob, useQueryOf } from '../../api.ts'
import type { ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExportDialog } from '../../ui/ExportDialog.tsx'
import { Listing } from '../../ui/Listing.tsx'
import { PAGE_ROWS } from '../../ui/LongList.tsx'
import desk from '../../ui/desk.module.css'
import { EntryDialog } from './EntryDialog.tsx'
import { Filters } from './Filters.tsx'
import { Standing } from './Standing.tsx'
import styles from './audit.module.css'
import { filterIn, seeFilter, isUnfiltered } from './use-filter.ts'

type Entry = OutputOf<'audit.list'>['entries'][number]

/** Who did what, to whom, when and on which PC; and whether anybody has changed it since. */
export default function Audit({ query }: ScreenProps) {
  const filter = filterIn(query)
  const [opened, setOpened] = useState<number | null>(null)
  const [exporting, setExporting] = useState(false)
  const zone = useQueryOf('settings.get', {}).data?.policies.zone ?? DEFAULT_POLICIES.zone
  const first = useQueryOf('audit.list', { ...filter, offset: 0, limit: PAGE_ROWS }, { keepPrevious: true })
  const usePage = (page: number) =>
    useQueryOf('audit.list', { ...filter, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.entries
  const refusal = refusalOf(first.error)
  const { entries = [] } = first.data ?? {}
  const isHere = filter.of === 'here'
  const client = filter.clientId === undefined ? null : (entries.find((one) => one.client)?.client ?? '')
  return (
    <div className={desk.fill}>
      <div className={desk.title}>
        <h1>{text.title}</h1>
        <Choices
          label={text.title}
          choices={(['here', 'others'] as const).map((key) => ({ key, label: text[key] }))}
          chosen={filter.of}
          onChoose={(of) => seeFilter({ ...filter, of })}
        />
        {client !== null && <span className={desk.dim}>{text.onlyOf(client)}</span>}
        <span className={desk.grow} />
        <ActionButton label={text.export} keys="Ctrl+E" needs="audit.export" run={() => setExporting(true)} />
      </div>
      {refusal === null && <Standing zone={zone} />}
      {refusal === null && <Filters filter={filter} />}
      {!isHere && <p className={desk.none}>{text.othersHint}</p>}
      <Listing<Entry>
        of={JSON.stringify(filter)}
        total={first.data?.total}
        refusal={refusal}
        label={text.title}
        usePage={usePage}
        head={head}
        row={(entry) => <Row entry={entry} zone={zone} />}
        className={styles.entries!}
        onOpen={({ n }) => isHere && setOpened(n)}
        whenEmpty={
          isUnfiltered(filter) ? (
            <EmptyState title={text.nothingYet}>{text.nothingYetHint}</EmptyState>
          ) : (
            <EmptyState
              title={text.none}
              action={<Button onClick={() => seeFilter({ of: filter.of })}>{text.clear}</Button>}
            />
          )
        }
      />
      <EntryDialog n={opened} zone={zone} onClose={() => setOpened(null)} />
      {exporting && (
        <ExportDialog
          name={text.title}
          start={(format, onProgress) => runJob('audit.export', { ...filter, format }, onProgress)}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  )
}

const head = (
  <>
    <span>{text.number}</span>
    <span>{text.when}</span>
    <span>{text.who}</span>
    <span>{text.onPc}</span>
    <span>{text.what}</span>
    <span>{text.client}</span>
    <span>{text.reason}</span>
  </>
)

function Row({ entry, zone }: { readonly entry: Entry; readonly zone: string }) {
  const { n, at, operator, device, action, client, serial, about, reason } = entry
  const whom = [client, serial].filter((name) => name !== null).join(' · ')
  return (
    <>
      <span>{n}</span>
      <span>{momentIn(at, zone)}</span>
      <span>{operator}</span>
      <span>{device}</span>
      <span>{commandWord(action)}</span>
      <span className={whom === '' ? desk.dim : undefined}>{whom === '' ? (about ?? '') : whom}</span>
      <span>{reason ?? ''}</span>
    </>
  )
}
