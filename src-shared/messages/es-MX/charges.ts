import type { CONSENT_WAYS, NOTICE_CHANNELS } from '#domain/charge.ts'
import type { FiscalWarning } from '#domain/fiscal.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Months } from '#domain/rental.ts'
import { dayAndMonth, shortDay } from './dates.ts'
import { methodInText, periodName } from './serials.ts'

/** What the screens of the automatic charges and the cards say. */
export const chargeText = {
  list: 'Cargos automáticos',
  inPortal: 'En el portal:',
  otherPortal: 'Se llama de otro modo',
  show: 'Cuáles',
  shows: {
    on: 'Encendidos',
    asked: 'Por apagar',
    declined: 'Rechazados',
    noConsent: 'Sin consentimiento',
    notice: 'Por avisar',
    off: 'Apagados',
    all: 'Todos',
  },
  none: 'Ninguna renta así.',
  client: 'Cliente',
  system: 'Sistema',
  serial: 'Serie',
  chargeOn: 'Próximo cargo',
  whyChargeOn: '¿por qué se cobra ese día?',
  amount: 'Con IVA',
  card: 'Tarjeta',
  noCard: 'sin tarjeta',
  consent: 'Consentimiento',
  noConsent: 'falta',
  otherPeriod: 'de otro periodo',
  notice: 'Aviso',
  state: 'Cargo',
  states: { on: 'encendido', asked: 'por apagar', off: 'apagado' },
  declined: 'rechazado',
  switchOff: 'Apagar',
  switchOffTitle: 'Apagar el cargo automático',
  switchOffDetail:
    'Apáguelo primero en el portal. Si todavía no se puede, déjelo como pedido y Hoy lo recordará.',
  offInPortal: 'Ya está apagado en el portal',
  reason: 'Motivo',
  reasonDefault: 'el cliente lo pidió',
  doneOff: 'Cargo apagado',
  doneAsked: 'Anotado: por apagar en el portal',
  switchOn: 'Encender',
  switchOnTitle: 'Encender el cargo automático',
  switchOnDetail: 'Anota que en el portal está encendido.',
  doneOn: 'Cargo encendido',
  recordNotice: 'Aviso enviado',
  noticeTitle: 'Aviso del próximo cargo',
  noticeDetail: 'La ley pide avisar al menos cinco días naturales antes de cada cargo, con prueba.',
  channel: 'Por dónde',
  proof: 'Prueba: qué se envió o quién contestó',
  doneNotice: 'Aviso guardado',
  recordConsent: 'Consentimiento',
  consentTitle: 'Consentimiento del cliente',
  consentDetail: 'Lo que el cliente aceptó: importe, periodo y día del primer cargo.',
  givenBy: 'Cómo lo dio',
  firstChargeOn: 'Primer cargo',
  note: 'Nota',
  doneConsent: 'Consentimiento guardado',
  evidence: 'Evidencia',
  dropEvidence: 'Suelte aquí la evidencia: el correo, una foto o la carta firmada.',
  keepingEvidence: 'Guardando la evidencia…',
  removeEvidence: 'Quitar la evidencia',
  openEvidence: 'Abrir la evidencia',
  history: 'Historial',
  cards: 'Tarjetas',
  save: 'Guardar',
  decline: 'Cargo rechazado',
  declineTitle: 'Cargo rechazado',
  declineDetail: 'Desde ese cargo deja de suponerse cobrado, y Hoy dirá cuándo se detiene.',
  declineReason: 'Qué dijo el banco o el portal',
  newCard: 'Nueva tarjeta',
  editCard: 'Tarjeta',
  last4: 'Últimos cuatro dígitos',
  expires: 'Vence (MM/AA)',
  label: 'De quién es',
  pays: 'Paga',
  expired: 'vencida',
  removeCard: 'Quitar',
  doneCard: 'Tarjeta guardada',
  doneRemove: 'Tarjeta quitada',
  noCards: 'Este cliente no tiene tarjetas registradas.',
  onlyFour: 'Solo los últimos cuatro dígitos y el vencimiento: el número completo nunca se guarda.',
} as const

export const consentWayNames: Readonly<Record<(typeof CONSENT_WAYS)[number], string>> = {
  email: 'Correo',
  whatsapp: 'WhatsApp',
  paper: 'Carta firmada',
  call: 'Por teléfono',
  portal: 'En el portal',
}

export const noticeChannelNames: Readonly<Record<(typeof NOTICE_CHANNELS)[number], string>> = {
  email: 'Correo',
  whatsapp: 'WhatsApp',
  call: 'Teléfono',
  paper: 'Carta',
}

