import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { ConfirmStep, KeyState } from '#domain/prepaid-key.ts'
import type { Months } from '#domain/rental.ts'
import { longDay, shortDay } from './dates.ts'
import { periodName } from './serials.ts'

/** C20. */
export const keyStateNames: Readonly<Record<KeyState, string>> = {
  received: 'recibida',
  available: 'disponible',
  assigned: 'asignada',
  used: 'utilizada',
  void: 'anulada',
}

interface StepWords {
  readonly title: string
  /** What is done in the portal, in its own words (R60–R65). */
  readonly detail: string
  readonly act: string
}

export const confirmStepWords: Readonly<Record<ConfirmStep, StepWords>> = {
  typed: {
    title: 'Capturar la clave',
    detail:
      'En el portal, con «Acceso a Distribuidores» o «Mi cuenta Aspel»: Mis servicios › Activar claves de producto prepago. Capture la Clave Prepago y dé clic en Confirmar.',
    act: 'Ya la capturé',
  },
  licenceAccepted: {
    title: 'Aceptar la licencia de uso',
    detail: 'Habilite «Acepto La licencia de uso» y siga. Si no se acepta, la clave no sigue.',
    act: 'Licencia aceptada',
  },
  noticeAcknowledged: {
    title: 'Aceptar el aviso',
    detail: 'El portal despliega un mensaje de aviso, que se debe aceptar.',
    act: 'Aviso aceptado',
  },
  mailReceived: {
    title: 'Recibir el correo',
    detail: 'Llega un correo que indica la clave de prepago confirmada. Hasta entonces no está disponible.',
    act: 'Llegó el correo',
  },
}

/** `kindName('Aspel COI', 6, 5) // 'Aspel COI, semestral, 5 usuarios'` */
export function kindName(product: string, months: Months, users: number): string {
  return `${product}, ${periodName(months).toLowerCase()}, ${users === 1 ? '1 usuario' : `${users} usuarios`}`
}

/** Everything that may be wrong with a line, or that it would change. */
export const keyLineText = {
  notAKey: 'no es una clave: deben ser 25 letras y números en cinco grupos',
  noProduct: 'falta de qué sistema es',
  unknownProduct: (typed: string) => `«${typed}» no es un sistema del catálogo`,
  otherProduct: (typed: string, batch: string) => `es de ${typed} y el lote es de ${batch}`,
  noMonths: 'falta el periodo (mensual, semestral o anual)',
  badMonths: (typed: string) => `«${typed}» no es un periodo`,
  otherMonths: (typed: Months, batch: Months) =>
    `es ${periodName(typed).toLowerCase()} y el lote es ${periodName(batch).toLowerCase()}`,
  noUsers: 'falta para cuántos usuarios es',
  badUsers: (typed: string) => `«${typed}» no es un número de usuarios`,
  otherUsers: (typed: number, batch: number) => `es para ${typed} usuarios y el lote es para ${batch}`,
  badDay: (typed: string) => `«${typed}» no es un día de vencimiento`,
  badCost: (typed: string) => `«${typed}» no es un costo`,
  badStatus: (typed: string) => `«${typed}» no es un estatus del portal`,
  expired: (on: Day) => `venció el ${shortDay(on)}`,
  twice: (line: number) => `es la misma clave del renglón ${line}`,
  looksTwice: (line: number) => `parece la misma del renglón ${line} (O por 0, I por 1 o parecidas)`,
  known: (where: string) => `ya está en el libro: ${where}`,
  looksKnown: (where: string) => `parece una que ya está (O por 0, I por 1 o parecidas): ${where}`,
  cannotMove: (word: string, state: KeyState) =>
    `el portal dice «${word}» y aquí está ${keyStateNames[state]}`,
  moves: (word: string) => `el portal dice «${word}»`,
  where: (state: KeyState, supplier: string, receivedOn: Day, client: string) =>
    `${keyStateNames[state]}, lote de ${supplier} del ${shortDay(receivedOn)}${client === '' ? '' : `, de ${client}`}`,
} as const

export const keyWhy = {
  missed: (on: Day, count: number) =>
    `El ${longDay(on)} es el primer corte que se queda sin clave; en total faltan ${count}.`,
  reorder: (days: number, by: Day) => `Se piden ${days} días hábiles antes: ${longDay(by)}.`,
  late: 'Ya es tarde para esperar esos días: se piden hoy.',
  automatic: 'Lo que tiene cargo automático no necesita clave y no se cuenta.',
  expiry: (on: Day) => `El proveedor la da por vencida después del ${longDay(on)}.`,
  unneeded:
    'Ninguna renovación de los próximos 60 días la necesita: busque a quién asignarla o cómo cambiarla.',
} as const

export const keyAssignText = {
  automatic: 'Tiene cargo automático: apáguelo en el portal, o el cliente paga dos veces.',
  period: (has: Months, gets: Months) =>
    `Hoy renta ${periodName(has).toLowerCase()}: con esta clave queda ${periodName(gets).toLowerCase()}.`,
  noService: (months: number) =>
    `${months === 1 ? 'Queda un mes' : `Quedan ${months} meses`} sin servicio entre su corte y hoy.`,
  loss: (amount: Centavos) => `Cuesta más de lo que se cobra: se pierden ${formatPesos(amount)}.`,
  reference: (last4: string) => `Clave •••• ${last4}`,
} as const
