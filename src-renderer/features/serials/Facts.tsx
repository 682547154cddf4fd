import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { methodNames, modeNames, periodName, serialText as text } from '#messages/es-MX/serials.ts'
import { FactList, type Fact } from '../../ui/FactList.tsx'
import type { SerialPage } from './Serial.tsx'

/** What is on record, by the portal's names. */
export function Facts({ page }: { readonly page: SerialPage }) {
  const { row } = page
  const rented = row.mode === 'subscription'
  const facts: readonly Fact[] = [
    [text.rfc, row.rfc ?? 'falta'],
    [text.city, row.city],
    [text.mode, modeNames[row.mode]],
    ...(rented
      ? ([
          [text.period, periodName(row.months)],
          [text.method, row.method === null ? text.noMethod : methodNames[row.method]],
          [text.autoCharge, row.autoCharge ? text.yes : text.no],
          [text.amount, row.amount === null ? 'sin precio' : formatPesos(row.amount as Centavos)],
        ] as const)
      : []),
    [text.owner, page.owner === row.client ? '' : page.owner],
    [text.installed, dayOrNothing(page.installedOn)],
    [text.activated, dayOrNothing(row.activatedOn)],
    ...(rented ? [] : ([[text.purchased, dayOrNothing(page.purchasedOn)]] as const)),
    ...(page.lastDay ? ([[text.lastDay, text.yes]] as const) : []),
  ]
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{text.details}</h2>
      <FactList facts={facts} />
    </section>
  )
}

function dayOrNothing(on: string | null): string {
  return on === null ? '' : shortDay(on as Day)
}
