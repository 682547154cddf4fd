import type { Day } from '#domain/calendar.ts'
import { CFDI_USES, REGIMES } from '#domain/fiscal.ts'
import type { CfdiFacts as Facts } from '#domain/invoice.ts'
import { formatPesos } from '#domain/money.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { invoiceFormName, invoiceText as text } from '#messages/es-MX/invoices.ts'
import { FactList } from '../../ui/FactList.tsx'

/** What an XML says of itself, with the names of its codes. */
export function CfdiFacts({ facts }: { readonly facts: Facts }) {
  const { issuer, receiver, issuedAt } = facts
  return (
    <FactList
      facts={[
        [text.uuid, facts.uuid],
        [text.issuer, `${issuer.name} · ${issuer.rfc}`],
        [text.receiver, `${receiver.name} · ${receiver.rfc}`],
        [text.regime, named(receiver.regime, REGIMES[receiver.regime]?.name)],
        [text.use, named(receiver.use, CFDI_USES[receiver.use]?.name)],
        [text.postcode, receiver.postcode],
        [text.issuedAt, `${shortDay(issuedAt.slice(0, 10) as Day)}, ${issuedAt.slice(11, 16)}`],
        [text.total, `${formatPesos(facts.total)}${facts.currency === 'MXN' ? '' : ` ${facts.currency}`}`],
        [text.form, facts.form === '' ? '' : invoiceFormName(facts.form)],
        [text.method, facts.method],
      ]}
    />
  )
}

function named(code: string, name: string | undefined): string {
  return name === undefined ? code : `${code} ${name}`
}
