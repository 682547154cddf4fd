import { addBusinessDays, isBusinessDay, nextBusinessDay } from '#domain/business-time.ts'
import { addDays, daysBetween, type Day } from '#domain/calendar.ts'
import { cutoffAt } from '#domain/cutoff.ts'
import { defaultCalendar } from '#domain/default-calendars.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Months } from '#domain/rental.ts'
import type { Chance } from '#features/ledger/chance.ts'
import { happens, type Character } from './people.ts'

/** How a system really stands, whatever the ledger says of it. */
export interface TrueSystem {
  readonly id: string
  readonly clientId: string
  readonly serial: string
  readonly months: Months
  readonly method: Method
  /** Charged by the portal, on its day. */
  readonly onCard: boolean
  readonly installedOn: Day | null
  activatedOn: Day | null
  paidMonths: number
  validated: number
  stop: Stop | null
  gone: boolean
  paysOn: Day | null
  /** Paid, and not seen yet. */
  underway: { readonly paidOn: Day; readonly seenOn: Day } | null
  /** The days on which somebody of the office asked about it, or tried to. */
  readonly askedOn: Day[]
}

export interface Stop {
  readonly serial: string
  readonly since: Day
  readonly why: 'unpaid' | 'charge refused' | 'not validated' | 'trial over'
  /** The last day on which the client could have prevented it, in the way in which it pays. */
  readonly lastChance: Day
  /** The days of the week before on which somebody of the office had asked about it, or tried to. */
  readonly askedOn: readonly Day[]
}

/** What comes to the office by itself. */
export type News =
  | { readonly kind: 'receipt'; readonly system: TrueSystem; readonly paidOn: Day; readonly method: Method }
  | { readonly kind: 'activated'; readonly system: TrueSystem; readonly on: Day }
  | { readonly kind: 'declined'; readonly system: TrueSystem }
  | { readonly kind: 'invoice'; readonly system: TrueSystem; readonly paidOn: Day }
  | { readonly kind: 'doesNotOpen'; readonly system: TrueSystem; readonly message: string }

/** What is said of one system on the telephone. */
export type Said =
  | { readonly kind: 'alreadyPaid'; readonly paidOn: Day; readonly method: Method }
  | { readonly kind: 'willPay'; readonly on: Day }
  | { readonly kind: 'leaves' }
  | { readonly kind: 'validated' }
  | { readonly kind: 'activated'; readonly on: Day }
  | { readonly kind: 'worksWell' }

const bank = defaultCalendar('bank')
const vendor = defaultCalendar('vendor')
/** The vendor's own: a system blocks when it was not validated for so long. */
const OFFLINE_DAYS = 15
const TRIAL_DAYS = 30
const INVOICE_BUSINESS_DAYS = 5

/**
 * The clients and their systems for as long as one likes, a day at a time. Nothing of the program is asked or told
 * here: the office meets it by its news, its telephone and its messages.
 */
export class World {
  readonly stops: Stop[] = []
  readonly systems: ReadonlyMap<string, TrueSystem>
  private readonly people: ReadonlyMap<string, Character>
  private readonly chance: Chance
  private readonly news: News[] = []
  private invoices: { readonly on: Day; readonly invoice: News & { kind: 'invoice' } }[] = []
  private readonly paidUntold = new Map<TrueSystem, News & { kind: 'receipt' }>()

  constructor(systems: readonly TrueSystem[], people: ReadonlyMap<string, Character>, chance: Chance) {
    this.systems = new Map(systems.map((system) => [system.id, system]))
    this.people = people
    this.chance = chance
  }

  /** Midnight: charges pass, what is not paid or validated stops. Then people come to their offices. */
  begin(today: Day): void {
    for (const system of this.systems.values()) {
      if (system.gone) continue
      if (system.activatedOn === null) this.trial(system, today)
      else {
        if (system.underway !== null && system.underway.seenOn <= today)
          this.credit(system, system.underway.paidOn)
        this.charge(system, today)
        this.payUnasked(system, today)
        this.validate(system, today)
        this.cut(system, today)
      }
      this.complain(system, today)
    }
    const [come, wait] = partition(this.invoices, ({ on }) => on <= today)
    this.invoices = wait
    this.news.push(...come.map(({ invoice }) => invoice))
  }

  /** Receipts that were sent, codes that were used, and telephones that rang. */
  takeNews(): News[] {
    return this.news.splice(0)
  }

  /**
   * A message that arrived: some pay the same day, or the day after; some who had paid and not told answer it with
   * their receipt, as it asks them to.
   */
  message(systemId: string, today: Day): void {
    const system = this.systems.get(systemId)!
    system.askedOn.push(today)
    const untold = this.paidUntold.get(system)
    if (untold !== undefined && this.often(system, 'heedsMessages')) {
      this.paidUntold.delete(system)
      this.news.push(untold)
    }
    if (this.needsPayment(system, today) && system.paysOn === null && this.often(system, 'heedsMessages')) {
      this.planPayment(system, addDays(today, this.chance.below(2)), today)
    }
  }

