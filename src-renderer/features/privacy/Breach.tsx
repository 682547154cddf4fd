import { Anchor, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { DEFAULT_POLICIES } from '#domain/policies.ts'
import { dayAndClock, localMoment } from '#domain/zoned.ts'
import {
  breachNotice,
  breachText as text,
  passwordsText,
  peopleText,
  reachText,
  revokeText,
} from '#messages/es-MX/breach.ts'
import { commandWord } from '#messages/es-MX/command-words.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { refusalOf, runJob, useQueryOf } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExportDialog } from '../../ui/ExportDialog.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { LongList, PAGE_ROWS } from '../../ui/LongList.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import desk from '../../ui/desk.module.css'
import styles from './privacy.module.css'

type Found = OutputOf<'privacy.breach'>
type Entry = Found['entries'][number]

const A_WEEK = 7

/** Whom it reached, what to do now, and what was taken or looked at; `lost` is the PC that another screen leads with. */
export function Breach({ lost }: { readonly lost: string | null }) {
  const today = useToday()
  const [from, setFrom] = useState<Day>(addDays(today, -A_WEEK))
  const [until, setUntil] = useState<Day>(today)
  const [pc, setPc] = useState(lost ?? '')
  const [exporting, setExporting] = useState(false)
  const zone = useQueryOf('settings.get', {}).data?.policies.zone ?? DEFAULT_POLICIES.zone
  const devices = useQueryOf('sync.devices', {}).data?.devices ?? []
  // A PC that works on its own has no other to look at.
  const elsewhere = devices.length > 1 ? text.onlyHere : null
  const notice = useQueryOf('privacy.notice', {}).data
  const span = { from, until, ...(pc === '' ? {} : { deviceId: pc }) }
  const { data, error } = useQueryOf('privacy.breach', { ...span, limit: PAGE_ROWS }, { keepPrevious: true })
  const usePage = (page: number) =>
    useQueryOf('privacy.breach', { ...span, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.entries
  const refusal = refusalOf(error)
  const copyNotice = async (found: Found) => {
    const { everybody, passwords } = found
    await navigator.clipboard.writeText(
      breachNotice({ from, until, everybody, passwords, place: notice?.place ?? '' }),
    )
    notify(text.copied)
  }
  return (
    <>
      <p className={styles.said}>{text.detail}</p>
      <div className={styles.span}>
        <DayInput label={text.from} value={from} onChange={(day) => day && setFrom(day)} />
        <DayInput label={text.until} value={until} onChange={(day) => day && setUntil(day)} />
        {devices.length > 0 && (
          <NativeSelect
            label={text.pc}
            value={pc}
            data={[
              { value: '', label: text.noPc },
              ...devices.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={({ currentTarget: { value } }) => setPc(value)}
          />
        )}
      </div>
      <RefusalText refusal={refusal} />
      {data === undefined && refusal === null && <LoadingRows rows={6} />}
      {data !== undefined && refusal === null && (
        <>
          <Todo found={data} zone={zone} />
          <div className={desk.title}>
            <ActionButton
              variant="filled"
              label={text.report}
              keys="Ctrl+E"
              needs="privacy.takeBreach"
              run={() => setExporting(true)}
            />
            <ActionButton label={text.copyNotice} run={() => void copyNotice(data)} />
          </div>
          {data.total === 0 ? (
            <EmptyState title={text.nothing}>{elsewhere}</EmptyState>
          ) : (
            <>
              {elsewhere !== null && <p className={styles.said}>{elsewhere}</p>}
              <LongList<Entry>
                key={JSON.stringify(span)}
                label={text.done}
                total={data.total}
                usePage={usePage}
                head={head}
                row={(entry) => <Row entry={entry} zone={zone} />}
                className={styles.seen!}
              />
            </>
          )}
        </>
      )}
      {exporting && (
        <ExportDialog
          name={text.title}
          start={(format, onProgress) => runJob('privacy.takeBreach', { ...span, format }, onProgress)}
          onClose={() => setExporting(false)}
        />
      )}
    </>
  )
}

function Todo({ found, zone }: { readonly found: Found; readonly zone: string }) {
  const { device, passwords, people } = found
  const revokedOn = device?.revokedAt == null ? null : dayAndClock(localMoment(device.revokedAt, zone)).day
  return (
    <section aria-label={text.todo}>
      <p>
        <strong>{reachText(found)}</strong>
      </p>
      {(device !== null || passwords > 0 || people > 0) && (
        <ol className={styles.todo}>
          {device !== null && (
            <li>
              {revokeText(device.name, revokedOn)}{' '}
              {revokedOn === null && (
                <Anchor underline="always" href="#/sincronizacion?ver=pcs">
                  {text.toDevices}
                </Anchor>
              )}
            </li>
          )}
          {passwords > 0 && (
            <li>
              {passwordsText(passwords)}{' '}
              <Anchor underline="always" href="#/boveda">
                {text.toVault}
              </Anchor>
            </li>
          )}
          {people > 0 && <li>{peopleText(people)}</li>}
        </ol>
      )}
    </section>
  )
}

const head = (
  <>
    <span>{text.when}</span>
    <span>{text.who}</span>
    <span>{text.onPc}</span>
    <span>{text.what}</span>
    <span>{text.whose}</span>
  </>
)

function Row({ entry, zone }: { readonly entry: Entry; readonly zone: string }) {
  const { at, operator, device, action, client, serial, about } = entry
  return (
    <>
      <span>{momentIn(at, zone)}</span>
      <span>{operator}</span>
      <span>{device}</span>
      <span>{commandWord(action)}</span>
      <span>{client ?? serial ?? about ?? ''}</span>
    </>
  )
}
