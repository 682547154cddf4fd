import type { ReactNode } from 'react'
import type { Day } from '#domain/calendar.ts'
import { longDay, shortDay } from '#messages/es-MX/dates.ts'
import {
  actBySentence,
  firstStopSentence,
  paidAheadSentence,
  paidSentence,
  presumedSentence,
  validationSentence,
  windowSentence,
  windowText,
} from '#messages/es-MX/clocks.ts'
import { serialText as text } from '#messages/es-MX/serials.ts'
import { useToday } from '../../ui/surroundings.tsx'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import type { SerialPage } from './Serial.tsx'
import styles from './serials.module.css'

/** The sentences of the two clocks, each computed date with its derivation. */
export function Clocks({ page }: { readonly page: SerialPage }) {
  const today = useToday()
  const facts = {
    ...page,
    status: page.row.status,
    nextCutoff: page.row.nextCutoff,
    nextValidation: page.row.nextValidation,
    autoCharge: page.row.autoCharge,
  }
  const paid = paidSentence(facts, today)
  const presumed = presumedSentence(facts)
  const validation = validationSentence(facts, today)
  const stop = firstStopSentence(facts, today)
  return (
    <section aria-labelledby="clocks" className={styles.block}>
      <h2 id="clocks" className="visually-hidden">
        {text.clocks}
      </h2>
      <ul className={styles.sentences}>
        <WithoutClock page={page} today={today} />
        {paid && (
          <Sentence lead because={page.whyCutoff}>
            {paid}
          </Sentence>
        )}
        {presumed && <Sentence quiet>{presumed}</Sentence>}
        {validation && <Sentence because={page.whyValidation}>{validation}</Sentence>}
        {stop && <Sentence>{stop}</Sentence>}
        {page.actBy && (
          <Sentence quiet because={page.actBy.why}>
            {actBySentence(page.actBy.on, page.actBy.time)}
          </Sentence>
        )}
      </ul>
      <Windows page={page} today={today} />
    </section>
  )
}

/** A bought licence has no cutoff and no validation (C7); a trial has none yet (D16). */
function WithoutClock({ page, today }: { readonly page: SerialPage; readonly today: Day }) {
  const { row, purchasedOn, trialEndsOn } = page
  if (row.mode !== 'subscription') {
    const on = purchasedOn === null ? '' : ` el ${longDay(purchasedOn as Day)}`
    return <Sentence lead>{`Licencia comprada${on}: no tiene corte ni validación.`}</Sentence>
  }
  if (row.activatedOn !== null) return null
  const trial =
    trialEndsOn === null
      ? 'Falta el día de instalación para contar la prueba.'
      : `La prueba funciona hasta el ${shortDay(trialEndsOn as Day)}${trialLeft(page.trialDaysLeft)}.`
  return (
    <>
      {page.paidAhead && <Sentence lead>{paidAheadSentence(page.paidAhead, today)}</Sentence>}
      <Sentence lead={page.paidAhead === null} because={page.whyTrial}>{`Sin activar. ${trial}`}</Sentence>
    </>
  )
}

/** R20, D16: day 30 still opens. */
function trialLeft(days: number | null): string {
  if (days === null || days < 0) return ''
  return days === 0 ? ': es el último día' : days === 1 ? ': le queda 1 día' : `: le quedan ${days} días`
}

function Windows({ page, today }: { readonly page: SerialPage; readonly today: Day }) {
  const { usersWindow, computerWindow } = page
  if (usersWindow === null && computerWindow === null) return null
  return (
    <dl className={styles.windows}>
      {usersWindow && (
        <div className={styles.window}>
          <dt>{windowText.users}</dt>
          <dd>
            {windowSentence(usersWindow.opensOn, usersWindow.closesOn, usersWindow.open, today)}{' '}
            <WhyThisDate because={windowText.usersWhy} label={text.why} />
          </dd>
        </div>
      )}
      {computerWindow && (
        <div className={styles.window}>
          <dt>{windowText.computer}</dt>
          <dd>
            {windowSentence(computerWindow.opensOn, computerWindow.closesOn, computerWindow.open, today)}{' '}
            {!computerWindow.confirmed && windowText.unconfirmed}{' '}
            <WhyThisDate because={windowText.computerWhy} label={text.why} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Sentence({ children, because = [], lead = false, quiet = false }: SentenceProps) {
  return (
    <li className={lead ? styles.lead : quiet ? styles.quiet : undefined}>
      {children} {because.length > 0 && <WhyThisDate because={because} label={text.why} />}
    </li>
  )
}

interface SentenceProps {
  readonly children: ReactNode
  readonly because?: readonly string[]
  readonly lead?: boolean
  readonly quiet?: boolean
}