  /** Somebody answers about these systems, at once or to the message that is left, if that is read. */
  answers(systemIds: readonly string[], today: Day): boolean {
    for (const id of systemIds) this.systems.get(id)!.askedOn.push(today)
    return happens(this.chance, 85) || happens(this.chance, 85)
  }

  /** The vendor is asked for an invoice that has not come. */
  claimInvoice(serial: string): void {
    const owed = this.invoices.find(({ invoice }) => invoice.system.serial === serial)
    if (owed)
      this.invoices = [...this.invoices.filter((one) => one !== owed), { ...owed, on: owed.invoice.paidOn }]
  }

  ask(systemId: string, today: Day): Said {
    const system = this.systems.get(systemId)!
    const untold = this.paidUntold.get(system)
    if (untold) {
      this.paidUntold.delete(system)
      return { kind: 'alreadyPaid', paidOn: untold.paidOn, method: untold.method }
    }
    if (system.activatedOn === null) return this.askToActivate(system, today)
    if (this.needsPayment(system, today)) return this.askToPay(system, today)
    if (this.needsValidation(system, today)) {
      system.validated = monthsPassed(system, today)
      this.open(system, 'not validated')
      return { kind: 'validated' }
    }
    return { kind: 'worksWell' }
  }

  /** Is there anything to ask about: what a call for nothing has none of. */
  needsSomebody(systemId: string, today: Day): boolean {
    const system = this.systems.get(systemId)!
    if (system.gone) return false
    return (
      system.activatedOn === null || this.needsPayment(system, today) || this.needsValidation(system, today)
    )
  }

  /** Nothing has happened of which the office was not told, or not yet. */
  isKnown(system: TrueSystem, today: Day): boolean {
    const told = system.underway === null && !this.paidUntold.has(system) && system.stop === null
    const chargedToday = cutoffAt(system.activatedOn!, 1, system.paidMonths - system.months) === today
    return told && !(system.onCard && chargedToday)
  }

  /** The first day that is not paid. */
  paidUntil(system: TrueSystem): Day {
    return cutoffAt(system.activatedOn!, 1, system.paidMonths)
  }

  private trial(system: TrueSystem, today: Day): void {
    if (system.installedOn === null || system.stop !== null) return
    const days = daysBetween(system.installedOn, today)
    if (days > TRIAL_DAYS) this.stop(system, today, 'trial over')
    else if (days > 10 && happens(this.chance, 8)) {
      this.activate(system, today)
      this.news.push({ kind: 'activated', system, on: today })
    }
  }

  private charge(system: TrueSystem, today: Day): void {
    if (!system.onCard || this.paidUntil(system) !== today) return
    if (!happens(this.chance, 2)) {
      system.paidMonths += system.months
      return
    }
    this.stop(system, today, 'charge refused')
    // The portal writes; where that is overlooked, the client rings.
    if (happens(this.chance, 80)) this.news.push({ kind: 'declined', system })
  }

  private payUnasked(system: TrueSystem, today: Day): void {
    if (system.onCard && system.stop === null) return
    const { paysAheadBy } = this.characterOf(system)
    if (system.paysOn !== null && system.paysOn <= today) {
      if (!canPayOn(system.method, today)) return
      system.paysOn = null
      if (this.often(system, 'keepsPromises')) this.pay(system, today)
    } else if (paysAheadBy !== null && daysBetween(today, this.paidUntil(system)) === paysAheadBy) {
      this.planPayment(system, today, today)
    }
  }

  private validate(system: TrueSystem, today: Day): void {
    const due = monthsPassed(system, today)
    if (due <= system.validated || system.stop !== null) return
    const late = daysBetween(cutoffAt(system.activatedOn!, 1, system.validated + 1), today)
    const { putsOffValidations, forgetsValidations } = this.characterOf(system)
    const of =
      late === 0 ? 1_000 - putsOffValidations : late < OFFLINE_DAYS ? 300 - forgetsValidations * 3 : 0
    if (this.chance.below(1_000) < of) system.validated = due
    else if (late > OFFLINE_DAYS) this.stop(system, today, 'not validated')
  }

  private cut(system: TrueSystem, today: Day): void {
    if (system.stop === null && this.paidUntil(system) <= today) this.stop(system, today, 'unpaid')
  }

  /** Who finds the system closed calls, on a day on which people work. */
  private complain(system: TrueSystem, today: Day): void {
    if (system.stop === null || !isBusinessDay(bank, today) || !happens(this.chance, 40)) return
    this.news.push({ kind: 'doesNotOpen', system, message: MESSAGES[system.stop.why] })
  }

  private askToPay(system: TrueSystem, today: Day): Said {
    if (system.paysOn !== null) return { kind: 'willPay', on: system.paysOn }
    if (this.often(system, 'leaves')) {
      system.gone = true
      return { kind: 'leaves' }
    }
    const left = Math.max(0, daysBetween(today, lastDayToPay(system.method, this.paidUntil(system))))
    // Now and then a day is named on which the system has already stopped.
    const late = happens(this.chance, 6) ? 3 : 0
    this.planPayment(system, addDays(today, Math.min(left, this.chance.below(4)) + late), today)
    return { kind: 'willPay', on: system.paysOn ?? today }
  }

