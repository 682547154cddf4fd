import { SUPPORT_MONTHS } from '#domain/entitlement.ts'
import type { HelpTopic } from '#domain/help-topic.ts'
import type { Policies, PolicyField } from '#domain/policies.ts'
import {
  EXPIRY_NOTICE_DAYS,
  REORDER_BUSINESS_DAYS,
  STOCK_WINDOW_DAYS,
  leaseRenewDays,
} from '#domain/prepaid-key.ts'
import { QUOTE_VALID_DAYS } from '#domain/quote.ts'
import { LEGAL_NOTICE_DAYS } from '#domain/reminder.ts'
import { REPLACEMENT_RANGE } from '#domain/replacement.ts'
import { WAITING_FOLLOW_UP_DAYS, type CasePolicy } from '#domain/support-case.ts'
import type { Day } from '#domain/calendar.ts'
import { placeOfZone, shortDay } from './dates.ts'
import { caseReminders } from './support.ts'
import { clockStartSentence, documentList, rangeText, unlockRuleSentence } from './unlocks.ts'

type Say<V> = (value: V, vendors: ReadonlyMap<string, string>) => readonly string[]

const days = (n: number) => (n === 1 ? '1 día' : `${n} días`)
const businessDays = (n: number) => (n === 1 ? '1 día hábil' : `${n} días hábiles`)

/** Each rule of the office as a sentence with its own figures. */
const sentences: { readonly [F in PolicyField]?: Say<Policies[F]> } = {
  advanceDays: (n) => [
    `Conviene renovar y activar a más tardar ${days(n)} antes del corte: no hay días de gracia (R26, R27).`,
  ],
  usersWindowDays: (n) => [
    `Los usuarios se cambian desde ${days(n)} antes del corte; suben en una validación y bajan en el siguiente pago (R33).`,
  ],
  presumeValidations: (on) => [
    on
      ? 'Una validación se supone hecha después de su día, mientras nadie diga lo contrario.'
      : 'Una validación cuenta solo cuando alguien la confirma.',
  ],
  presumeAutoCharges: (on) => [
    on
      ? 'Un cargo automático se supone hecho después de su día, mientras nadie diga lo contrario.'
      : 'Un cargo automático cuenta solo cuando alguien lo confirma.',
  ],
  cardForLongPeriods: (on) => [
    on
      ? 'Una renta semestral o anual también se paga con tarjeta.'
      : 'Una renta semestral o anual no se paga con tarjeta.',
  ],
  transferLatest: (hour) => [`Una transferencia hecha hasta las ${hour} todavía se ve ese mismo día.`],
  chequeClearingDays: (n) => [`Un cheque se ve ${businessDays(n)} del banco después.`],
  counterClearingDays: (n) => [`Un depósito en ventanilla se ve ${businessDays(n)} del banco después.`],
  invoiceDays: (n) => [`Una factura se promete en ${businessDays(n)} desde el pago (R18).`],
  leasedKeys: (n) => [
    n === 0
      ? 'Ninguna clave se aparta para una PC: lo que se asigne sin Internet queda por confirmar.'
      : `Con varias PCs, cada una tiene apartadas ${n === 1 ? 'una clave' : `hasta ${n} claves`} de cada tipo para asignar sin Internet.`,
  ],
  leaseDays: (n) => [
    `Una clave queda apartada ${days(n)}, y se aparta otra vez desde ${days(leaseRenewDays(n))} antes de que termine.`,
  ],
  reminderOffsets: (by) => {
    const of = (n: 1 | 6 | 12) => by[n].map((day) => (day === 0 ? 'el mismo día' : days(day))).join(', ')
    return [
      `Se recuerda antes del corte: mensual ${of(1)}; semestral ${of(6)}; anual ${of(12)}. Cada aviso sale una vez.`,
    ]
  },
  unlockRules: (tables, vendors) =>
    Object.entries(tables).flatMap(([vendor, rules]) =>
      rules.map((rule) => {
        const papers = rule.documents.length === 0 ? '' : ` Pide: ${documentList(rule.documents)}.`
        const of = `${vendors.get(vendor) ?? vendor}. `
        return `${of}${unlockRuleSentence(rule)} ${clockStartSentence(rule.clockStart)}${papers}`
      }),
    ),
}

/** A rule of the office in words; none for what no help tells. */
export function policySentences<F extends PolicyField>(
  field: F,
  value: Policies[F],
  vendors: ReadonlyMap<string, string>,
): readonly string[] {
  const say = sentences[field] as Say<Policies[F]> | undefined
  return say === undefined ? [] : say(value, vendors)
}

