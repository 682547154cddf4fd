import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import type { TestApp } from '../support/app.ts'
import { claimInvoice, keepInvoice } from './clerk-invoices.ts'
import type { Figures } from './figures.ts'
import type { News, Said, Stop, TrueSystem, World } from './world.ts'

type Hoy = OutputOf<'today.list'>
type Line = Hoy['lines'][number]
type Task = Hoy['tasks']['lines'][number]

/** What is lost before the office opens again, or is lost already. */
const PRESSING: readonly Line['section'][] = [
  'reported',
  'cutToday',
  'tolerance',
  'cutTomorrow',
  'trials',
  'unconfirmed',
]

/** One working day of somebody who writes down what comes in, and for the rest does what Hoy says and nothing else. */
export async function workDay(app: TestApp, world: World, figures: Figures, today: Day): Promise<void> {
  figures.workedDays += 1
  await writeDown(app, world, figures, today)
  const hoy = await everyLine(app)
  figures.linesByDay.set(today, hoy.grouped)
  for (const lines of byClient(hoy.lines)) {
    if (lines.some((line) => presses(line, hoy))) await call(app, world, figures, today, hoy, lines)
  }
  for (const task of hoy.tasks.lines) if (task.dueOn <= today) await doTask(app, world, figures, today, task)
  await writeDown(app, world, figures, today)
}

/** The receipts of the day, the codes that were used, and who rang because a system does not open. */
async function writeDown(app: TestApp, world: World, figures: Figures, today: Day): Promise<void> {
  for (const one of world.takeNews()) {
    if (one.kind === 'receipt') await registerPayment(app, figures, one)
    else if (one.kind === 'activated') await activate(app, one.system, one.on)
    else if (one.kind === 'declined') await decline(app, one.system)
    else if (one.kind === 'invoice') await keepInvoice(app, one.system, one.paidOn, today)
    else await report(app, one, today)
  }
}

async function call(
  app: TestApp,
  world: World,
  figures: Figures,
  today: Day,
  hoy: Hoy,
  lines: readonly Line[],
): Promise<void> {
  const { clientId } = lines[0]!
  figures.calls += 1
  if (!lines.some(({ serialId }) => world.needsSomebody(serialId, today))) {
    const [first] = lines
    figures.forNothing.push({ on: today, about: `${first!.serial} ${first!.section} ${first!.on}` })
  }
  const serials = [...new Set(lines.map(({ serialId }) => serialId))]
  if (!world.answers(serials, today)) {
    await app.call('contacts.log', {
      clientId,
      channel: 'call',
      text: 'No contestó',
      followUp: { kind: 'snooze', until: hoy.nextWorkingDay as Day },
    })
    return
  }
  for (const serialId of serials) {
    await writeAnswer(app, figures, world.systems.get(serialId)!, world.ask(serialId, today))
  }
}

async function writeAnswer(app: TestApp, figures: Figures, system: TrueSystem, said: Said): Promise<void> {
  const about = { clientId: system.clientId, serialId: system.id, channel: 'call' } as const
  if (said.kind === 'alreadyPaid') await registerPayment(app, figures, { system, ...said })
  else if (said.kind === 'willPay') {
    await app.call('contacts.log', { ...about, text: 'Paga', followUp: { kind: 'promise', until: said.on } })
  } else if (said.kind === 'leaves') {
    await app.call('serials.update', { id: system.id, autoCharge: false })
    await app.call('serials.leave', { id: system.id, reason: 'ya no lo usa' })
  } else if (said.kind === 'activated') await activate(app, system, said.on)
  else if (said.kind === 'validated') {
    await app.call('rentals.confirm', { items: [{ serialId: system.id, what: 'validation' }] })
    await attended(app, system)
  } else await attended(app, system)
}

async function doTask(
  app: TestApp,
  world: World,
  figures: Figures,
  today: Day,
  { kind, ref, clientId, serialId }: Task,
): Promise<void> {
  if (kind === 'invoice.claim') await claimInvoice(app, world, ref, clientId!)
  if (kind !== 'card.declined' || serialId === null) return
  const system = world.systems.get(serialId)!
  if (system.askedOn.includes(today)) return
  figures.calls += 1
  if (!world.needsSomebody(serialId, today))
    figures.forNothing.push({ on: today, about: `${system.serial} ${kind}` })
  if (world.answers([serialId], today)) await writeAnswer(app, figures, system, world.ask(serialId, today))
}

/** The portal wrote that a card was refused, or the client says that its rental has run out. */
async function decline(app: TestApp, system: TrueSystem): Promise<void> {
  const { systems } = await app.call('cards.list', { clientId: system.clientId })
  const mine = systems.find(({ serialId }) => serialId === system.id)
  if (mine?.autoCharge && mine.declined === null) {
    await app.call('cards.decline', { serialId: system.id, reason: 'fondos insuficientes' })
  }
}

async function registerPayment(
  app: TestApp,
  figures: Figures,
  { system, paidOn, method }: Pick<News & { kind: 'receipt' }, 'system' | 'paidOn' | 'method'>,
): Promise<void> {
  figures.payments += 1
  await app.call('payments.register', { serialId: system.id, months: system.months, method, paidOn })
  await attended(app, system)
}

async function activate(app: TestApp, system: TrueSystem, on: Day): Promise<void> {
  await app.call('serials.activate', { id: system.id, on, paidMonths: system.months })
}

async function report(
  app: TestApp,
  { system, message }: News & { kind: 'doesNotOpen' },
  today: Day,
): Promise<void> {
  if (message.includes('venció')) await decline(app, system)
  const { stopped } = await app.call('serials.get', { id: system.id })
  if (stopped === null)
    await app.call('serials.reportStopped', { id: system.id, message: `${message} (${today})` })
}

async function attended(app: TestApp, system: TrueSystem): Promise<void> {
  const { stopped } = await app.call('serials.get', { id: system.id })
  if (stopped !== null) await app.call('serials.clearStopped', { id: system.id })
}

async function everyLine(app: TestApp): Promise<Hoy> {
  const first = await app.call('today.list', { limit: 500 })
  const lines = [...first.lines]
  while (lines.length < first.total) {
    lines.push(...(await app.call('today.list', { offset: lines.length, limit: 500 })).lines)
  }
  return { ...first, lines }
}

/** The rest of the week waits for the last day on which there is still something to do. */
function presses({ section, actBy }: Line, { nextWorkingDay }: Hoy): boolean {
  return PRESSING.includes(section) || (section === 'thisWeek' && actBy !== null && actBy < nextWorkingDay)
}

function byClient(lines: readonly Line[]): readonly (readonly Line[])[] {
  return Object.values(Object.groupBy(lines, ({ clientId }) => clientId)).filter(
    (group) => group !== undefined,
  )
}

/** What a stop was: the client's own doing, nobody's, or one that Hoy should have spared. */
export function judge(figures: Figures, stops: readonly Stop[]): void {
  for (const stop of stops) {
    const { why, lastChance, askedOn } = stop
    if (why === 'charge refused' || why === 'not validated') figures.unknowable.push(stop)
    else {
      const inTime = askedOn.some((day) => day <= lastChance)
      ;(inTime ? figures.theirOwn : figures.avoidable).push(stop)
    }
  }
}
