import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { shortDay } from '#messages/es-MX/dates.ts'
import { statusNames, usersWord } from '#messages/es-MX/serials.ts'
import { triageText as text } from '#messages/es-MX/triage.ts'
import type { Day } from '#domain/calendar.ts'
import { replacePlace } from '../../state/place.ts'
import { useClientSerials } from '../../state/use-rented-systems.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { OptionList } from '../../ui/OptionList.tsx'
import styles from './triage.module.css'

/** The caller's systems, the one that stops first before: it is most often the one that does not open. */
export function ChooseSystem({ clientId, onAnother }: { clientId: string; onAnother: () => void }) {
  const { client, systems, refusal } = useClientSerials(clientId)
  const only = systems?.length === 1 ? systems[0]!.id : null
  useEffect(() => {
    if (only !== null) replacePlace(`/no-abre?serie=${only}`)
  }, [only])
  const other = (
    <Button variant="default" onClick={onAnother}>
      {text.change}
    </Button>
  )
  if (refusal !== null)
    return <RefusalText refusal={refusal} action={{ label: text.change, run: onAnother }} />
  if (systems === undefined || only !== null) return <LoadingRows rows={4} />
  if (systems.length === 0) return <EmptyState title={text.noSystems} action={other} />
  return (
    <>
      <p className={styles.client}>{client?.name}</p>
      {client?.note !== '' && <p className={styles.quiet}>«{client?.note}»</p>}
      <h2>{text.systems}</h2>
      <OptionList
        label={text.systems}
        options={systems.map((row) => ({
          id: row.id,
          title: `${row.system} ${row.version} · ${row.serial}`,
          detail: [
            usersWord(row.users),
            statusNames[row.status],
            row.nextCutoff === null ? '' : `corte ${shortDay(row.nextCutoff as Day)}`,
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
        onTake={({ id }) => replacePlace(`/no-abre?serie=${id}`)}
      />
    </>
  )
}
