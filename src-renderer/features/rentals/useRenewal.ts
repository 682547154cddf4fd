import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { parseDay, type Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Months } from '#domain/rental.ts'
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
  const answer = useQueryOf(
    'rentals.preview',
    {
      serialId: serial.id,
      ...(wish.months === null ? {} : { months: wish.months }),
      ...(wish.paidOn === null ? {} : { paidOn: wish.paidOn }),
    },
    { keepPrevious: true },
  )
  const plan = answer.data?.plan ?? null
  const settled = plan !== null && !answer.isFetching && !answer.isPlaceholderData
  const { basis, moved, accept } = useBasis(wish.paidOn ?? '', settled ? plan : null)
  const slipFrom = line?.from ?? null
  const isPaid = (of: Plan) => slipFrom !== null && of.cutoffBefore !== null && slipFrom < of.cutoffBefore
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
    /**
     * What is to be paid, once the core has answered for what was chosen last. `firstDay` names the months (D20):
     * those that this screen showed first, or those of the slip where they are paid already. A slip whose months
     * nobody paid renews what the screen shows: months that lapsed are not charged (D19).
     */
    settle: async () => {
      const now = settled ? plan : ((await answer.refetch()).data?.plan ?? null)
      if (now === null) return null
      const firstDay = parseDay((isPaid(now) ? slipFrom : (basis ?? now).firstDay) ?? '')
      return { months: now.months, method: methodIn(now), firstDay }
    },
    /** The cutoff as this screen first showed it, once somebody else has moved it. */
    movedFrom: moved ? basis : null,
    acceptMove: accept,
    slipPeriod: slipFrom !== null && plan !== null && slipFrom !== plan.firstDay ? slipFrom : null,
    /** Those months are paid: the money renews nothing, and stays for the client (D20). */
    inFavour: moved || (plan !== null && isPaid(plan)),
  }
}

/** The first answer for a day of payment stands until the operator has seen that another one took its place. */
function useBasis(paidOn: string, plan: Plan | null) {
  const [seen, setSeen] = useState<Readonly<Record<string, Basis>>>({})
  const basis = seen[paidOn] ?? null
  if (plan !== null && basis === null) {
    setSeen({ ...seen, [paidOn]: { cutoffBefore: plan.cutoffBefore, firstDay: plan.firstDay } })
  }
  return {
    basis,
    moved: plan !== null && basis !== null && basis.cutoffBefore !== plan.cutoffBefore,
    accept: () => setSeen({}),
  }
}

/** The usual one where the period takes it; else a transfer, which switches no automatic charge on (R14). */
function methodOf(plan: Plan, wanted: Method | null): Method | null {
  const allowed = plan.methods.filter((one) => one.allowed).map(({ method }) => method)
  if (wanted !== null && allowed.includes(wanted)) return wanted
  return allowed.includes('transfer') ? 'transfer' : (allowed[0] ?? null)
}
