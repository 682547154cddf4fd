import { useState } from 'react'
import type { InputOf, OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { PORTAL_LABELS } from '#domain/charge.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { whyNotice } from '#domain/why.ts'
import { chargeText as text, noticeText } from '#messages/es-MX/charges.ts'
import { whySentences } from '#messages/es-MX/why.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { useSaving } from '../../state/use-saving.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { DayText } from '../../ui/DayText.tsx'
import { Listing } from '../../ui/Listing.tsx'
import { PAGE_ROWS } from '../../ui/LongList.tsx'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import { ChargeDialog, type ChargeAct } from './ChargeDialog.tsx'
import { ChargeHistory } from './ChargeHistory.tsx'
import desk from '../../ui/desk.module.css'
import styles from './charges.module.css'

export type Charge = OutputOf<'charges.list'>['charges'][number]
type Show = NonNullable<InputOf<'charges.list'>['show']>

const shows = Object.keys(text.shows) as readonly Show[]

/** "Administrador de cargos": rentals in force, the switch of each, what was agreed and announced (R16, C19). */
export default function Charges({ query }: ScreenProps) {
  const clientId = query.get('cliente')
  const show = shows.find((one) => one === query.get('ver')) ?? 'on'
  const [active, setActive] = useState(0)
  const [act, setAct] = useState<ChargeAct | 'history' | null>(null)
  const of = { show, ...(clientId === null ? {} : { clientId }) }
  const first = useQueryOf('charges.list', { ...of, offset: 0, limit: PAGE_ROWS }, { keepPrevious: true })
  const refusal = refusalOf(first.error)
  const usePage = (page: number) =>
    useQueryOf('charges.list', { ...of, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.charges
  const total = first.data?.total ?? 0
  const at = Math.max(0, Math.min(active, total - 1))
  const charge = usePage(Math.floor(at / PAGE_ROWS))?.[at % PAGE_ROWS]
  const counts: Partial<Record<Show, number>> = first.data?.counts ?? {}

  return (
    <div className={desk.fill}>
      <div className={desk.title}>
        <h1>{text.list}</h1>
        <Choices
          label={text.show}
          choices={shows.map((key) => ({ key, label: text.shows[key], count: counts[key] }))}
          chosen={show}
          onChoose={(one) => {
            replacePlace(addressOf(clientId, one))
            setActive(0)
          }}
        />
      </div>
      {first.data && <Portal version={first.data.portal} />}
      <div className={styles.buttons}>
        {charge && charge.state !== 'off' && (
          <>
            <ActionButton variant="filled" label={text.switchOff} keys="A" run={() => setAct('off')} />
            <ActionButton label={text.recordNotice} keys="N" run={() => setAct('notice')} />
            <ActionButton label={text.recordConsent} keys="C" run={() => setAct('consent')} />
            <ActionButton label={text.decline} keys="R" run={() => setAct('decline')} />
          </>
        )}
        {charge && charge.state === 'off' && (
          <ActionButton label={text.switchOn} keys="E" run={() => setAct('on')} />
        )}
        {charge && (
          <>
            {charge.chargeOn !== null && (
              <WhyCharge serialId={charge.serialId} chargeOn={charge.chargeOn as Day} />
            )}
            <ActionButton label={text.history} keys="H" run={() => setAct('history')} />
            <ActionButton label={text.cards} keys="T" run={() => go(`/tarjetas/${charge.clientId}`)} />
          </>
        )}
      </div>
      <Listing<Charge>
        of={`${clientId} ${show}`}
        total={first.data?.total}
        refusal={refusal}
        label={text.list}
        usePage={usePage}
        row={(one) => <Row charge={one} />}
        head={head}
        className={styles.charge!}
        active={at}
        onActive={setActive}
        whenEmpty={text.none}
      />
      {charge && act === 'history' && <ChargeHistory charge={charge} onClose={() => setAct(null)} />}
      {charge && act !== null && act !== 'history' && (
        <ChargeDialog
          key={`${charge.serialId} ${act}`}
          charge={charge}
          act={act}
          onClose={() => setAct(null)}
        />
      )}
    </div>
  )
}

/** `addressOf(null, 'notice') // '/cargos?ver=notice'` */
function addressOf(clientId: string | null, show: Show): string {
  const query = new URLSearchParams({ ...(clientId === null ? {} : { cliente: clientId }), ver: show })
  return `/cargos?${query}`
}

/** C19: the same switch has two names; the office says which one it sees. */
function Portal({ version }: { readonly version: keyof typeof PORTAL_LABELS }) {
  const saving = useSaving(
    'charges.setPortal',
    (value) => PORTAL_LABELS[value.version],
    () => {},
  )
  return (
    <p className={desk.dim}>
      {text.inPortal} <b>{PORTAL_LABELS[version]}</b>{' '}
      <button
        type="button"
        className={desk.link}
        onClick={() => saving.save({ version: version === 'desk' ? 'account' : 'desk' })}
      >
        {text.otherPortal}
      </button>
    </p>
  )
}

/** Why the portal charges on that day, and by when it has to be announced. */
function WhyCharge({ serialId, chargeOn }: { readonly serialId: string; readonly chargeOn: Day }) {
  const { data } = useQueryOf('serials.get', { id: serialId })
  if (data === undefined) return null
  return (
    <WhyThisDate
      label={text.whyChargeOn}
      because={[...data.whyCutoff, ...whySentences(whyNotice(chargeOn))]}
    />
  )
}

const head = (
  <>
    <span>{text.client}</span>
    <span>{text.system}</span>
    <span>{text.serial}</span>
    <span>{text.chargeOn}</span>
    <span className="amount">{text.amount}</span>
    <span>{text.card}</span>
    <span>{text.consent}</span>
    <span>{text.notice}</span>
    <span>{text.state}</span>
  </>
)

function Row({ charge }: { readonly charge: Charge }) {
  const { card, consent, notice } = charge
  return (
    <>
      <span>{charge.client}</span>
      <span>{charge.system}</span>
      <span>{charge.serial}</span>
      <span>{charge.chargeOn !== null && <DayText day={charge.chargeOn as Day} withDistance={false} />}</span>
      <span className="amount">{charge.amount === null ? '' : formatPesos(charge.amount as Centavos)}</span>
      <span>{card === null ? text.noCard : `${card.last4} · ${card.expires}`}</span>
      <span className={consent === null ? styles.wrong : undefined}>
        {consent === null ? (
          text.noConsent
        ) : consent.otherPeriod ? (
          text.otherPeriod
        ) : (
          <DayText day={consent.givenOn as Day} withDistance={false} />
        )}
      </span>
      <span className={notice?.state === 'late' || notice?.state === 'due' ? styles.wrong : undefined}>
        {notice === null ? '' : noticeText(notice)}
      </span>
      <span className={charge.declinedOn === null ? undefined : styles.wrong}>
        {charge.declinedOn === null ? text.states[charge.state] : text.declined}
      </span>
    </>
  )
}
