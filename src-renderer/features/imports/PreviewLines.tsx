import { useState } from 'react'
import type { InputOf } from '#contract/index.ts'
import { countNames, importText as text } from '#messages/es-MX/imports-screen.ts'
import { useQueryOf } from '../../api.ts'
import { chooses } from '../../ui/adrift.ts'
import { LongList, PAGE_ROWS } from '../../ui/LongList.tsx'
import desk from '../../ui/desk.module.css'
import styles from './imports.module.css'
import { LineDetail, LineHead, LineRow } from './LineRow.tsx'
import { sourceOf, type Chosen, type Preview, type PreviewLine } from './source.ts'

type Only = NonNullable<InputOf<'imports.preview'>['only']>[number]

const filters = [
  { only: 'new', count: 'new' },
  { only: 'changed', count: 'changed' },
  { only: 'same', count: 'same' },
  { only: 'warning', count: 'warnings' },
  { only: 'conflict', count: 'conflicts' },
  { only: 'error', count: 'errors' },
] as const satisfies readonly { readonly only: Only; readonly count: keyof typeof countNames }[]

/** The counts, each a filter, and the lines themselves; the chosen one is told in full below. */
export function PreviewLines({ chosen, preview }: { readonly chosen: Chosen; readonly preview: Preview }) {
  const [only, setOnly] = useState<Only | null>(null)
  const [active, setActive] = useState(0)
  const total = only === null ? preview.lines : preview[filters.find((one) => one.only === only)!.count]
  const at = Math.min(active, Math.max(0, total - 1))
  const usePage = (page: number) => usePreviewPage(chosen, only, page)
  const choose = (next: Only | null) => {
    setOnly(next)
    setActive(0)
  }
  return (
    <section className={styles.lines} aria-label={text.lines}>
      <div className={`${desk.filters} ${styles.outcomes}`} role="group" aria-label={text.lines}>
        <Filter label={text.all} count={preview.lines} pressed={only === null} onPress={() => choose(null)} />
        {filters.map((filter) => (
          <Filter
            key={filter.only}
            label={countNames[filter.count]}
            count={preview[filter.count]}
            pressed={only === filter.only}
            onPress={() => choose(filter.only)}
          />
        ))}
      </div>
      {total === 0 ? (
        <p className={styles.none}>{text.noRows}</p>
      ) : (
        <>
          <LongList<PreviewLine>
            key={only ?? ''}
            label={text.lines}
            total={total}
            usePage={usePage}
            row={(line) => <LineRow line={line} />}
            head={<LineHead last={text.what} />}
            className={styles.line!}
            active={at}
            onActive={setActive}
          />
          <ActiveDetail usePage={usePage} active={at} />
        </>
      )}
    </section>
  )
}

function ActiveDetail({
  usePage,
  active,
}: {
  readonly usePage: (page: number) => readonly PreviewLine[] | undefined
  readonly active: number
}) {
  const line = usePage(Math.floor(active / PAGE_ROWS))?.[active % PAGE_ROWS]
  return <LineDetail line={line ?? null} />
}

interface FilterProps {
  readonly label: string
  readonly count: number
  readonly pressed: boolean
  readonly onPress: () => void
}

function Filter({ label, count, pressed, onPress }: FilterProps) {
  return (
    <button type="button" aria-pressed={pressed} onClick={chooses(onPress)}>
      {label} <b>{count.toLocaleString('es-MX')}</b>
    </button>
  )
}

/** The core keeps the sheet it has just read, so that a page costs only its rows. */
function usePreviewPage(chosen: Chosen, only: Only | null, page: number): readonly PreviewLine[] | undefined {
  const { data } = useQueryOf('imports.preview', {
    ...sourceOf(chosen),
    ...(only === null ? {} : { only: [only] }),
    offset: page * PAGE_ROWS,
    limit: PAGE_ROWS,
  })
  return data?.rows
}