export const chargeHistoryText = {
  title: 'Historial del cargo automático',
  switches: 'Encendido y apagado',
  noSwitches: 'Nadie lo ha encendido ni apagado aquí.',
  consents: 'Consentimiento',
  noConsents: 'Todavía no hay consentimiento guardado.',
  notices: 'Avisos de cargo',
  noNotices: 'Todavía no se ha dado ningún aviso.',
} as const

export const switchNames = { on: 'encendido', asked: 'por apagar en el portal', off: 'apagado' } as const

/** 'encendido · pago con tarjeta · Lety', a turn of the switch (R14–R16). */
export function switchLine(one: {
  readonly state: keyof typeof switchNames
  readonly reason: string
  readonly operator: string
}): string {
  return joined(switchNames[one.state], one.reason, one.operator)
}

/** '$1,160.00 · mensual · primer cargo jue 10 dic 2026 · Correo', and the note (mexico.md §9). */
export function consentLine(one: {
  readonly amount: number
  readonly months: Months
  readonly firstChargeOn: string
  readonly givenBy: (typeof CONSENT_WAYS)[number]
  readonly note: string
}): string {
  const first = `primer cargo ${shortDay(one.firstChargeOn as Day)}`
  return joined(
    formatPesos(one.amount as Centavos),
    periodName(one.months).toLowerCase(),
    first,
    consentWayNames[one.givenBy],
    one.note,
  )
}

/** 'cargo del jue 10 dic 2026 · Correo · tarde', and its proof (mexico.md §9). */
export function noticeLine(one: {
  readonly chargeOn: string
  readonly channel: (typeof NOTICE_CHANNELS)[number]
  readonly late: boolean
  readonly proof: string
}): string {
  const charge = `cargo del ${shortDay(one.chargeOn as Day)}`
  return joined(charge, noticeChannelNames[one.channel], one.late ? 'tarde' : '', one.proof)
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ')
}

/** 'avisado', 'avise hoy', 'tarde: jue 26 nov', and before its day the day alone. */
export function noticeText(notice: {
  readonly state: 'sent' | 'late' | 'due' | 'later'
  readonly dueOn: string
}): string {
  const dueOn = notice.dueOn as Day
  const late = `tarde: ${dayAndMonth(dueOn)}`
  return { sent: 'avisado', due: 'avise hoy', late, later: shortDay(dueOn) }[notice.state]
}

/** What to offer after a card was refused (R11, R12). */
export function declinedText(serial: string, worksThrough: Day, other: readonly Method[]): string {
  const offer =
    other.length === 0
      ? 'Pida otra tarjeta: el mes solo se paga con tarjeta.'
      : `Pida otra tarjeta, o cobre por ${other.map(methodInText).join(', ')}.`
  return `${serial} funciona hasta el ${shortDay(worksThrough)}. ${offer}`
}

/** What the SAT would answer to these fiscal data, in plain words, with its code where it has one (mexico.md §5). */
export const fiscalWarnings: Readonly<Record<FiscalWarning, string>> = {
  rfcMissing: 'Falta el RFC: sin él no se emite la factura.',
  nameMissing: 'Falta el nombre, como está en la constancia.',
  regimeMissing: 'Falta el régimen.',
  useMissing: 'Falta el uso del CFDI.',
  postcodeMissing: 'Falta el código postal del domicilio fiscal (CFDI40147).',
  nameNotUpper: 'Va en mayúsculas, como en la constancia.',
  nameLegalForm: 'Va sin «SA de CV»: el SAT registra el nombre sin el tipo de sociedad.',
  genericName: 'Con el RFC del público en general el nombre es PUBLICO EN GENERAL (CFDI40146).',
  regimeUnknown: 'Ese régimen no está en el catálogo del SAT (CFDI40157).',
  regimePerson: 'Ese régimen no es del tipo de persona de este RFC (CFDI40158).',
  regimeGeneric: 'Con un RFC genérico el régimen es 616 (CFDI40159).',
  useUnknown: 'Ese uso no está en el catálogo del SAT.',
  useRegime: 'Ese uso no se admite con ese régimen.',
  useGeneric: 'Con un RFC genérico el uso es S01.',
  postcodeShape: 'El código postal son cinco dígitos (CFDI40148).',
}

/** The authority's rejections of an invoice, as people say them, for whoever reads a code in a portal. */
export const satRejections: Readonly<Record<string, string>> = {
  CFDI40146: 'El nombre no es el que corresponde a un RFC genérico.',
  CFDI40147: 'El código postal no está en el registro del SAT para ese RFC.',
  CFDI40148: 'El código postal no es el del domicilio fiscal de ese RFC.',
  CFDI40149: 'Con un RFC genérico el código postal es el del lugar donde se emite.',
  CFDI40157: 'El régimen no existe en el catálogo del SAT.',
  CFDI40158: 'El régimen no corresponde al tipo de persona, física o moral, de ese RFC.',
  CFDI40159: 'Con un RFC genérico el régimen debe ser 616.',
}
