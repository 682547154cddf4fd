import { useState, type Dispatch, type SetStateAction } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { portalText as text } from '#messages/es-MX/portal.ts'
import { refusalOf, runJob, useQueryOf, type Refused, type Reply } from '../../api.ts'
import { putFile } from '../../host.ts'
import { notify } from '../../state/notices.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { Apart } from './Apart.tsx'
import { Decide } from './Decide.tsx'
import { itemsOf } from './items.ts'
import desk from '../../ui/desk.module.css'
import styles from './portal.module.css'

export type Read = OutputOf<'portal.read'>
export const NOTHING: Read = { rows: [], unread: [] }

export interface CompareProps {
  /** What was pasted so far: it outlives a look at the other parts of the screen. */
  readonly read: Read
  readonly setRead: Dispatch<SetStateAction<Read>>
}

/** The vendor's grid "Sistemas en Suscripción" (R76–R80) pasted here: what it says beside what is on record. */
export function Compare({ read, setRead }: CompareProps) {
  const [reading, setReading] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const { rows, unread } = read
  const { data, error } = useQueryOf(
    'portal.compare',
    { rows },
    { enabled: rows.length > 0, keepPrevious: true },
  )

  const take = async (name: string, start: () => Promise<Reply<Read>>) => {
    setRefusal(null)
    setReading(name)
    const reply = await start()
    setReading(null)
    if (!reply.ok) return setRefusal(reply.refusal)
    const more = reply.value
    setRead((before) => ({
      rows: [...before.rows, ...more.rows],
      unread: [...before.unread, ...more.unread],
    }))
    notify(text.added(more.rows.length))
  }
  const takeFile = (file: File) =>
    take(file.name, async () => {
      const put = await putFile(file)
      return put.ok ? runJob('portal.read', { file: put.value.file }, () => {}).reply : put
    })
  const takeText = (pasted: string) =>
    take(text.pasted, () => runJob('portal.read', { text: pasted }, () => {}).reply)

  const items = data === undefined || rows.length === 0 ? [] : itemsOf(data)
  return (
    <>
      {rows.length > 0 && (
        <ActionButton
          className={styles.clear}
          label={text.clear}
          run={() => {
            setRead(NOTHING)
            setRefusal(null)
          }}
        />
      )}
      <FileDrop
        accept={text.accept}
        disabled={reading !== null}
        onFile={(file) => void takeFile(file)}
        onText={(pasted) => void takeText(pasted)}
      >
        <p className={styles.drop}>{text.drop}</p>
        <p className={desk.dim}>{text.dropDetail}</p>
      </FileDrop>
      <div role="status">
        {reading !== null
          ? `${text.reading} ${reading}…`
          : rows.length > 0 &&
            data !== undefined &&
            text.summary(data.rows, data.same, data.renewed.length, data.differences.length)}
      </div>
      <RefusalText refusal={refusal ?? refusalOf(error)} />
      {rows.length > 0 && data === undefined && <LoadingRows rows={8} />}
      {rows.length > 0 && data !== undefined && (
        <>
          {items.length > 0 ? (
            <Decide items={items} />
          ) : (
            data.same === data.rows && <p className={desk.dim}>{text.allSame}</p>
          )}
          <Apart comparison={data} unread={unread} />
        </>
      )}
    </>
  )
}
