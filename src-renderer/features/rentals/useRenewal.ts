import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { parseDay, type Day } from '#domain/calendar.ts'
import { addCentavos, type Centavos } from '#domain/money.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Months } from '#domain/rental.ts'
import { vatOf } from '#domain/tax.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'

export type Plan = OutputOf<'rentals.preview'>['plan']
export type SerialRow = OutputOf<'serials.get'>['row']
export type Slip = OutputOf<'slips.get'>

/** What was typed; null is what the core proposes. */
export interface RenewWish {
  readonly months: Months | null
  readonly method: Method | null
  readonly amount: Centavos | null
  readonly paidOn: Day | null
  readonly reference: string
}

interface Basis {
  readonly cutoffBefore: string | null
  readonly firstDay: string | null
  readonly presumedMonths: number
  /** The cutoff that stood here before somebody cancelled a payment. */
  readonly backFrom: string | null
}

/** Money that came in at the bank, before anybody said whose it is. */
export interface Deposit {
  readonly amount: Centavos
  readonly paidOn: Day
  readonly reference: string
}

function depositKey(deposit: Deposit | null): string {
  return deposit === null ? '' : `.${deposit.paidOn} ${deposit.amount}`
}

/** The form of Renovar over the core's preview, kept while the operator looks elsewhere. */
export function useRenewal(serial: SerialRow, slip: Slip | null, deposit: Deposit | null) {
  const line = slip?.paper.lines.find(({ serialId }) => serialId === serial.id) ?? null
  const slipFrom = parseDay(line?.from ?? '')
  const [wish, setWish, dropWish] = useDraft<RenewWish>(
    `renew.${serial.id}.${slip?.id ?? ''}${depositKey(deposit)}`,
    {
      months: line?.months ?? null,
      method: slip?.paper.method ?? (deposit === null ? null : 'transfer'),
      amount: deposit?.amount ?? null,
      paidOn: deposit?.paidOn ?? null,
      reference: deposit?.reference ?? slip?.paper.reference ?? '',
    },
  )
  const asks = {
    serialId: serial.id,
    ...(wish.months === null ? {} : { months: wish.months }),
    ...(wish.paidOn === null ? {} : { paidOn: wish.paidOn }),
  }
  const answer = useQueryOf(
    'rentals.preview',
    { ...asks, ...(slipFrom === null ? {} : { firstDay: slipFrom }) },
    { keepPrevious: true },
  )
  const next = answer.data?.plan ?? null
  const settled = next !== null && !answer.isFetching && !answer.isPlaceholderData
  const { basis, moved, accept } = useBasis(wish.paidOn ?? '', settled ? next : null)
  const heldDay = moved && isPresumedSince(basis, next) ? parseDay(basis.firstDay ?? '') : null
  // Nobody paid the months that stood here: at midnight their charge was presumed (D11), and this money confirms it.
  const held = useQueryOf(
    'rentals.preview',
    { ...asks, ...(heldDay === null ? {} : { firstDay: heldDay }) },
    { keepPrevious: true, enabled: heldDay !== null },
  )
  const plan = heldDay === null ? next : (held.data?.plan ?? next)
  const taken = (heldDay === null ? answer : held).data?.taken === true
  const asked =
    slip !== null && line !== null && (wish.months ?? plan?.months) === line.months
      ? askedFor(slip, line)
      : null
  const methodIn = (of: Plan) => methodOf(of, wish.method ?? serial.method)
  return {
    wish,
    setWish,
    dropWish,
    plan,
    options: answer.data?.options ?? [],
    refusal: refusalOf(answer.error),
    /** As it was chosen, before the core has answered for it. */
    months: wish.months ?? plan?.months ?? null,
    method: plan === null ? null : methodIn(plan),
    /** What the slip asks for it, with IVA: it was issued at the price of its day, or at one that was agreed on. */
    asked,
    /**
     * What is to be paid, once the core has answered for what was chosen last. `firstDay` names the months (D20):
     * those that this screen shows, or those that it showed before somebody else renewed them.
     */
    settle: async () => {
      const now = settled ? next : ((await answer.refetch()).data?.plan ?? null)
      if (now === null) return null
      const months = isMovedOn(basis, now) ? basis : now
      return { months: now.months, method: methodIn(now), firstDay: parseDay(months.firstDay ?? '') }
    },
    /** The cutoff as this screen first showed it, once somebody else has moved it. */
    movedFrom: moved ? basis : null,
    /** Not by somebody: the day turned, and an automatic charge was taken as made (D11). */
    presumedSince: heldDay !== null,
    backFrom: moved ? null : (basis?.backFrom ?? null),
    acceptMove: accept,
    slipPeriod: slipFrom !== null && plan !== null && (taken || slipFrom !== plan.firstDay) ? slipFrom : null,
    /** Those months are paid: the money renews nothing, and stays for the client (D20). */
    inFavour: (moved && heldDay === null) || taken,
  }
}

/**
 * The first answer for a day of payment stands until the operator has seen that another one took its place; of a payment
 * that was cancelled nothing is left to stand for.
 */
function useBasis(paidOn: string, plan: Plan | null) {
  const [seen, setSeen] = useState<Readonly<Record<string, Basis>>>({})
  const basis = seen[paidOn] ?? null
  const isBack = plan !== null && basis !== null && isMovedOn(plan, basis)
  if (plan !== null && (basis === null || isBack)) {
    const { cutoffBefore, firstDay, presumedMonths } = plan
    const backFrom = basis?.cutoffBefore ?? null
    setSeen({ ...seen, [paidOn]: { cutoffBefore, firstDay, presumedMonths, backFrom } })
  }
  return { basis, moved: plan !== null && isMovedOn(basis, plan), accept: () => setSeen({}) }
}

type Cutoff = Pick<Basis, 'cutoffBefore'>

function isMovedOn<C extends Cutoff>(from: C | null, to: Cutoff): from is C {
  const [before, now] = [from?.cutoffBefore ?? null, to.cutoffBefore]
  return before !== null && now !== null && before < now
}

/** A renewal that somebody records leaves nothing presumed before it; only the turn of the day presumes more. */
function isPresumedSince(from: Basis | null, to: Plan | null): from is Basis {
  return from !== null && to !== null && to.presumedMonths > from.presumedMonths
}

function askedFor({ paper }: Slip, { amount }: Slip['paper']['lines'][number]): Centavos | null {
  if (amount === null) return null
  const subtotal = amount as Centavos
  return addCentavos(subtotal, vatOf(subtotal, paper.vatBasisPoints))
}

/** The usual one where the period takes it; else a transfer, which switches no automatic charge on (R14). */
function methodOf(plan: Plan, wanted: Method | null): Method | null {
  const allowed = plan.methods.filter((one) => one.allowed).map(({ method }) => method)
  if (wanted !== null && allowed.includes(wanted)) return wanted
  return allowed.includes('transfer') ? 'transfer' : (allowed[0] ?? null)
}