/** The policy of support with its own figures (C13): `casePolicySentences(SOFTMAS_CASE_POLICY)[0]` is R113. */
export function casePolicySentences(policy: CasePolicy): readonly string[] {
  const { waitingDays, attempts, importHours, duplicateNotified, reproduceFirst } = policy
  return [
    `Lo que espera al cliente: tras ${businessDays(waitingDays)}, ${attempts === 1 ? 'un intento' : `${attempts} intentos`} de contacto, y entonces lo puede cerrar una persona (R113).`,
    `Una importación contable se entrega en ${importHours} horas hábiles desde que están todos los datos (R109).`,
    duplicateNotified
      ? 'Al cerrar un caso duplicado se avisa al cliente (R115).'
      : 'Un caso duplicado se cierra aunque no se avise (R115).',
    reproduceFirst
      ? 'A desarrollo llega solo lo que se reprodujo al 100 % (R119).'
      : 'A desarrollo puede llegar lo que no se ha reproducido (R119).',
  ]
}

/** `supportHoursSentence([{ opens: 540, closes: 840 }], 'America/Mexico_City') // 'Hoy atiende de 09:00 a 14:00 …'` */
export function supportHoursSentence(
  intervals: readonly { readonly opens: number; readonly closes: number }[],
  zone: string,
): string {
  if (intervals.length === 0) return 'Hoy no atiende: lo que llega se contesta al abrir (R106, R107).'
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  const open = intervals.map(({ opens, closes }) => `de ${clock(opens)} a ${clock(closes)}`).join(' y ')
  return `Hoy atiende ${open}, hora de ${placeOfZone(zone)}; lo que llega fuera de ese horario se contesta al abrir (R106, R107).`
}

/** R118, with what the catalogue says today. */
export function versionSentence(without: readonly string[]): string {
  const rule = 'Una versión desactualizada no tiene soporte, solo la ayuda y la página (R118)'
  return without.length === 0
    ? `${rule}; hoy el catálogo no tiene ninguna así.`
    : `${rule}; hoy son ${without.join(', ')}.`
}

/** What holds whatever the office decides, with the figures by which the program itself decides it. */
export function constantRules(topic: HelpTopic): readonly string[] {
  switch (topic) {
    case 'support':
      return [
        `Tiene soporte quien renta, mientras rente (R89), y quien compró, ${SUPPORT_MONTHS} meses desde la compra o su última actualización pagada (R90).`,
        `Lo que espera a un tercero o a desarrollo se retoma a los ${businessDays(WAITING_FOLLOW_UP_DAYS)} (R120).`,
        ...caseReminders,
      ]
    case 'charges':
      return [
        `Cada cargo automático se avisa al menos ${LEGAL_NOTICE_DAYS} días naturales antes, con prueba, y con consentimiento guardado (LFPC, art. 76 Bis).`,
      ]
    case 'keys':
      return [
        `Las existencias se comparan con las renovaciones de los próximos ${days(STOCK_WINDOW_DAYS)}.`,
        `Lo que falte se pide ${businessDays(REORDER_BUSINESS_DAYS)} antes de la primera renovación que se quedaría sin clave.`,
        `De una clave sin usar se avisa ${days(EXPIRY_NOTICE_DAYS)} antes de que venza.`,
      ]
    case 'quotes':
      return [`Una cotización vale ${days(QUOTE_VALID_DAYS)} si no se dice otro día.`]
    case 'updates':
      return [
        'De una versión nueva se avisa a cada usuario por correo (R116).',
        'En una red se actualiza cada uno de los equipos: con uno que falte, el sistema no está actualizado (R117).',
        `Una licencia comprada cuyos ${SUPPORT_MONTHS} meses terminaron no tiene derecho a la versión nueva hasta que pague la actualización (R90).`,
      ]
    case 'replacements':
      return [
        'Una licencia perdida se repone mientras está vigente el día en que se pide, y bajo ninguna circunstancia después (R121).',
        `El fabricante tarda ${rangeText(REPLACEMENT_RANGE)} desde que tiene la solicitud con su carta.`,
      ]
    default:
      return []
  }
}

export const helpText = {
  title: (screen: string) => `Ayuda: ${screen}`,
  label: 'Ayuda y teclas',
  how: 'Cómo se usa',
  rules: 'Reglas vigentes',
  /** The days of its force: 'hasta el lun 30 nov 2026', 'desde el mar 1 dic 2026'. */
  force: (from: Day | null, through: Day | null) =>
    [
      from === null ? '' : `desde el ${shortDay(from)}`,
      through === null ? '' : `hasta el ${shortDay(through)}`,
    ]
      .filter(Boolean)
      .join(' '),
  terms: 'Palabras de esta pantalla',
  glossary: 'Glosario',
} as const
