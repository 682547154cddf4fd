import type { AccessRefusals } from './access-refusals.ts'
import type { BillingRefusals } from './billing-refusals.ts'
import type { Elsewhere } from './data-folder.ts'
import type { DesktopRefusals } from './desktop-refusals.ts'
import type { DurabilityRefusals } from './durability-refusals.ts'
import type { PrivacyRefusals } from './privacy-refusals.ts'
import type { SyncRefusals } from './sync-refusals.ts'
import type { VaultRefusals } from './vault-refusals.ts'
import type { WorkbookRefusals } from './workbook-refusals.ts'
import type { OrderAct, OrderObstacle, OrderState } from './order.ts'
import type { EntitlementReason } from './entitlement.ts'
import type { ReplacementAct, ReplacementState } from './replacement.ts'
import type { UnlockAct, UnlockState } from './unlock.ts'

/**
 * Every "no" the program can answer, with what its sentence needs. A code without a Spanish sentence
 * in `messages/es-MX/refusals.ts` does not compile. A bug is not here: a bug throws.
 */
export interface RefusalParams
  extends
    AccessRefusals,
    BillingRefusals,
    DesktopRefusals,
    DurabilityRefusals,
    PrivacyRefusals,
    SyncRefusals,
    VaultRefusals,
    WorkbookRefusals {
  // the door
  'operation.unknown': { operation: string }
  'operation.invalidInput': { issues: readonly { path: string; message: string }[] }
  'operation.calendarEnds': { year: number }
  'operation.roleRequired': { role: string; operator: string }
  'operation.tooLarge': Record<string, never>
  'operation.cancelled': Record<string, never>
  'operation.readOnlyAsOf': { day: string; today: string }
  bug: { ref: string }
  // the office
  'operator.unknown': { operator: string }
  'operator.nameTaken': { name: string }
  'operator.lastAdministrator': { name: string }
  'settings.zoneUnknown': { zone: string }
  'policy.notFound': { id: string }
  'policy.inThePast': { from: string; today: string }
  'policy.inForce': { field: string; since: string }
  'settings.clabeInvalid': { clabe: string }
  'settings.accountNotFound': { id: string }
  'catalogue.vendorNotFound': { vendor: string }
  'catalogue.productNotFound': { product: string }
  'catalogue.codeTaken': { code: string; product: string }
  'catalogue.priceNotFound': { id: string }
  'catalogue.hoursReversed': { opens: string; closes: string }
  'catalogue.rangeReversed': { from: string; until: string }
  'practice.onlyThere': Record<string, never>
  // clients and their people
  'client.notFound': { id: string }
  'client.rfcInvalid': { rfc: string }
  'client.rfcTaken': { rfc: string; id: string; name: string }
  'client.hasLeft': { name: string }
  'client.hasNotLeft': { name: string }
  'contact.notFound': { id: string }
  'contact.phoneInvalid': { phone: string }
  'contact.emailInvalid': { email: string }
  'contact.mandatory': { fields: readonly ('name' | 'email' | 'phone')[] }
  'contact.nothingSaid': Record<string, never>
  'contact.promiseDayRequired': Record<string, never>
  'followUp.inThePast': { until: string; today: string }
  // serials and their clocks
  'serial.notFound': { id: string }
  'serial.invalid': { serial: string }
  'serial.taken': { serial: string; client: string }
  'serial.codeInvalid': { code: string }
  'serial.periodRequired': { serial: string }
  'serial.boughtHasNoPeriod': { serial: string }
  'serial.boughtHasNoClock': { serial: string }
  'serial.alreadyActivated': { serial: string; on: string }
  'serial.notActivated': { serial: string }
  'serial.activationInFuture': { on: string; today: string }
  'serial.notLastDayOfMonth': { on: string }
  'serial.activationBeforeInstall': { serial: string; on: string; installedOn: string }
  'serial.activationBeforePurchase': { serial: string; on: string; purchasedOn: string }
  'serial.anchorNotLater': { serial: string; on: string; anchor: string }
  'serial.otherChannel': { serial: string }
  'serial.paidUntilNotBoundary': { serial: string; paidUntil: string; before: string; after: string }
  'serial.hasLeft': { serial: string }
  'serial.hasNotLeft': { serial: string }
  'serial.autoChargeOn': { serials: readonly string[] }
  'serial.alreadyStopped': { serial: string; since: string }
  'serial.notStopped': { serial: string }
  // what changes in a serial's life
  'validation.ahead': { serial: string; scheduled: string; next: string }
  'change.sameUsers': { serial: string; users: number; on: string }
  'change.decreaseWaits': { serial: string; until: string }
  'change.inFuture': { on: string }
  'change.notFound': { id: string }
  'change.alreadyClosed': { serial: string; on: string }
  'change.needsUnlock': { serial: string; why: 'windowClosed' | 'noActivationsLeft' }
  'change.causeRequired': Record<string, never>
  'change.sameOwner': { serial: string; client: string }
  'change.unpaidSlip': { serial: string; folios: readonly string[] }
  'change.openOrder': { serial: string; folios: readonly string[] }
  // unlocks
  'unlock.notFound': { id: string }
  'unlock.telmex': { client: string }
  'unlock.plainChange': { serial: string; lastDay: string }
  'unlock.alreadyOpen': { serial: string; on: string; id: string }
  'unlock.noRule': { vendor: string; mode: string }
  'unlock.modeUnknown': { serial: string }
  'unlock.modeDiffers': { serial: string; here: string; said: string }
  'unlock.calendarClosed': { calendar: string }
  'unlock.notNow': { serial: string; state: UnlockState; act: UnlockAct }
  'unlock.documentsLeft': { serial: string; documents: readonly string[] }
  'unlock.documentNotAsked': { serial: string; document: string }
  'unlock.documentNotReceived': { document: string }
  'unlock.nothingToAccept': { serial: string }
  'unlock.needsDocuments': { serial: string; documents: readonly string[] }
  'unlock.codeOfOther': { serial: string; other: string }
  'unlock.codeNotNew': { serial: string; code: string }
  // codes of a serial, and certificates
  'code.notFound': { id: string }
  'code.none': { serial: string }
  'code.noEmail': { client: string; id: string }
  'code.mailWaiting': { serial: string; to: string }
  'code.onlyOnCertificate': { serial: string }
  'code.alreadyAsked': { serial: string; on: string }
  'code.requestNotFound': { id: string }
  'code.requestClosed': { on: string }
  'code.inFuture': { on: string }
  'certificate.notPhysical': { serial: string; mode: string }
  'certificate.ofOther': { serial: string; other: string }
  'certificate.inFuture': { on: string }
  'certificate.photoType': { name: string }
  // renewals and money
  'rental.throughNotBoundary': { serial: string; through: string }
  'payment.methodNotAllowed': { method: string; months: number }
  'payment.notFound': { id: string }
  'payment.inFuture': { paidOn: string; today: string }
  'payment.amountRequired': { system: string; months: number; day: string }
  'payment.alreadyReversed': { id: string }
  'payment.laterRenewal': { serial: string; firstDay: string }
  'payment.amountZero': Record<string, never>
  'payment.noBalance': { client: string; balance: number }
  'payment.nothingApplied': { folio: string }
  'payment.balanceUsed': { amount: number; balance: number }
  'payment.sameTarget': Record<string, never>
  'payment.receiptType': { name: string }
  'payment.firstDayNotBoundary': { serial: string; firstDay: string }
  /** A full card number was typed where a text is kept. */
  'card.numberRefused': { last4: string }
  // payment slips
  'slip.notFound': { id: string }
  'slip.otherSystem': { folio: string; serial: string }
  'slip.serialTwice': { serial: string }
  'slip.boughtLicence': { serial: string }
  'slip.monthlyIsCardOnly': { serial: string }
  'slip.twoClients': { clients: readonly string[] }
  'slip.twoBeneficiaries': { beneficiaries: readonly string[] }
  'slip.vendorReferenceRequired': { vendor: string }
  'slip.payByRequired': Record<string, never>
  'slip.payByInPast': { day: string; today: string }
  'slip.alreadyVoid': { folio: string }
  'slip.paid': { folio: string }
  // what the office owes
  'task.notFound': { id: string }
  'task.inThePast': { on: string; today: string }
  'task.endsByItself': { what: string }
  'task.standing': Record<string, never>
  'task.snoozeInPast': { until: string; today: string }
  // orders
  'order.notFound': { id: string }
  'order.lineNotFound': { id: string }
  'order.notNow': { folio: string; act: OrderAct; state: OrderState; why: OrderObstacle }
  'order.empty': { folio: string }
  'order.serialInOther': { serial: string; folio: string }
  'order.serialTwice': { serial: string }
  'order.otherClient': { serial: string; client: string }
  'order.twoBeneficiaries': { beneficiaries: readonly string[] }
  'order.tooManyLines': { most: number }
  'order.usersInFinal': { serial: string }
  'order.usersNotYet': { serial: string; opensOn: string }
  'order.usersPaid': { serial: string }
  'order.onlyUsersInFinal': { folio: string }
  'order.priceMissing': { system: string; months: number }
  'order.priceChanged': {
    changes: readonly { system: string; before: number | null; after: number | null }[]
  }
  'order.methodNotAllowed': { method: string; offFor: readonly number[] }
  'order.serialLeft': { serial: string; folio: string }
  'order.reasonRequired': Record<string, never>
  'order.lineHasSerial': { serial: string }
  'order.serialOtherSystem': { serial: string; system: string }
  'order.serialInUse': { serial: string; client: string }
  'order.chooseWhich': Record<string, never>
  'order.nothingToRenew': { skipped: number }
  // undo and samples
  'undo.notFound': { command: string }
  'undo.alreadyUndone': { command: string }
  'undo.notUndoable': { operation: string }
  'undo.laterWork': { rows: readonly string[] }
  'undo.tooOld': {}
  'sample.notEmpty': { clients: number }
  // files that are read
  'file.notFound': { file: string }
  'file.notPrinted': Record<string, never>
  'file.notReadToPrint': Record<string, never>
  'file.empty': { name: string }
  'file.notATable': { name: string; found: string }
  'file.oldExcel': { name: string }
  'file.encrypted': { name: string }
  'file.tooLarge': { name: string; what: 'workbook' | 'text' | 'sheet' | 'rows' | 'cells'; limit: number }
  'file.damaged': { name: string }
  'file.openQuote': { name: string; line: number }
  'file.sheetRequired': { name: string; sheets: readonly string[] }
  'file.sheetUnknown': { sheet: string; sheets: readonly string[] }
  // altas de escritorio
  'intake.notFound': { id: string }
  'intake.notAMessage': { name: string }
  'intake.textEmpty': Record<string, never>
  'intake.notNow': { name: string; state: string; act: string }
  'intake.dataMissing': { name: string; missing: readonly string[] }
  'intake.accessMissing': { portal: string }
  // papers that stay with the ledger
  'attachment.notFound': { id: string }
  'attachment.tooLarge': { name: string; megabytes: number }
  'attachment.typeRefused': { name: string }
  'attachment.notOnThisPc': { name: string }
  // texts that leave the office, and the mail
  'template.unknownField': { field: string; known: readonly string[] }
  'template.unclosed': { line: string }
  'template.unchanged': { name: string }
  'mail.notFound': { id: string }
  'mail.noRecipient': { client: string }
  'mail.addressInvalid': { address: string }
  'mail.subjectRequired': Record<string, never>
  'mail.notSetUp': Record<string, never>
  'mail.plainOutside': { host: string }
  'mail.stateDiffers': { subject: string; state: string }
  'mail.tooLarge': { megabytes: number; limit: number }
  'mail.testFailed': { host: string; reason: string }
  'mail.practice': Record<string, never>
  'handover.toOneself': { operator: string }
  'handover.overlaps': { operator: string; to: string; from: string; until: string }
  'handover.notFound': { id: string }
  'reminder.alreadyFired': { serial: string; cutoff: string }
  'reminder.nothingComing': { months: number }
  // a spreadsheet that is imported
  'import.noSerialColumn': {
    name: string
    /** The map as far as it was found, for a screen to ask for the rest. */
    columns: readonly { column: number; heading: string; field: string | null; examples: readonly string[] }[]
  }
  'import.noLines': { name: string }
  'import.sameFieldTwice': { field: string }
  'import.formulas': { name: string; cells: readonly string[]; count: number }
  'import.lineNotTaken': { line: number; serial: string }
  'import.notFound': { id: string }
  'import.alreadyUndone': { source: string; on: string }
  'import.laterWork': { source: string; items: readonly string[] }
  // reports, days of money, the bank's lines and quotes
  'report.rateNotFound': { id: string }
  'report.spanReversed': { from: string; until: string }
  'report.tooManyMonths': { months: number; most: number }
  'closing.inFuture': { day: string; today: string }
  'closing.alreadyClosed': { day: string; operator: string }
  'closing.notClosed': { day: string }
  'closing.methodTwice': { method: string }
  'closing.differenceNeedsNote': { difference: number }
  'bank.noColumns': { name: string; missing: readonly string[] }
  'bank.noLines': { name: string }
  'bank.badLines': { name: string; lines: readonly number[]; count: number }
  'bank.lineNotFound': { id: string }
  'bank.lineTaken': { reference: string }
  'bank.paymentTaken': { reference: string }
  'bank.amountDiffers': { line: number; payment: number }
  'bank.notMatched': { reference: string }
  'portal.noColumns': { name: string; missing: readonly string[] }
  'portal.changedHere': { serial: string; now: string }
  'portal.notWaiting': { renewalId: string }
  'portal.answerNotFound': { id: string }
  'portal.answerSettled': { serial: string }
  'portal.nothingToAccept': { serial: string }
  'portal.noRows': { name: string; unread: number }
  // soporte
  'case.notFound': { id: string }
  'case.closed': { folio: string }
  'case.notNow': { folio: string; state: string; next: string }
  'case.otherClient': { serial: string; client: string }
  'case.notInScope': { folio: string }
  'case.notAnImport': { folio: string }
  'case.notReproduced': { folio: string }
  'case.noAdvisory': { folio: string }
  'case.timeInFuture': { on: string }
  'case.timeNotFound': { folio: string }
  'case.mayNotClose': { folio: string; why: string; day: string | null }
  'case.followsOpen': { folio: string }
  'case.duplicateOfItself': { folio: string }
  'case.promiseBeyond': { folio: string }
  // reposiciones (R121)
  'replacement.notFound': { id: string }
  'replacement.notInForce': { serial: string; reason: EntitlementReason; endsOn: string | null }
  'replacement.alreadyOpen': { serial: string; on: string; id: string }
  'replacement.lostInFuture': { on: string; today: string }
  'replacement.notNow': { serial: string; state: ReplacementState; act: ReplacementAct }
  'replacement.documentNotAsked': { serial: string; document: string }
  'replacement.documentsLeft': { serial: string; documents: readonly string[] }
  'replacement.nothingNew': { serial: string }
  // actualizaciones (R116–R118)
  'update.notFound': { id: string }
  'update.versionUnknown': { system: string; version: string }
  'update.alreadyOpen': { system: string; version: string; id: string; since: string }
  'update.notAnnounced': { on: string; today: string }
  'update.nothingOlder': { system: string; version: string }
  'update.ended': { system: string; version: string; on: string }
  'update.nothingMissing': { client: string }
  'update.notReached': { serial: string; system: string; version: string }
  'update.noSuchComputer': { serial: string; place: number; last: number }
  'update.alreadyDone': { serial: string; on: string }
  'update.onlyBought': { serial: string }
  'update.notYetBought': { on: string; today: string }
  'update.beforePurchase': { serial: string; on: string; purchasedOn: string }
  'update.boughtAlready': { serial: string; on: string; version: string }
  'update.noRight': { serial: string; endedOn: string }
  'quote.notFound': { id: string }
  'quote.nobody': Record<string, never>
  'quote.expired': { folio: string; validUntil: string }
  'quote.validInPast': { day: string; today: string }
  'quote.closed': { folio: string }
  'quote.needsClient': { folio: string }
  'quote.otherClient': { folio: string; name: string }
  'quote.usersChanged': { folio: string; serial: string; quoted: number; now: number }
  'quote.priceMissing': { system: string; months: number }
  // calendars, prices, taxes
  'calendar.outOfRange': { from: string }
  'calendar.unknown': { calendar: string }
  'calendar.neverOpens': { calendar: string; from: string }
  'calendar.notLastDay': { anchor: string }
  'price.missing': { productId: string; months: number; day: string }
  'tax.rateMissing': { place: string; day: string }
  // the pipes to the door
  'request.keyRequired': Record<string, never>
  'request.foreign': { header: 'Host' | 'Origin' }
  'request.unknownAddress': { path: string }
  'request.notOpened': { why: 'notOurs' | 'tooLong' | 'noProgram' }
  'request.wrongMethod': { method: string; allowed: string }
  'request.tooLarge': { maxBytes: number }
  'request.wrongType': { expected: string }
  'request.malformed': { what: 'json' | 'key' | 'header' | 'http' }
  'ledger.notOpened': {
    dir: string
    reason:
      | 'busy'
      /** By the program that has it open, which is busy. */
      | 'noAnswer'
      | 'foreign'
      | 'newer'
      | 'notMigrated'
      | 'settings'
      | 'oldSqlite'
      | 'folder'
      | 'damaged'
      | 'diskFull'
      | 'readOnly'
      | 'ioError'
      | Elsewhere
  }
  'file.unreadable': { path: string; reason: string }
  'file.notSaved': { path: string; reason: string }
}

export type RefusalCode = keyof RefusalParams
export type Refusal = {
  [C in RefusalCode]: { readonly code: C; readonly params: RefusalParams[C] }
}[RefusalCode]

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }
export type Refused = Extract<Result<never>, { ok: false }>

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** An expected "no": returned, never thrown. `refuse('client.notFound', { id })` */
export function refuse<C extends RefusalCode>(code: C, params: RefusalParams[C]): Refused {
  return { ok: false, refusal: { code, params } as Refusal }
}
