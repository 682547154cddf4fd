import type { OutputOf } from '#contract/index.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { vaultText as text } from '#messages/es-MX/vault.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { LongList, PAGE_ROWS } from '../../ui/LongList.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import desk from '../../ui/desk.module.css'
import styles from './vault.module.css'

type Reveal = OutputOf<'vault.log'>['reveals'][number]

/** Who looked at which password, when, and why (beyond.md 12); the newest first. */
export function RevealLog({ clientId, zone }: { readonly clientId: string | null; readonly zone: string }) {
  const of = clientId === null ? {} : { clientId }
  const { data, error } = useQueryOf('vault.log', { ...of, limit: PAGE_ROWS }, { keepPrevious: true })
  const usePage = (page: number) =>
    useQueryOf('vault.log', { ...of, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.reveals
  const refusal = refusalOf(error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (data === undefined) return <LoadingRows rows={8} />
  if (data.total === 0) return <p className={desk.none}>{text.noneSeen}</p>
  return (
    <LongList<Reveal>
      label={text.log}
      total={data.total}
      usePage={usePage}
      head={
        <>
          <span>{text.when}</span>
          <span>{text.who}</span>
          <span>{text.client}</span>
          <span>{text.portal}</span>
          <span>{text.why}</span>
        </>
      }
      row={({ at, operator, client, portal, reason }) => (
        <>
          <span>{momentIn(at, zone)}</span>
          <span>{operator}</span>
          <span>{client ?? text.office}</span>
          <span>{portal}</span>
          <span>{reason}</span>
        </>
      )}
      className={styles.reveal!}
    />
  )
}
