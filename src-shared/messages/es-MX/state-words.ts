import { billedByNames } from './clients.ts'
import { keyStateNames } from './keys.ts'
import { mailStateNames } from './mail.ts'
import { orderStateNames } from './orders.ts'
import { quoteStateNames } from './quotes.ts'
import { replacementDocumentNames, replacementStateNames } from './replacements.ts'
import { methodNames, modeNames } from './serials.ts'
import { slipMethodNames, slipStateNames } from './slips.ts'
import { caseStateNames, priorityNames } from './support.ts'
import { causeNames } from './triage.ts'
import { documentNames, documentStateNames, unlockStateNames } from './unlocks.ts'

type Words = Readonly<Record<string, string>>

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
  'case_pauses.why': { client: 'por el cliente', thirdParty: 'por un tercero' },
  'cases.state': caseStateNames,
  channel: channels,
  'charge_switches.state': { on: 'encendido', asked: 'pedido', off: 'apagado' },
  'clients.channel': { own: 'propio', telmex: 'Telmex', other: 'otro' },
  'code_requests.state': { open: 'pedido', arrived: 'llegó', cancelled: 'cancelado' },
  'computer_changes.cause': { breakdown: 'descompostura', newComputer: 'equipo nuevo', other: 'otra' },
  delivered_by: channels,
  'follow_ups.kind': { promise: 'promesa', snooze: 'para después', done: 'hecho' },
  given_by: channels,
  holidays: { law: 'los de ley', bank: 'los de bancos', none: 'ninguno' },
  'invoice_documents.state': {
    good: 'correcta',
    mismatch: 'no cuadra',
    accepted: 'aceptada',
    rejected: 'rechazada',
  },
  'invoice_promises.state': {
    waiting: 'se espera',
    mismatch: 'no cuadra',
    received: 'recibida',
    withdrawn: 'retirada',
  },
  kind: {
    access: 'acceso',
    rectification: 'rectificación',
    cancellation: 'cancelación',
    opposition: 'oposición',
    invoice: 'factura',
    complement: 'complemento de pago',
    payment: 'pago',
    reversal: 'cancelación',
  },
  'mails.state': mailStateNames,
  method: methods,
  method_after: methods,
  method_before: methods,
  mode: modeNames,
  'order_lines.refusal': { left: 'el cliente se fue', taken: 'ya estaba renovado' },
  'orders.state': orderStateNames,
  outcome: {
    answered: 'contestó',
    noAnswer: 'no contestó',
    promised: 'prometió',
    leftMessage: 'se dejó recado',
    wrongNumber: 'número equivocado',
    open: 'pendiente',
    renewed: 'renovado',
    refused: 'no se renovó',
    elsewhere: 'se renovó en otra parte',
    cancelled: 'cancelado',
  },
  paid_state: { presumed: 'por confirmar', confirmed: 'confirmado' },
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
  'replacement_documents.document': replacementDocumentNames,
  'replacements.cause': { lost: 'extravío', theft: 'robo', damage: 'daño' },
  'replacements.state': replacementStateNames,
  'replacements.what': {
    certificate: 'certificado',
    code: 'código',
    media: 'medio de instalación',
    everything: 'todo',
  },
  role: {
    admin: 'Administración',
    sales: 'Ventas',
    support: 'Soporte',
    accounting: 'Contabilidad',
    reader: 'Consulta',
  },
  'seat_changes.status': { scheduled: 'programado', done: 'hecho', cancelled: 'cancelado' },
  'serials.channel': { own: 'propio', other: 'otro distribuidor' },
  'slips.status': { issued: 'emitida', ...slipStateNames },
  sorted_by: { words: 'por las palabras', person: 'una persona' },
  source: {
    import: 'importación',
    typed: 'a mano',
    vendor: 'proveedor',
    portal: 'portal',
    unlock: 'desbloqueo',
    certificate: 'certificado',
    payment: 'pago',
    client: 'cliente',
    policy: 'regla',
    prepaidKey: 'clave de prepago',
    office: 'oficina',
  },
  state: {
    presumed: 'por confirmar',
    confirmed: 'confirmada',
    noService: 'sin servicio',
    reversed: 'cancelada',
    failed: 'falló',
  },
  status: { active: 'activo', left: 'se fue' },
  'stoppages.cause': causeNames,
  takes_effect: { now: 'ya', validation: 'la siguiente validación', payment: 'el siguiente pago' },
  'unlock_documents.document': documentNames,
  'unlock_documents.state': documentStateNames,
  'unlocks.cause': {
    damage: 'daño',
    theft: 'robo',
    formatting: 'formateo',
    hardware: 'cambio de piezas',
    operatingSystem: 'cambio de sistema operativo',
  },
  'unlocks.state': unlockStateNames,
  'unlocks.why': {
    windowClosed: 'pasó el plazo',
    noActivationsLeft: 'sin activaciones',
    messageSeen: 'salió el mensaje',
    bought: 'licencia comprada',
  },
  'validations.cause': {
    noInternet: 'sin Internet',
    machineClock: 'reloj del equipo',
    postponed: 'se pospuso',
    other: 'otra',
  },
}
