import type { Method } from '#domain/payment-method.ts'
import type { Mode, Months, SerialStatus } from '#domain/rental.ts'

export const modeNames: Readonly<Record<Mode, string>> = {
  subscription: 'Suscripción',
  electronic: 'Licenciamiento Electrónico',
  physical: 'Licenciamiento físico',
}

export const methodNames: Readonly<Record<Method, string>> = {
  card: 'Tarjeta',
  transfer: 'Transferencia',
  cheque: 'Cheque nominativo',
  paypal: 'PayPal',
  bancanet: 'Bancanet',
  counter: 'Ventanilla',
}

export const statusNames: Readonly<Record<SerialStatus, string>> = {
  vigente: 'vigente',
  porVencer: 'por vencer',
  corteHoy: 'corte hoy',
  porConfirmar: 'por confirmar',
  detenido: 'reportó falla',
  sinActivar: 'sin activar',
  pruebaVencida: 'prueba terminada',
  comprada: 'comprada',
  baja: 'baja',
}

/** `periodName(6) // 'Semestral'`; a bought licence has none. */
export function periodName(months: Months | null): string {
  return months === null ? '' : { 1: 'Mensual', 6: 'Semestral', 12: 'Anual' }[months]
}
