import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { mailStateNames, mailText as text } from '#messages/es-MX/mail.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Listing } from '../../ui/Listing.tsx'
import { PAGE_ROWS } from '../../ui/LongList.tsx'
import desk from '../../ui/desk.module.css'
import styles from './mail.module.css'
import { MailDialog } from './MailDialog.tsx'
import { MailSettings } from './MailSettings.tsx'

type Listed = OutputOf<'mail.list'>['mails'][number]

const filters = [
  { label: text.all, states: [] },
  { label: text.waiting, states: ['queued', 'sending'] },
  { label: text.attention, states: ['failed', 'unsure'] },
  { label: text.sent, states: ['sent'] },
] as const satisfies readonly { label: string; states: readonly Listed['state'][] }[]

/** What leaves the office: the queue, the server's answers as proof, and what did not leave. */
export default function Mail() {
  const [filter, setFilter] = useState(0)
  const [open, setOpen] = useState<string | null>(null)
  const [settingUp, setSettingUp] = useState(false)
  const states = [...filters[filter]!.states]
  const first = useQueryOf('mail.list', { states, offset: 0, limit: PAGE_ROWS }, { keepPrevious: true })
  const settings = useQueryOf('mail.settings', {})
  const sending = useCommand('mail.send')
  const usePage = (page: number) =>
    useQueryOf('mail.list', { states, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.mails
  const send = async () => {
    const reply = await sending.run({})
    if (reply.ok) notify(text.ran(reply.value.sent, reply.value.waiting, reply.value.failed))
  }
  const refusal = refusalOf(first.error) ?? sending.refusal

  return (
    <div className={desk.fill}>
      <div className={desk.title}>
        <h1>{text.title}</h1>
        <Choices
          label={text.show}
          choices={filters.map(({ label }, key) => ({ key, label }))}
          chosen={filter}
          onChoose={setFilter}
        />
        <span className={desk.grow} />
        <ActionButton
          label={text.sendNow}
          keys="Ctrl+Enter"
          loading={sending.pending}
          run={() => void send()}
        />
        <ActionButton label={text.settings} keys="F2" run={() => setSettingUp(true)} />
      </div>
      {settings.data?.settings === null && <p className={styles.notice}>{text.notSetUp}</p>}
      {settings.data?.sendsHere === false && (
        <p className={styles.notice}>{text.otherPc(settings.data.sender)}</p>
      )}
      {settings.data?.locked != null && <p className={styles.notice}>{settings.data.locked}</p>}
      <Listing<Listed>
        of={String(filter)}
        total={first.data?.total}
        refusal={refusal}
        label={text.title}
        usePage={usePage}
        row={(mail) => <Row mail={mail} />}
        head={head}
        className={styles.row!}
        onOpen={({ id }) => setOpen(id)}
        whenEmpty={<EmptyState title={text.emptyTitle}>{text.emptyHint}</EmptyState>}
      />
      {open !== null && <MailDialog id={open} onClose={() => setOpen(null)} />}
      {settingUp && settings.data && (
        <MailSettings saved={settings.data} onClose={() => setSettingUp(false)} />
      )}
    </div>
  )
}

const head = (
  <>
    <span>{text.when}</span>
    <span>{text.client}</span>
    <span>{text.subject}</span>
    <span>{text.to}</span>
    <span>{text.state}</span>
  </>
)

function Row({ mail }: { readonly mail: Listed }) {
  return (
    <>
      <span>{momentText(mail.settledAt ?? mail.queuedAt)}</span>
      <span>{mail.client ?? ''}</span>
      <span>{mail.subject}</span>
      <span>{mail.recipients.map(({ address }) => address).join(', ')}</span>
      <span>{mailStateNames[mail.state]}</span>
    </>
  )
}

const format = new Intl.DateTimeFormat('es-MX', { dateStyle: 'short', timeStyle: 'short' })

function momentText(instant: string): string {
  return format.format(new Date(instant))
}
