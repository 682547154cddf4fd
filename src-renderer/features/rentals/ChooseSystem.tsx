import { useEffect, type KeyboardEvent } from 'react'
import { renewText as text } from '#messages/es-MX/renew.ts'
import { periodName, usersWord } from '#messages/es-MX/serials.ts'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { useRentedSystems } from '../../state/use-rented-systems.ts'
import { DayText } from '../../ui/DayText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { asDay } from './as-day.ts'
import desk from '../../ui/desk.module.css'
import styles from './renew.module.css'

/** "renovar hotel ceiba": the client's rented systems, the one that stops first before; of a single one, its renewal. */
export default function ChooseSystem({ params, query }: ScreenProps) {
  const clientId = params['clientId'] ?? ''
  // What a deposit of the bank filled in goes along.
  const filled = query.size === 0 ? '' : `?${query}`
  const { client, rented, refusal } = useRentedSystems(clientId)
  const only = rented?.length === 1 ? rented[0]!.id : null
  useEffect(() => {
    if (only !== null) replacePlace(`/renovar/${only}${filled}`)
  }, [only, filled])

  if (refusal === null && (rented === undefined || only !== null)) return <LoadingRows rows={6} />
  return (
    <div className={styles.page}>
      <div className={styles.title}>
        <h1>{text.title}</h1>
        <button type="button" className={desk.link} onClick={() => go(`/clientes/${clientId}`)}>
          {client?.name}
        </button>
      </div>
      <RefusalText refusal={refusal} />
      {rented?.length === 0 && <EmptyState title={text.noRentals} />}
      {rented !== undefined && rented.length > 0 && (
        <ul className={styles.systems} aria-label={text.whichSystem} onKeyDown={walk}>
          {rented.map((row, at) => {
            const cutoff = asDay(row.nextCutoff)
            return (
              <li key={row.id}>
                <button
                  type="button"
                  autoFocus={at === 0}
                  onClick={() => replacePlace(`/renovar/${row.id}${filled}`)}
                >
                  <b>
                    {row.system} {row.version}
                  </b>
                  <span className={styles.dim}>{row.serial}</span>
                  <span>{usersWord(row.users)}</span>
                  <span>{periodName(row.months)}</span>
                  <span>
                    {cutoff !== null && (
                      <>
                        {text.cutoff} <DayText day={cutoff} />
                      </>
                    )}
                  </span>
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}

/** Arrows go from one to the next, as in every other list. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const all = [...event.currentTarget.querySelectorAll('button')]
  all[all.findIndex((one) => one === document.activeElement) + step]?.focus()
}
