export interface Pace {
  readonly elapsedMs: number
  /** 0 to 1. */
  readonly part: number
}

/**
 * How much longer, as a person would say it; empty while it cannot be told yet.
 *   timeLeft({ elapsedMs: 10_000, part: 0.5 }) // 'faltan unos 10 s'
 */
export function timeLeft({ elapsedMs, part }: Pace): string {
  if (part >= 1 || part < 0.02 || elapsedMs < 1_000) return ''
  const seconds = (elapsedMs / part - elapsedMs) / 1_000
  if (seconds < 5) return 'ya casi'
  if (seconds < 60) return `faltan unos ${Math.ceil(seconds / 5) * 5} s`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'falta 1 minuto' : `faltan unos ${minutes} minutos`
}
