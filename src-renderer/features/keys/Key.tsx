import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { momentIn, shortDay } from '#messages/es-MX/dates.ts'
import { keyPageText as text, keyText } from '#messages/es-MX/keys-screen.ts'
import { keyStateNames, kindName } from '#messages/es-MX/keys.ts'
import { DEFAULT_POLICIES } from '#domain/policies.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { FactList } from '../../ui/FactList.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { KeyActions } from './KeyActions.tsx'
import { PortalSteps } from './PortalSteps.tsx'
import desk from '../../ui/desk.module.css'
import styles from './keys.module.css'

export type KeyPage = OutputOf<'keys.get'>

/** One key: where it is in the portal, whom it was given to, what it leaves, and who has seen it. */
export default function Key({ params }: ScreenProps) {
  const { data, error } = useQueryOf('keys.get', { id: params['id'] ?? '' })
  const settings = useQueryOf('settings.get', {})
  const refusal = refusalOf(error)
  if (refusal !== null) {
    return (
      <>
        <h1>{text.title}</h1>
        <RefusalText refusal={refusal} action={{ label: text.list, run: () => go('/claves') }} />
      </>
    )
  }
  if (data === undefined) return <LoadingRows rows={10} />
  const { key, voided, reveals } = data
  return (
    <div className={styles.page}>
      <div className={desk.title}>
        <h1>
          {text.title} {key.masked}
        </h1>
        <span>{kindName(key.product, key.months, key.users)}</span>
        <b>{keyStateNames[key.state]}</b>
        {key.lease !== null && <span className={desk.dim}>{keyText.leases[key.lease]}</span>}
        {key.portalWord !== null && <span className={desk.dim}>«{key.portalWord}»</span>}
      </div>
      {key.confirming && <p role="status">{text.confirming}</p>}
      {voided !== null && <p>{text.voided(shortDay(voided.on as Day), voided.reason)}</p>}
      <div className={styles.columns}>
        <div>
          <KeyActions page={data} />
          <PortalSteps page={data} />
          <section aria-label={text.whoSaw}>
            <h2>{text.whoSaw}</h2>
            {reveals.length === 0 ? (
              <p className={desk.dim}>{text.nobody}</p>
            ) : (
              <ul className={styles.list}>
                {reveals.map(({ at, operator, reason }) => (
                  <li key={`${at} ${operator} ${reason}`}>
                    {momentIn(at, settings.data?.policies.zone ?? DEFAULT_POLICIES.zone)} · {operator} ·{' '}
                    {reason}
                  </li>
                ))}
              </ul>
            )}
          </section>
        </div>
        <Facts page={data} />
      </div>
    </div>
  )
}

function Facts({ page }: { readonly page: KeyPage }) {
  const { key, cutoff, usedOn, paymentId } = page
  const pesos = (amount: number | null) => (amount === null ? '' : formatPesos(amount as Centavos))
  const onDay = (on: string | null) => (on === null ? '' : shortDay(on as Day))
  const link = (label: string, place: string) => (
    <button type="button" className={desk.link} onClick={() => go(place)}>
      {label}
    </button>
  )
  const money = key.price === null || key.serialId === null ? '' : key.paid ? text.paid : text.unpaid
  return (
    <div>
      <FactList
        facts={[
          [
            keyText.client,
            key.clientId === null ? key.client : link(key.client, `/clientes/${key.clientId}`),
          ],
          [keyText.serial, key.serialId === null ? '' : link(key.serial, `/sistemas/${key.serialId}`)],
          [keyText.assignedOn, onDay(key.assignedOn)],
          [text.cutoff, onDay(cutoff)],
          [keyText.price, pesos(key.price)],
          [text.howPaid, paymentId === null ? money : link(money, `/pagos/${paymentId}`)],
          [keyText.unitCost, pesos(key.unitCost)],
          [keyText.margin, pesos(key.margin)],
          [keyText.expiresOn, onDay(key.expiresOn)],
          [text.usedOn, onDay(usedOn)],
          [text.batch, link(`${key.supplier} ${key.invoice}`.trim(), `/claves?lote=${key.batchId}`)],
          [keyText.receivedOn, onDay(key.receivedOn)],
        ]}
      />
    </div>
  )
}
