import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { commandWord } from '#messages/es-MX/command-words.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { syncText as text } from '#messages/es-MX/sync-screen.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Listing } from '../../ui/Listing.tsx'
import { PAGE_ROWS } from '../../ui/LongList.tsx'
import desk from '../../ui/desk.module.css'
import type { PartProps } from './Enrolled.tsx'
import styles from './sync.module.css'

type Item = OutputOf<'sync.news'>['items'][number]

/** As the endpoint calls itself where it did something on its own. */
const ENDPOINT = 'endpoint'

/** What the other PCs did for which client since somebody here last looked, the newest first. */
export function News({ zone }: Pick<PartProps, 'zone'>) {
  const [mine, setMine] = useState(false)
  const of = mine ? { mine } : {}
  const first = useQueryOf('sync.news', { ...of, offset: 0, limit: PAGE_ROWS }, { keepPrevious: true })
  const usePage = (page: number) =>
    useQueryOf('sync.news', { ...of, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.items
  const seeing = useCommand('sync.seen')
  const { total = 0, items = [] } = first.data ?? {}
  const refusal = refusalOf(first.error) ?? seeing.refusal
  // The newest that is on the screen: what comes while somebody reads stays.
  const newest = items[0]?.rev
  return (
    <>
      <div className={desk.title}>
        <Choices
          label={text.news}
          choices={[
            { key: false, label: text.everybody },
            { key: true, label: text.mine },
          ]}
          chosen={mine}
          onChoose={setMine}
        />
        {mine && total > 0 && <span className={desk.dim}>{text.newsSeenHint}</span>}
        <span className={desk.grow} />
        {!mine && newest !== undefined && (
          <ActionButton
            label={text.newsSeenAll}
            keys="V"
            loading={seeing.pending}
            run={() => void seeing.run({ rev: newest })}
          />
        )}
      </div>
      <Listing<Item>
        of={String(mine)}
        total={first.data?.total}
        refusal={refusal}
        label={text.news}
        usePage={usePage}
        row={(item) => <Row item={item} zone={zone} />}
        head={head}
        className={styles.news!}
        onOpen={({ clientId }) => clientId !== null && go(`/clientes/${clientId}`)}
        whenEmpty={
          <EmptyState title={mine ? text.nothingMine : text.nothingNew}>{text.nothingNewHint}</EmptyState>
        }
      />
    </>
  )
}

const head = (
  <>
    <span>{text.client}</span>
    <span>{text.what}</span>
    <span>{text.who}</span>
    <span>{text.onPc}</span>
    <span>{text.when}</span>
  </>
)

function Row({ item, zone }: { readonly item: Item; readonly zone: string }) {
  const named = (name: string) => (name === ENDPOINT ? text.theServer : name)
  return (
    <>
      <span className={item.client === null ? desk.dim : undefined}>{item.client ?? text.ofTheOffice}</span>
      <span>{commandWord(item.type)}</span>
      <span>{named(item.operator)}</span>
      <span>{named(item.device)}</span>
      <span>{momentIn(item.at, zone)}</span>
    </>
  )
}
