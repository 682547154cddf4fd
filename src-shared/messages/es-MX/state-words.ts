import { computerCauses, changeStates, failureCauses } from './changes.ts'
import { switchNames } from './charges.ts'
import { billedByNames, channelOfClient } from './clients.ts'
import { codeSources, outcomeNames, stateNames } from './history.ts'
import { paidStateText } from './imports.ts'
import { invoiceStateNames } from './invoices.ts'
import { keyStateNames } from './keys.ts'
import { mailStateNames } from './mail.ts'
import { cancelReasonNames, orderStateNames } from './orders.ts'
import { arcoKinds } from './privacy.ts'
import { quoteStateNames } from './quotes.ts'
import { lossCauses, lostThings, replacementDocumentNames, replacementStateNames } from './replacements.ts'
import { methodNames, modeNames } from './serials.ts'
import { roleNames } from './settings.ts'
import { slipMethodNames, slipStateNames } from './slips.ts'
import { caseStateNames, closingNames, priorityNames, topicNames } from './support.ts'
import { causeNames } from './triage.ts'
import {
  clockStartNames,
  documentNames,
  documentStateNames,
  ordinalNames,
  readingNames,
  unlockCauses,
  unlockStateNames,
} from './unlocks.ts'

type Words = Readonly<Record<string, string>>

const rights: Words = {
  rentalInForce: 'renta vigente',
  purchaseInForce: 'compra reciente',
  rentalEnded: 'la renta terminó',
  notActivated: 'sin activar',
  purchaseEnded: 'pasó un año de la compra',
  purchaseDayUnknown: 'no se sabe cuándo se compró',
  versionOutdated: 'versión sin soporte',
  notOurs: 'de otro distribuidor',
}
const methods: Words = { ...slipMethodNames, ...methodNames }
const channels: Words = {
  call: 'llamada',
  phone: 'teléfono',
  chat: 'chat',
  remote: 'a distancia',
  email: 'correo',
  whatsapp: 'WhatsApp',
  paper: 'en papel',
  visit: 'visita',
  inPerson: 'en persona',
  letter: 'por escrito',
  note: 'nota',
  portal: 'portal',
  none: 'no se avisa',
}

/** The values of a column that are states, by the column's name or, where it differs, by table and column. */
export const stateWords: Readonly<Record<string, Words>> = {
  answer: { granted: 'concedida', refused: 'negada' },
  'balance_moves.why': {
    applied: 'se usó',
    takenBack: 'se devolvió',
    cancelled: 'pedido cancelado',
    notRenewed: 'no se renovó',
    reversed: 'pago cancelado',
  },
  billed_by: billedByNames,
  calendar_id: {
    vendor: 'el del fabricante',
    softmas: 'el del soporte de Softmás',
    office: 'el de la oficina',
    bank: 'el del banco',
  },
  'case_pauses.why': { client: 'por el cliente', thirdParty: 'por un tercero' },
  'cases.closing_reason': closingNames,
  'cases.entitlement': rights,
  'cases.state': caseStateNames,
  'cases.topic': topicNames,
  channel: channels,
  clock_start: clockStartNames,
  'charge_switches.state': switchNames,
  'clients.channel': channelOfClient,
  'code_requests.state': { open: 'pedido', arrived: 'llegó', cancelled: 'cancelado' },
  'computer_changes.cause': computerCauses,
  delivered_by: channels,
  documents: documentNames,
  'follow_ups.kind': { promise: 'promesa', snooze: 'para después', done: 'hecho' },
  given_by: channels,
  holidays: { law: 'los de ley', bank: 'los de bancos', none: 'ninguno' },
  'invoice_documents.state': {
    good: 'correcta',
    mismatch: 'no cuadra',
    accepted: 'aceptada',
    rejected: 'rechazada',
  },
  'invoice_promises.state': invoiceStateNames,
  kind: {
    ...arcoKinds,
    invoice: 'factura',
    complement: 'complemento de pago',
    payment: 'pago',
    reversal: 'cancelación',
  },
  'mails.state': mailStateNames,
  method: methods,
  methods,
  method_after: methods,
  method_before: methods,
  mode: modeNames,
  'order_lines.refusal': { left: 'el cliente se fue', taken: 'ya estaba renovado' },
  ordinal: ordinalNames,
  'orders.end_reason': { ...cancelReasonNames, invoice: 'llegó su factura', byHand: 'cerrado a mano' },
  'orders.state': orderStateNames,
  outcome: {
    ...outcomeNames,
    open: 'pendiente',
    renewed: 'renovado',
    refused: 'no se renovó',
    elsewhere: 'se renovó en otra parte',
    cancelled: 'cancelado',
  },
  paid_state: paidStateText,
  'portal_answers.says': { confirmed: 'confirma', differs: 'dice otra cosa', refused: 'lo rechaza' },
  'portal_answers.source': { byHand: 'a mano', simulated: 'simulado' },
  'portal_answers.settled': { claimed: 'se reclamó', kept: 'se conservó', accepted: 'se aceptó' },
  'portal_kept.field': {
    users: 'usuarios',
    version: 'versión',
    system: 'sistema',
    activatedOn: 'activado el',
    nextPayment: 'siguiente pago',
    renewal: 'renovación',
  },
  'prepaid_keys.state': keyStateNames,
  priority: priorityNames,
  'quotes.status': quoteStateNames,
  reading: readingNames,
  'replacement_documents.document': replacementDocumentNames,
  'replacements.cause': lossCauses,
  'replacements.right_reason': rights,
  'replacements.state': replacementStateNames,
  'replacements.what': lostThings,
  role: roleNames,
  'seat_changes.status': changeStates,
  'serials.channel': { own: 'propio', other: 'otro distribuidor' },
  'slips.status': { issued: 'emitida', ...slipStateNames },
  sorted_by: { words: 'por las palabras', person: 'una persona' },
  source: {
    ...codeSources,
    payment: 'pago',
    client: 'cliente',
    policy: 'regla',
    prepaidKey: 'clave de prepago',
    office: 'oficina',
  },
  state: {
    ...stateNames,
    // Of each address of a mail.
    pending: 'por enviar',
    accepted: 'recibido por su servidor',
    refused: 'no lo recibió su servidor',
  },
  status: { active: 'activo', left: 'se fue' },
  'stoppages.cause': causeNames,
  takes_effect: { now: 'ya', validation: 'la siguiente validación', payment: 'el siguiente pago' },
  unit: { minutes: 'minutos', businessHours: 'horas hábiles' },
  'unlock_documents.document': documentNames,
  'unlock_documents.state': documentStateNames,
  'unlocks.cause': unlockCauses,
  'unlocks.state': unlockStateNames,
  'unlocks.why': {
    windowClosed: 'pasó el plazo',
    noActivationsLeft: 'sin activaciones',
    messageSeen: 'salió el mensaje',
    bought: 'licencia comprada',
  },
  'validations.cause': failureCauses,
}
