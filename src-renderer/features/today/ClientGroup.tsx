import type { Day } from '#domain/calendar.ts'
import { formatPhone } from '#domain/phone.ts'
import { clientMessage, todayText } from '#messages/es-MX/today.ts'
import { go } from '../../state/place.ts'
import { ContactActions } from '../../ui/ContactActions.tsx'
import { keyOf, type Group, type Line } from './lines.ts'
import { SystemLine } from './SystemLine.tsx'
import type { Channel } from './useActions.ts'
import type { Chosen } from './useChosen.ts'
import styles from './ClientGroup.module.css'

export interface ClientGroupProps {
  readonly group: Group
  readonly day: Day
  readonly chosen: Chosen
  readonly actBy: (line: Line) => string
  readonly whyOpen: string | null
  readonly onWhy: (key: string | null) => void
  readonly onMain: (key: string) => void
  readonly onReached: (key: string, channel: Channel) => void
}

const WAYS = { phone: 'call', whatsapp: 'whatsapp', email: 'email' } as const

/** A client once, with whom to call and what to remember; beside it what each of its systems loses. */
export function ClientGroup({
  group,
  day,
  chosen,
  actBy,
  whyOpen,
  onWhy,
  onMain,
  onReached,
}: ClientGroupProps) {
  const [first] = group.lines
  const remember = [first.note === '' ? '' : `«${first.note}»`, first.contact]
    .filter((part) => part !== '')
    .join(' ')
  const person = first.contact === '' ? first.client : first.contact
  return (
    <div role="listitem" className={styles.group}>
      <div className={styles.client}>
        <button
          type="button"
          className={styles.name}
          title={`${todayText.openClient}: ${first.client}`}
          onClick={() => go(`/clientes/${first.clientId}`)}
        >
          {first.client}
        </button>
        <span className={styles.note} title={remember}>
          {remember}
        </span>
      </div>
      <div role="list" aria-label={first.client} className={styles.lines}>
        {group.lines.map((line) => {
          const key = keyOf(line)
          return (
            <SystemLine
              key={key}
              line={line}
              day={day}
              actBy={actBy(line)}
              active={key === chosen.activeKey}
              chosen={chosen.chosen.has(key)}
              whyOpen={whyOpen === key}
              onWhy={(open) => onWhy(open ? key : null)}
              onActivate={() => chosen.activate(key)}
              onFocus={() => chosen.focus(key)}
              onToggle={(extend) => (extend ? chosen.extendTo(key) : chosen.toggle(key))}
              onMain={() => onMain(key)}
            />
          )
        })}
      </div>
      <div className={styles.contact}>
        <ContactActions
          name={person}
          phone={first.phone === '' ? null : first.phone}
          email={first.email === '' ? null : first.email}
          message={clientMessage(first, day)}
          onReached={(way) => onReached(keyOf(first), WAYS[way])}
        />
        {first.phone !== '' && <span className={styles.phone}>{formatPhone(first.phone)}</span>}
      </div>
    </div>
  )
}
