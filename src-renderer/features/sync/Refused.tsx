import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { commandWord } from '#messages/es-MX/command-words.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { outcomeWords, syncText as text } from '#messages/es-MX/sync-screen.ts'
import { call, refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { go } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { LongList, PAGE_ROWS } from '../../ui/LongList.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import type { PartProps } from './Enrolled.tsx'
import styles from './sync.module.css'

type Item = OutputOf<'sync.refused'>['items'][number]

/** As many as one command ticks off. */
const AT_ONCE = 500

/** What was not done as asked, until somebody has looked at it: what happened, and where to go from there. */
export function Refused({ zone, isAdministrator }: PartProps) {
  const [active, setActive] = useState(0)
  const first = useQueryOf('sync.refused', { offset: 0, limit: PAGE_ROWS })
  const usePage = (page: number) =>
    useQueryOf('sync.refused', { offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.items
  const dismissing = useCommand('sync.dismiss')
  const { total = 0, items = [] } = first.data ?? {}
  const at = Math.max(0, Math.min(active, total - 1))
  const chosen = usePage(Math.floor(at / PAGE_ROWS))?.[at % PAGE_ROWS]
  const refusal = refusalOf(first.error) ?? dismissing.refusal

  const dismiss = async (seqs: readonly number[]) => {
    const reply = await dismissing.run({ seqs: [...seqs] })
    if (reply.ok) notify(text.dismissed(reply.value.dismissed))
  }
  /** What is refused while this runs stays. */
  const dismissAll = async () => {
    const newest = items[0]!.seq
    let dismissed = 0
    for (;;) {
      const listed = await call('sync.refused', { offset: 0, limit: AT_ONCE })
      const seqs = listed.ok ? listed.value.items.map(({ seq }) => seq).filter((seq) => seq <= newest) : []
      const reply = seqs.length === 0 ? null : await dismissing.run({ seqs })
      if (!reply?.ok || reply.value.dismissed === 0) break
      dismissed += reply.value.dismissed
    }
    if (dismissed > 0) notify(text.dismissed(dismissed))
  }

  if (first.data === undefined)
    return refusal === null ? <LoadingRows rows={8} /> : <RefusalText refusal={refusal} />
  if (total === 0) return <EmptyState title={text.nothingRefused}>{text.nothingRefusedHint}</EmptyState>
  return (
    <>
      <RefusalText refusal={refusal} />
      <div className={styles.columns}>
        <LongList<Item>
          label={text.refused}
          total={total}
          usePage={usePage}
          row={(item) => <Row item={item} zone={zone} />}
          head={head}
          className={styles.refused!}
          active={at}
          onActive={setActive}
        />
        {chosen !== undefined && (
          <section className={styles.panel} aria-label={commandWord(chosen.type)}>
            <Chosen key={chosen.seq} item={chosen} zone={zone} isAdministrator={isAdministrator} />
            <Group gap="sm">
              <ActionButton
                variant="filled"
                label={text.seen}
                keys="V"
                loading={dismissing.pending}
                run={() => void dismiss([chosen.seq])}
              />
              {total > 1 && (
                <Button variant="default" disabled={dismissing.pending} onClick={() => void dismissAll()}>
                  {text.seenAll(total)}
                </Button>
              )}
            </Group>
          </section>
        )}
      </div>
    </>
  )
}

const head = (
  <>
    <span>{text.outcome}</span>
    <span>{text.what}</span>
    <span>{text.about}</span>
    <span>{text.when}</span>
  </>
)

function Row({ item, zone }: { readonly item: Item; readonly zone: string }) {
  return (
    <>
      <span>{outcomeWords[item.outcome]}</span>
      <span>{commandWord(item.type)}</span>
      <span>{[item.client, item.serial].filter(Boolean).join(' · ')}</span>
      <span>{momentIn(item.at, zone)}</span>
    </>
  )
}

function Chosen({ item, zone, isAdministrator }: ChosenProps) {
  const { clientId, serialId, productId, mergedId } = item
  const separating = useCommand('clients.separate')
  const separate = async (id: string) => {
    const reply = await separating.run({ id })
    if (!reply.ok) return
    notify(text.separated)
    go(`/clientes/${id}`)
  }
  return (
    <>
      <h2 className={styles.heading}>{commandWord(item.type)}</h2>
      <p className={styles.sentence}>{item.sentence}</p>
      <FactList
        facts={[
          [text.outcome, outcomeWords[item.outcome] ?? ''],
          [text.client, item.client ?? ''],
          [text.system, item.serial ?? ''],
          [text.who, item.operator],
          [text.when, momentIn(item.at, zone)],
        ]}
      />
      <Group gap="sm">
        {productId !== null && (
          <ActionButton
            label={text.otherKey}
            keys="K"
            run={() => go(`/claves?ver=available&sistema=${productId}`)}
          />
        )}
        {clientId !== null && (
          <ActionButton label={text.openClient} keys="C" run={() => go(`/clientes/${clientId}`)} />
        )}
        {serialId !== null && (
          <ActionButton label={text.openSystem} keys="S" run={() => go(`/sistemas/${serialId}`)} />
        )}
        {mergedId !== null && isAdministrator && (
          <Button variant="default" loading={separating.pending} onClick={() => void separate(mergedId)}>
            {text.separate}
          </Button>
        )}
      </Group>
      <RefusalText refusal={separating.refusal} />
    </>
  )
}

interface ChosenProps {
  readonly item: Item
  readonly zone: string
  readonly isAdministrator: boolean
}
