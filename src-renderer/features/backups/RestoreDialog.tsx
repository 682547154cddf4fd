import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { backupsText as text } from '#messages/es-MX/backups-screen.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import desk from '../../ui/desk.module.css'
import styles from './backups.module.css'
import type { Point } from './use-backups.ts'

const SHOWN = 8

export interface RestoreDialogProps {
  readonly point: Point
  readonly zone: string
  readonly onClose: () => void
}

/** What going back would take away, and only then, confirmed by hand, the way back. */
export function RestoreDialog({ point, zone, onClose }: RestoreDialogProps) {
  const [agreed, setAgreed] = useState(false)
  const { data, error } = useQueryOf(
    'backups.since',
    { n: point.n, limit: SHOWN },
    { ofToday: true, fresh: true },
  )
  const { data: all } = useQueryOf('backups.list', {}, { ofToday: true })
  const restoring = useCommand('backups.restore')
  const when = momentIn(point.madeAt, zone)
  const total = data?.total ?? 0
  const restore = async () => {
    const reply = await restoring.run({ n: point.n, lose: total })
    if (!reply.ok) return
    notify(text.restored(when))
    onClose()
  }
  return (
    <FormDialog
      opened
      size="lg"
      title={text.restoreTitle(when)}
      submitLabel={text.doRestore}
      submitKeys="Ctrl+Enter"
      pending={restoring.pending}
      ready={data !== undefined && (agreed || total === 0)}
      needs="backups.restore"
      refusal={restoring.refusal}
      onSubmit={() => void restore()}
      onClose={onClose}
    >
      <RefusalText refusal={refusalOf(error)} />
      {point.holdsLittle && all?.likeliest != null && (
        <p className={styles.warning} role="note">
          {text.littleHere(point.clients, all.likeliest)}
        </p>
      )}
      {data === undefined ? (
        <LoadingRows rows={4} />
      ) : total === 0 ? (
        <p className={styles.text}>{data.ahead > 0 ? text.bringsBack(data.ahead) : text.wouldLoseNothing}</p>
      ) : (
        <>
          <p className={styles.text}>{text.wouldLose(total)}</p>
          <ul className={styles.lines}>
            {data.kinds.slice(0, SHOWN).map(({ type, words, count }) => (
              <li key={type}>
                {words}
                {count > 1 && <span className={desk.dim}> × {count}</span>}
              </li>
            ))}
          </ul>
          <h3 className={desk.heading}>{text.last}</h3>
          <ul className={styles.lines}>
            {data.items.map(({ seq, words, operator, at }) => (
              <li key={seq}>
                {words} <span className={desk.dim}>{`${operator}, ${momentIn(at, zone)}`}</span>
              </li>
            ))}
            {total > data.items.length && (
              <li className={desk.dim}>{text.andMore(total - data.items.length)}</li>
            )}
          </ul>
          {data.comesBack > 0 && <p className={styles.text}>{text.comesBack(data.comesBack)}</p>}
        </>
      )}
      <p className={desk.dim}>{text.kept}</p>
      {total > 0 && (
        <Checkbox
          data-autofocus
          label={text.confirmLoss(total)}
          checked={agreed}
          onChange={({ currentTarget }) => setAgreed(currentTarget.checked)}
        />
      )}
    </FormDialog>
  )
}
