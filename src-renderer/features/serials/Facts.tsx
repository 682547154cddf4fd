import { Group } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { codeSources } from '#messages/es-MX/history.ts'
import { methodNames, modeNames, periodName, serialText as text } from '#messages/es-MX/serials.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FactList, type Fact } from '../../ui/FactList.tsx'
import { CodeDialog } from './CodeDialog.tsx'
import type { SerialPage } from './Serial.tsx'
import styles from './serials.module.css'

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

/** R22, R69: every code the serial has had; the newest first. */
export function Codes({ page }: { readonly page: SerialPage }) {
  const [adding, setAdding] = useState(false)
  return (
    <section aria-labelledby="codes">
      <Group justify="space-between" mb={4}>
        <h2 id="codes" className={styles.tight}>
          {text.codes}
        </h2>
        <ActionButton size="xs" label={text.addCode} keys="C" run={() => setAdding(true)} />
      </Group>
      <CodeDialog page={page} opened={adding} onClose={() => setAdding(false)} />
      {page.codes.length === 0 ? (
        <p className={styles.quiet}>{text.noCodes}</p>
      ) : (
        <ul className={styles.codes}>
          {page.codes.map(({ id, code, source, receivedOn }) => (
            <li key={id}>
              <code>{code}</code>
              <span className={styles.quiet}>
                {codeSources[source]} · {shortDay(receivedOn as Day)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function dayOrNothing(on: string | null): string {
  return on === null ? '' : shortDay(on as Day)
}
