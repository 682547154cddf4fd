import { Group, Textarea, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { InputOf, OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { offsetText, reminderText as text } from '#messages/es-MX/reminder-lines.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { saveFile } from '../../host.ts'
import { dropDraft, keptDraft, useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { whatsAppAddress } from '../../ui/contact-address.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useShortcut } from '../../ui/shortcuts.tsx'
import { useSurroundings } from '../../ui/surroundings.tsx'
import desk from '../../ui/desk.module.css'
import styles from './reminders.module.css'

type Due = OutputOf<'reminders.due'>
type DueClient = Due['clients'][number]
type Message = InputOf<'reminders.fire'>['messages'][number]
type Channel = Message['channel']

interface Words {
  readonly subject: string
  readonly body: string
}

const CALENDAR_MONTHS = 3

/** What goes out today: one message a client, to be read, changed, sent or let pass. */
export default function Reminders() {
  const { data, error } = useQueryOf('reminders.due', {})
  const [chosen, setChosen] = useState<{ readonly clientId: string; readonly at: number } | null>(null)
  const running = useCommand('reminders.run')
  const calendar = useCommand('reminders.calendar')
  const firing = useCommand('reminders.fire')
  const refusal = refusalOf(error) ?? firing.refusal ?? running.refusal ?? calendar.refusal
  const sendAll = async () => {
    // First those that somebody has changed, in the words that were written.
    const changed = clients.filter((due) => due.via === 'email' && keptDraft(draftOf(due)) !== undefined)
    const messages = changed.map((due) => messageOf(due, 'email', keptDraft<Words>(draftOf(due))!))
    if (messages.length > 0 && !(await firing.run({ messages })).ok) return
    changed.forEach((due) => dropDraft(draftOf(due)))
    const reply = await running.run({ everything: true })
    if (reply.ok) notify(text.sent(reply.value.messages + messages.length, reply.value.byHand))
  }
  const save = async () => {
    const reply = await calendar.run({ months: CALENDAR_MONTHS })
    if (reply.ok) await saveFile(reply.value.file, reply.value.name)
  }
  const clients = data?.clients ?? []
  // Whoever has gone leaves the place to who came next.
  const current =
    clients.find(({ clientId }) => clientId === chosen?.clientId) ??
    clients[Math.min(chosen?.at ?? 0, clients.length - 1)]
  const at = current === undefined ? 0 : clients.indexOf(current)
  const choose = (to: number) => {
    const one = clients[Math.max(0, Math.min(clients.length - 1, to))]
    if (one) setChosen({ clientId: one.clientId, at: clients.indexOf(one) })
  }
  useShortcut(clients.length > 1 ? 'ArrowDown' : null, text.next, () => choose(at + 1))
  useShortcut(clients.length > 1 ? 'ArrowUp' : null, text.previous, () => choose(at - 1))
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <div className={styles.page}>
      <div className={desk.title}>
        <h1>{text.title}</h1>
        <span className={desk.grow} />
        <ActionButton
          variant="filled"
          label={text.sendAll}
          keys="Ctrl+Enter"
          loading={firing.pending || running.pending}
          disabled={!clients.some(({ via }) => via === 'email')}
          run={() => void sendAll()}
        />
        <ActionButton label={text.calendar} keys="Ctrl+P" run={() => void save()} />
      </div>
      {data && clients.length > 0 && <p className={desk.dim}>{whenTheyLeave(data)}</p>}
      <RefusalText refusal={refusal} />
      {data === undefined ? (
        refusal === null && <LoadingRows rows={8} />
      ) : current === undefined ? (
        <EmptyState title={text.emptyTitle}>{text.emptyHint}</EmptyState>
      ) : (
        <div className={styles.columns}>
          <ul ref={list} className={styles.clients} aria-label={text.title}>
            {clients.map((one, i) => (
              <li key={one.clientId}>
                <button
                  type="button"
                  aria-current={one.clientId === current.clientId}
                  onClick={() => choose(i)}
                >
                  <b>{one.client}</b>
                  <div className={desk.dim}>
                    {itemsLine(one)} · {one.via === 'email' ? text.byMail : text.byPerson}
                  </div>
                </button>
              </li>
            ))}
          </ul>
          <MessageForm key={current.clientId} due={current} />
        </div>
      )}
    </div>
  )
}

function MessageForm({ due }: { readonly due: DueClient }) {
  const { openExternal } = useSurroundings()
  const [{ subject, body }, setForm, dropForm] = useDraft<Words>(draftOf(due), {
    subject: due.subject,
    body: due.via === 'email' ? due.text : due.whatsapp,
  })
  const firing = useCommand('reminders.fire')
  const fire = async (channel: Channel, said: string) => {
    const reply = await firing.run({ messages: [messageOf(due, channel, { subject, body })] })
    if (!reply.ok) return
    dropForm()
    notify(said)
  }
  const phone = due.contact?.phone ?? ''
  const writeWhatsApp = async () => {
    const address = whatsAppAddress(phone, due.via === 'email' ? due.whatsapp : body)
    if (await openExternal(address)) await fire('whatsapp', text.doneWhatsapp(due.client))
  }
  return (
    <div className={styles.message}>
      {due.via === 'email' && (
        <TextInput
          label={text.subject}
          value={subject}
          maxLength={200}
          onChange={({ currentTarget }) => setForm({ subject: currentTarget.value, body })}
        />
      )}
      <Textarea
        label={text.message}
        autosize
        minRows={10}
        maxRows={24}
        value={body}
        onChange={({ currentTarget }) => setForm({ subject, body: currentTarget.value })}
      />
      <RefusalText refusal={firing.refusal} />
      <Group>
        {due.via === 'email' && (
          <ActionButton
            label={text.mail}
            keys="E"
            disabled={subject.trim() === ''}
            run={() => void fire('email', text.doneMail(due.client))}
          />
        )}
        {phone !== '' && <ActionButton label={text.whatsapp} keys="W" run={() => void writeWhatsApp()} />}
        <ActionButton
          label={text.letPass}
          keys="S"
          run={() => void fire('none', text.doneSkip(due.client))}
        />
      </Group>
    </div>
  )
}

function messageOf(due: DueClient, channel: Channel, { subject, body }: Words): Message {
  const items = due.items.map(({ serialId, cutoff, offset, late }) => ({
    serialId,
    cutoff: cutoff as Day,
    offset,
    late,
  }))
  const mail =
    channel === 'email' && due.contact ? { mail: { to: due.contact.email, subject, text: body } } : {}
  return { clientId: due.clientId, items, channel, ...mail }
}

/** What was written stays while what it is about is the same. */
function draftOf({ clientId, items }: DueClient): string {
  return ['reminders.fire', clientId, ...items.map(({ serialId, offset }) => `${serialId} ${offset}`)].join(
    ' ',
  )
}

function whenTheyLeave({ automatic, remindersAt, officeOpen }: Due): string {
  if (!officeOpen) return text.closed
  return automatic && remindersAt !== null ? text.alone(remindersAt) : text.byHand
}

/** 'SAE 10.0 vie 27 nov 2026, 3 días antes (tarde)' of the first, and how many more. */
function itemsLine({ items }: DueClient): string {
  const nearest = items.at(-1)!
  const more = new Set(items.map(({ serialId }) => serialId)).size - 1
  const late = items.some((item) => item.late) ? ` (${text.late})` : ''
  const others = more === 0 ? '' : ` y ${more} más`
  return `${nearest.system}${others}, ${shortDay(nearest.cutoff as Day)}, ${offsetText(nearest.offset)}${late}`
}
