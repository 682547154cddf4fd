import { memo } from 'react'
import type { Day } from '#domain/calendar.ts'
import { formatPhone } from '#domain/phone.ts'
import { clientMessage, todayText } from '#messages/es-MX/today.ts'
import { deskTitles } from '#messages/es-MX/tasks.ts'
import { taskGreeting } from '#messages/es-MX/today-tasks.ts'
import { go } from '../../state/place.ts'
import { ContactActions } from '../../ui/ContactActions.tsx'
import { isTask, keyOf, type Group, type Line } from './lines.ts'
import { SystemLine } from './SystemLine.tsx'
import { TaskLine } from './TaskLine.tsx'
import type { Channel } from './useActions.ts'
import styles from './ClientGroup.module.css'

/** What is done with a line, by its key: the same object as long as the list is there. */
export interface LineHandlers {
  readonly activate: (key: string) => void
  readonly focus: (key: string) => void
  readonly toggle: (key: string, extend: boolean) => void
  readonly main: (key: string) => void
  readonly why: (key: string | null) => void
  readonly reached: (key: string, channel: Channel) => void
}

export interface ClientGroupProps {
  readonly group: Group
  readonly day: Day
  readonly actBy: (line: Line) => string
  /** Keys of this client's own lines, else '': a key pressed then draws two clients again and not a hundred. */
  readonly activeKey: string
  /** Enter acts on one line; several chosen ones have the bar above. */
  readonly enter: boolean
  readonly whyKey: string
  readonly chosenKeys: string
  readonly on: LineHandlers
}

const WAYS = { phone: 'call', whatsapp: 'whatsapp', email: 'email' } as const

/** A client once, with whom to call and what to remember; beside it what each of its systems loses. */
export const ClientGroup = memo(function ClientGroup({ group, day, actBy, on, ...marks }: ClientGroupProps) {
  const [first] = group.lines
  const chosen = marks.chosenKeys.split('|')
  const remember = [first.note === '' ? '' : `«${first.note}»`, first.contact]
    .filter((part) => part !== '')
    .join(' ')
  return (
    <div role="listitem" className={styles.group}>
      <div className={styles.client}>
        {first.clientId === null ? (
          <span className={styles.nobody}>{isTask(first) && deskTitles[first.desk]}</span>
        ) : (
          <button
            type="button"
            className={styles.name}
            title={`${todayText.openClient}: ${first.client}`}
            onClick={() => go(`/clientes/${first.clientId}`)}
          >
            {first.client}
          </button>
        )}
        <span className={styles.note} title={remember}>
          {remember}
        </span>
      </div>
      <div role="list" aria-label={first.client === '' ? undefined : first.client} className={styles.lines}>
        {group.lines.map((line) => {
          const key = keyOf(line)
          const marked = {
            active: key === marks.activeKey,
            enter: marks.enter,
            chosen: chosen.includes(key),
            whyOpen: key === marks.whyKey,
            on,
          }
          return isTask(line) ? (
            <TaskLine key={key} task={line} day={day} {...marked} />
          ) : (
            <SystemLine key={key} line={line} day={day} actBy={actBy(line)} {...marked} />
          )
        })}
      </div>
      <div className={styles.contact}>
        <ContactActions
          name={first.contact === '' ? first.client : first.contact}
          phone={first.phone === '' ? null : first.phone}
          email={first.email === '' ? null : first.email}
          message={isTask(first) ? taskGreeting(first.contact) : clientMessage(first, day)}
          onReached={(way) => on.reached(keyOf(first), WAYS[way])}
        />
        {first.phone !== '' && <span className={styles.phone}>{formatPhone(first.phone)}</span>}
      </div>
    </div>
  )
})
