/** A part of `RefusalParams`: what is answered of cards, automatic charges and invoices. */
export interface BillingRefusals {
  // cards and automatic charges
  'card.notFound': { id: string }
  'card.last4Invalid': { typed: string }
  'card.expiryInvalid': { typed: string }
  'card.expired': { last4: string; expires: string }
  'card.otherClient': { serial: string; client: string }
  'charge.notARental': { serial: string }
  'charge.alreadyOn': { serial: string }
  'charge.alreadyOff': { serial: string }
  'charge.alreadyAsked': { serial: string; on: string }
  'charge.inFuture': { on: string; today: string }
  'charge.alreadyDeclined': { serial: string; chargeOn: string }
  'charge.notDeclined': { serial: string }
  'charge.notAChargeDay': { serial: string; chargeOn: string; next: string }
  'charge.alreadyNotified': { serial: string; chargeOn: string; sentOn: string }
  'charge.proofRequired': Record<string, never>
  // invoices
  'cfdi.unreadable': {
    name: string
    why:
      | 'tooLarge'
      | 'tooDeep'
      | 'tooLong'
      | 'encoding'
      | 'doctype'
      | 'damaged'
      | 'notCfdi'
      | 'version'
      | 'notStamped'
      | 'otherKind'
      | 'value'
    detail: string
  }
  'invoice.notFound': { id: string }
  'invoice.notXml': { name: string }
  'invoice.notPdf': { name: string }
  'invoice.uuidTaken': { uuid: string; client: string; paidOn: string; amount: number; id: string }
  'invoice.alreadyReceived': { client: string; paidOn: string; uuid: string }
  'invoice.withdrawn': { paidOn: string }
  'invoice.twoClients': { clients: readonly string[] }
  'invoice.otherKind': { found: string }
  'invoice.notMismatched': { uuid: string }
  'invoice.claimInThePast': { on: string; today: string }
}
