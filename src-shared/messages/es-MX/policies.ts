import type { Day } from '#domain/calendar.ts'
import type { PolicyField } from '#domain/policies.ts'
import type { UnlockRule } from '#domain/unlock.ts'
import { shortDay } from './dates.ts'
import { clockStartNames, unlockRuleSentence } from './unlocks.ts'

/** Each rule in a few words, for its history. */
export const policyNames: Readonly<Record<PolicyField, string>> = {
  zone: 'Zona horaria',
  presumeValidations: 'Suponer hechas las validaciones',
  presumeAutoCharges: 'Suponer hechos los cargos automáticos',
  cardForLongPeriods: 'Tarjeta en renta semestral y anual',
  usersWindowDays: 'Días para cambiar usuarios antes del corte',
  advanceDays: 'Días de anticipación',
  chequeClearingDays: 'Días hábiles de un cheque',
  counterClearingDays: 'Días hábiles de ventanilla',
  transferLatest: 'Hora límite de transferencia',
  invoiceDays: 'Días hábiles de la factura',
  reminderOffsets: 'Días antes del corte en que se avisa, por meses',
  unlockRules: 'Plazos de desbloqueo',
  leasedKeys: 'Claves de prepago apartadas para cada PC',
  leaseDays: 'Días que una clave queda apartada',
  wordingUnMil: '«UN MIL» en el importe con letra',
}

export const policyText = {
  from: 'Vale desde el',
  fromDetail: 'Lo decidido antes de ese día se queda con la regla de su día.',
  reason: 'Motivo (opcional)',
  history: 'Cambios de las reglas',
  noHistory: 'Nadie ha cambiado una regla: rigen los valores con que arranca el programa.',
  rule: 'Regla',
  value: 'Valor',
  force: 'Vigencia',
  who: 'Quién y cuándo',
  withdraw: 'Retirar',
  withdrawn: 'Cambio retirado',
  saved: 'Guardado.',
  nothing: 'No hay nada que cambiar.',
} as const

export const policyStates = {
  past: 'pasada',
  inForce: 'vigente',
  pending: 'pendiente',
  replaced: 'sustituida el mismo día',
  withdrawn: 'retirada',
} as const

/** `policyValue(true) // 'sí'`; a table of unlocks is told row by row. */
export function policyValue(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'sí' : 'no'
  if (isUnlockRule(value)) {
    return `${unlockRuleSentence(value)} ${clockStartNames[value.clockStart]}`
  }
  if (Array.isArray(value)) return value.map(policyValue).join(', ')
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, one]) => `${key}: ${policyValue(one)}`)
      .join(' · ')
  }
  return String(value)
}

function isUnlockRule(value: unknown): value is UnlockRule {
  return typeof value === 'object' && value !== null && 'clockStart' in value && 'range' in value
}

/** `policyForce('2026-12-01', '2026-12-31') // 'mar 1 dic 2026 a jue 31 dic 2026'`; what was always so has no first day. */
export function policyForce(from: Day, through: Day | null): string {
  const begin = from === '0001-01-01' ? 'desde el principio' : `desde ${shortDay(from)}`
  return through === null ? begin : `${begin} hasta ${shortDay(through)}`
}
