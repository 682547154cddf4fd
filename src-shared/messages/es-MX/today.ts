import type { Day } from '#domain/calendar.ts'
import { distance, shortDay } from './dates.ts'

/** What one line of Hoy is about, as far as its sentence needs it. */
export interface LineFacts {
  readonly section: keyof typeof SECTIONS
  readonly on: string
  readonly worksThrough: string | null
  readonly toleranceUntil: string | null
  readonly promiseOn: string | null
  readonly autoCharge: boolean
  readonly message: string | null
}

const SECTIONS = {
  reported: { title: 'Reportó falla', action: 'Atender' },
  cutToday: { title: 'Corte hoy', action: 'Renovar' },
  cutTomorrow: { title: 'Corte antes del próximo día hábil', action: 'Renovar' },
  thisWeek: { title: 'Corte esta semana', action: 'Renovar' },
  unconfirmed: { title: 'Por confirmar', action: 'Confirmar' },
  validations: { title: 'Validan hoy', action: 'Confirmar validación' },
  tolerance: { title: 'Validación pendiente', action: 'Confirmar validación' },
  trials: { title: 'Prueba por terminar', action: 'Activar' },
  promises: { title: 'Promesas de pago', action: 'Registrar pago' },
} as const

/** `sectionTitle('cutToday') // 'Corte hoy'` */
export function sectionTitle(section: LineFacts['section']): string {
  return SECTIONS[section].title
}

export function actionOf(section: LineFacts['section']): string {
  return SECTIONS[section].action
}

/**
 * What stops and when, in the words of the office; "se detuvo" only of what somebody reported (D4).
 *   'corte mañana mar 24 nov 2026 · funciona hasta hoy'
 */
export function whatStops(line: LineFacts, today: Day): string {
  const on = line.on as Day
  const day = on === today ? 'hoy' : `${shortDay(on)} (${distance(on, today)})`
  if (line.section === 'reported') return `no abre desde ${day}${line.message ? `: ${line.message}` : ''}`
  if (line.section === 'unconfirmed') return `corte ${day}, sin confirmar desde entonces`
  if (line.section === 'validations') return 'valida hoy; si no se reporta falla, se da por hecha'
  if (line.section === 'tolerance') {
    const until = line.toleranceUntil as Day | null
    return `validación del ${shortDay(on)} pendiente${until ? `; podría seguir hasta el ${shortDay(until)}` : ''}`
  }
  if (line.section === 'trials')
    return on <= today ? `la prueba terminó; falta activar` : `la prueba termina; deja de abrir ${day}`
  if (line.section === 'promises') {
    const promise = line.promiseOn as Day | null
    return `prometió pagar ${promise === today ? 'hoy' : promise ? `el ${shortDay(promise)}` : ''}; corte ${day}`
  }
  const works = line.worksThrough as Day | null
  const usable =
    on === today
      ? 'puede detenerse'
      : `funciona hasta ${works === today ? 'hoy' : works ? `el ${shortDay(works)}` : 'el corte'}`
  return `corte ${day} · ${usable}${line.autoCharge ? ' · cargo automático: confirme que la tarjeta pasará' : ''}`
}