  private askToActivate(system: TrueSystem, today: Day): Said {
    if (this.often(system, 'leaves')) {
      system.gone = true
      return { kind: 'leaves' }
    }
    this.activate(system, today)
    return { kind: 'activated', on: today }
  }

  private activate(system: TrueSystem, today: Day): void {
    system.activatedOn = today
    system.paidMonths = system.months
    this.open(system, 'trial over')
  }

  /** On a day on which it can be paid in that way; at the very end of the time some take their card instead. */
  private planPayment(system: TrueSystem, wanted: Day, today: Day): void {
    let on = wanted
    while (!canPayOn(system.method, on)) on = addDays(on, -1)
    if (on < today) on = wanted
    while (!canPayOn(system.method, on)) on = addDays(on, 1)
    if (on === today && canPayOn(system.method, today)) this.pay(system, today)
    else system.paysOn = on
  }

  private pay(system: TrueSystem, today: Day): void {
    const seenOn = seenOnDay(system.method, today)
    if (seenOn === today) this.credit(system, today)
    else system.underway = { paidOn: today, seenOn }
    const receipt = { kind: 'receipt', system, paidOn: today, method: system.method } as const
    if (this.often(system, 'tellsPayments')) this.news.push(receipt)
    else this.paidUntold.set(system, receipt)
  }

  /** A lapsed rental goes on from the last boundary on or before the day of payment (D19). */
  private credit(system: TrueSystem, paidOn: Day): void {
    while (cutoffAt(system.activatedOn!, 1, system.paidMonths + 1) <= paidOn) system.paidMonths += 1
    system.paidMonths += system.months
    system.underway = null
    this.open(system, 'unpaid', 'charge refused')
    // One in thirty is forgotten by the vendor until somebody asks.
    const days = happens(this.chance, 97) ? 1 + this.chance.below(INVOICE_BUSINESS_DAYS) : 400
    this.invoices.push({
      on: addBusinessDays(vendor, paidOn, days),
      invoice: { kind: 'invoice', system, paidOn },
    })
  }

  private needsPayment(system: TrueSystem, today: Day): boolean {
    if (system.gone || system.activatedOn === null || system.underway !== null) return false
    if (system.onCard) return system.stop?.why === 'charge refused'
    return daysBetween(today, this.paidUntil(system)) <= 30
  }

  private needsValidation(system: TrueSystem, today: Day): boolean {
    return !system.gone && system.activatedOn !== null && monthsPassed(system, today) > system.validated
  }

  private stop(system: TrueSystem, since: Day, why: Stop['why']): void {
    const lastChance = why === 'unpaid' ? lastDayToPay(system.method, since) : addDays(since, -1)
    const askedOn = system.askedOn.filter((day) => addDays(day, 8) >= since)
    system.stop = { serial: system.serial, since, why, lastChance, askedOn }
    this.stops.push(system.stop)
  }

  private open(system: TrueSystem, ...reasons: Stop['why'][]): void {
    if (system.stop !== null && reasons.includes(system.stop.why)) system.stop = null
  }

  private often(
    system: TrueSystem,
    what: 'heedsMessages' | 'keepsPromises' | 'tellsPayments' | 'leaves',
  ): boolean {
    return happens(this.chance, this.characterOf(system)[what])
  }

  private characterOf(system: TrueSystem): Character {
    return this.people.get(system.clientId)!
  }
}

const MESSAGES: Record<Stop['why'], string> = {
  unpaid: 'No abre: dice que la renta venció',
  'charge refused': 'No abre: dice que la renta venció',
  'not validated': 'No abre: pide validar la renta',
  'trial over': 'No abre: pide activar el sistema',
}

/** A portal takes a card on any day, a bank is closed at the weekend. */
function canPayOn(method: Method, day: Day): boolean {
  return method === 'card' || method === 'paypal' || method === 'bancanet' || isBusinessDay(bank, day)
}

/** How many validations have come due, the one of today among them. */
export function monthsPassed(system: TrueSystem, today: Day): number {
  let months = system.validated
  while (cutoffAt(system.activatedOn!, 1, months + 1) <= today) months += 1
  return months
}

/** A cheque, and cash at the counter, are seen on the next day on which the bank opens. */
function seenOnDay(method: Method, paidOn: Day): Day {
  if (method !== 'cheque' && method !== 'counter') return paidOn
  return nextBusinessDay(bank, addDays(paidOn, 1))
}

/** The last day on which it can be paid so that it is seen before the cutoff. */
function lastDayToPay(method: Method, cutoff: Day): Day {
  let day = addDays(cutoff, -1)
  while (!canPayOn(method, day) || seenOnDay(method, day) >= cutoff) day = addDays(day, -1)
  return day
}

function partition<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((one) => !test(one))]
}
