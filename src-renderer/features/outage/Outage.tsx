import { Anchor, NativeSelect, NumberInput } from '@mantine/core'
import type { InputOf, OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { MOST_OUTAGE_DAYS } from '#domain/outage.ts'
import { formatPhone } from '#domain/phone.ts'
import { ZONES } from '#domain/sales-zone.ts'
import {
  beforeOutage,
  outageSummary,
  outageText as text,
  stopWhy,
  zoneOption,
} from '#messages/es-MX/outage.ts'
import { usersText } from '#messages/es-MX/today.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { saveFile } from '../../host.ts'
import { useDraft } from '../../state/drafts.ts'
import { go } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { DayText } from '../../ui/DayText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { PrintButton, printPaper } from '../../ui/PrintButton.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import desk from '../../ui/desk.module.css'
import styles from './outage.module.css'

type Stops = OutputOf<'outage.stops'>
type OutageLine = Stops['lines'][number]
type Zone = InputOf<'outage.pdf'>['zone']

const CITIES: readonly NonNullable<Zone>[] = [...ZONES, 'other']
const CALENDAR_MONTHS = 3

/** Before a hurricane: who stops on each day without network, to renew in advance; after it, in which order it was lost. */
export default function Outage() {
  const today = useToday()
  const [form, setForm] = useDraft('outage', { zone: '', from: today as Day | null, days: 5 })
  const zone = CITIES.find((city) => city === form.zone)
  const wish = { from: form.from ?? today, days: form.days, ...(zone === undefined ? {} : { zone }) }
  const { data, error } = useQueryOf('outage.stops', wish, { keepPrevious: true })
  const calendar = useCommand('reminders.calendar')
  const printing = useCommand('outage.pdf')
  const print = async (choose: boolean) => {
    const reply = await printing.run(wish)
    if (reply.ok) await printPaper(reply.value.file, 'letter', choose)
  }
  const save = async () => {
    const reply = await calendar.run({ months: CALENDAR_MONTHS })
    if (reply.ok) await saveFile(reply.value.file, reply.value.name)
  }
  const refusal = refusalOf(error) ?? printing.refusal ?? calendar.refusal
  const renewable = data?.renewable ?? []
  return (
    <div className={styles.page}>
      <div className={desk.title}>
        <h1>{text.title}</h1>
        <span className={desk.grow} />
        <ActionButton
          variant="filled"
          label={text.orders}
          keys="M"
          disabled={renewable.length === 0}
          run={() => go(`/pedidos/varios?series=${renewable.join(',')}`)}
        />
        <PrintButton label={text.print} loading={printing.pending} run={(choose) => void print(choose)} />
        <ActionButton label={text.calendar} keys="C" loading={calendar.pending} run={() => void save()} />
      </div>
      <p className={desk.dim}>{text.detail}</p>
      <div className={styles.fields}>
        <NativeSelect
          label={text.city}
          value={form.zone}
          data={[
            { value: '', label: text.everyCity },
            ...CITIES.map((city) => ({ value: city, label: zoneOption(city, systemsIn(data, city)) })),
          ]}
          onChange={({ currentTarget }) => setForm({ ...form, zone: currentTarget.value })}
        />
        <DayInput label={text.from} value={form.from} onChange={(from) => setForm({ ...form, from })} />
        <NumberInput
          label={text.days}
          value={form.days}
          min={1}
          max={MOST_OUTAGE_DAYS}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={(days) => setForm({ ...form, days: Math.max(1, Number(days)) })}
        />
      </div>
      <RefusalText refusal={refusal} />
      {data === undefined ? refusal === null && <LoadingRows rows={8} /> : <Found stops={data} />}
    </div>
  )
}

function Found({ stops }: { readonly stops: Stops }) {
  if (stops.total === 0) return <EmptyState title={text.nothing}>{text.nothingHint}</EmptyState>
  return (
    <>
      <p role="status" className={styles.sum}>
        {outageSummary(stops.total, stops.clients, stops.from as Day, stops.until as Day)}
      </p>
      <table className={styles.table} aria-label={text.perDay}>
        <thead>
          <tr>
            <th scope="col">{text.day}</th>
            <th scope="col">{text.systems}</th>
            <th scope="col">{text.clients}</th>
          </tr>
        </thead>
        <tbody>
          {stops.days.map(({ day, systems, clients: of }) => (
            <tr key={day} className={systems === 0 ? desk.dim : undefined}>
              <td>
                <DayText day={day as Day} />
              </td>
              <td>{systems}</td>
              <td>{of}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className={styles.table} aria-label={text.list}>
        <thead>
          <tr>
            <th scope="col">{text.day}</th>
            <th scope="col">{text.client}</th>
            <th scope="col">{text.system}</th>
            <th scope="col">{text.why}</th>
            <th scope="col">{text.before}</th>
          </tr>
        </thead>
        <tbody>
          {stops.lines.map((line) => (
            <Stop key={line.serialId} line={line} />
          ))}
        </tbody>
      </table>
      {stops.lines.length < stops.total && (
        <p className={desk.dim}>{text.more(stops.lines.length, stops.total)}</p>
      )}
    </>
  )
}

function Stop({ line }: { readonly line: OutageLine }) {
  const { day, client, clientId, contact, phone, city, serial, serialId, system, users } = line
  return (
    <tr>
      <td>
        <DayText day={day as Day} withDistance={false} />
      </td>
      <td>
        <Anchor href={`#/clientes/${clientId}`}>{client}</Anchor>
        <div className={desk.dim}>{[city, contact, formatPhone(phone)].filter(Boolean).join(' · ')}</div>
      </td>
      <td>
        <Anchor href={`#/sistemas/${serialId}`}>{serial}</Anchor>
        <div className={desk.dim}>
          {system} · {usersText(users)}
        </div>
      </td>
      <td>{stopWhy(line)}</td>
      <td>{beforeOutage(line)}</td>
    </tr>
  )
}

function systemsIn(stops: Stops | undefined, city: string): number {
  return stops?.zones.find(({ zone }) => zone === city)?.systems ?? 0
}
