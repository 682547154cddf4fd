import { Button, Checkbox } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import type { InputOf, OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { placeName, updateText as text } from '#messages/es-MX/updates.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import type { CampaignData } from './Campaign.tsx'
import { MessageDialog } from './MessageDialog.tsx'
import { NameDialog, type Named } from './NameDialog.tsx'
import desk from '../../ui/desk.module.css'
import styles from './updates.module.css'

interface ClientPanelProps {
  readonly campaign: CampaignData
  readonly clientId: string
  /** Back to the list, with the keyboard. */
  readonly onLeave: () => void
}

export type CampaignClient = OutputOf<'updates.client'>
type System = CampaignClient['systems'][number]
type Check = InputOf<'updates.check'>['systems']

/** R117: each computer of each system of a client, checked with the space bar; arrows go from one to the next. */
export function ClientPanel({ campaign, clientId, onLeave }: ClientPanelProps) {
  const { id } = campaign
  const { data, error } = useQueryOf('updates.client', { id, clientId })
  const checking = useCommand('updates.check')
  const [naming, setNaming] = useState<Named | null>(null)
  const [writing, setWriting] = useState(false)
  const refusal = refusalOf(error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (data === undefined) return <LoadingRows rows={6} />
  const open = campaign.endedOn === null
  const missing = data.systems.filter(({ doneOn, rightEndedOn }) => doneOn === null && rightEndedOn === null)
  const check = async (systems: Check, done: boolean) => {
    const reply = await checking.run({ id, systems, done })
    if (!reply.ok) return
    const { computers, updated } = reply.value
    offerUndo(done ? text.checked(computers, updated) : text.unchecked(computers), reply.command)
    if (done && updated.length > 0) onLeave()
  }
  const whole = () =>
    void check(
      missing.map(({ serialId }) => ({ serialId })),
      true,
    )
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'ArrowLeft') return onLeave()
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    const boxes = [...event.currentTarget.querySelectorAll<HTMLElement>('input[type="checkbox"]')]
    const next = boxes[boxes.indexOf(event.target as HTMLElement) + step]
    event.preventDefault()
    next?.focus()
  }
  return (
    <section className={styles.panel} aria-label={text.computersOf(data.client)} onKeyDown={walk}>
      <div className={desk.title}>
        <button type="button" className={desk.link} onClick={() => go(`/clientes/${clientId}`)}>
          {data.client}
        </button>
        <span className={desk.grow} />
        {open && missing.length > 0 && (
          <>
            <ActionButton label={text.wholeClient} keys="T" loading={checking.pending} run={whole} />
            <ActionButton label={text.message} keys="M" run={() => setWriting(true)} />
          </>
        )}
      </div>
      <RefusalText refusal={checking.refusal} />
      {data.systems.map((system) => (
        <SystemChecks
          key={system.serialId}
          system={system}
          open={open}
          onCheck={(places, done) =>
            void check([{ serialId: system.serialId, ...(places === null ? {} : { places }) }], done)
          }
          onName={setNaming}
        />
      ))}
      {data.notices.map((one) => (
        <p key={one.id} className={desk.dim}>
          {text.notice} {text.noticed(one.channel, one.on as Day, one.operator)}
        </p>
      ))}
      {naming !== null && <NameDialog campaignId={id} of={naming} onClose={() => setNaming(null)} />}
      {writing && <MessageDialog campaignId={id} client={data} onClose={() => setWriting(false)} />}
    </section>
  )
}

interface SystemChecksProps {
  readonly system: System
  readonly open: boolean
  /** Null for all of the system. */
  readonly onCheck: (places: number[] | null, done: boolean) => void
  readonly onName: (named: Named) => void
}

function SystemChecks({ system, open, onCheck, onName }: SystemChecksProps) {
  const { serialId, serial, computers, doneOn, rightEndedOn } = system
  const may = open && (doneOn !== null || rightEndedOn === null)
  const named = (place: number, name: string) => ({ serialId, place, name, which: nameOf(place, name) })
  const nameOf = (place: number, name: string) => placeName({ place, name }, computers.length)
  return (
    <fieldset className={styles.system} aria-label={`${text.computers} ${serial}`}>
      <div className={desk.title}>
        <b>{serial}</b>
        <span className={desk.dim}>
          {doneOn === null ? text.from(system.fromVersion) : text.doneOn(doneOn as Day)}
        </span>
        <span className={desk.grow} />
        {may && doneOn === null && (
          <>
            {computers.length > 1 && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`${text.wholeSystem} ${serial}`}
                onClick={() => onCheck(null, true)}
              >
                {text.wholeSystem}
              </Button>
            )}
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`${text.add} ${serial}`}
              onClick={() => onName(named(computers.length + 1, ''))}
            >
              {text.add}
            </Button>
          </>
        )}
      </div>
      {rightEndedOn !== null && (
        <p className={styles.noRight}>
          {text.noRight(rightEndedOn as Day)}{' '}
          <button type="button" className={desk.link} onClick={() => go(`/sistemas/${serialId}`)}>
            {text.toSystem}
          </button>
        </p>
      )}
      <ul className={styles.computers}>
        {computers.map(({ place, name, done }) => (
          <li key={place}>
            <Checkbox
              label={nameOf(place, name)}
              checked={done}
              disabled={!may}
              onChange={({ currentTarget }) => onCheck([place], currentTarget.checked)}
            />
            {may && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={text.renameOf(nameOf(place, name))}
                onClick={() => onName(named(place, name))}
              >
                {text.rename}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
