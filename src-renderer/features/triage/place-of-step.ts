import { saysActivationsSpent, type TriageStep } from '#domain/triage.ts'

/**
 * Where the next step is done; null where it is done on the telephone, and "¿ya abre?" is what is left to ask. The
 * message of R44 goes along to where the unlock is asked for.
 */
export function placeOfStep(step: TriageStep, serialId: string, message: string): string | null {
  switch (step) {
    case 'renew':
      return `/renovar/${serialId}`
    case 'changeComputer':
      return saysActivationsSpent(message)
        ? `/desbloqueo/nuevo?serie=${serialId}&mensaje=${encodeURIComponent(message)}`
        : `/sistemas/${serialId}?hacer=equipo`
    case 'activate':
      return `/sistemas/${serialId}?hacer=activar`
    case 'support':
      return `/soporte/nuevo?serie=${serialId}`
    case 'validate':
    case 'fixClock':
    case 'ask':
      return null
  }
}
