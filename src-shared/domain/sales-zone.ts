import { foldForSearch } from './company-name.ts'

/** The distributor's sales zone, city by city and in this order (R40). */
export const ZONES = [
  'Cancún',
  'Puerto Morelos',
  'Playa del Carmen',
  'Cozumel',
  'Puerto Aventuras',
  'Akumal',
  'Tulum',
  'Carrillo Puerto',
  'Chetumal',
] as const

export type Zone = (typeof ZONES)[number]

/**
 * The city of R40 that a client's city, as somebody typed it, is; null for any other ("otra").
 *   zoneOf('CANCUN, Q. ROO')        // 'Cancún'
 *   zoneOf('Felipe Carrillo Puerto') // 'Carrillo Puerto'
 *   zoneOf('Mérida')                 // null
 */
export function zoneOf(city: string): Zone | null {
  const folded = foldForSearch(city).replace(/[^a-z]+/g, ' ')
  return ZONES.find((zone) => ` ${folded} `.includes(` ${foldForSearch(zone)} `)) ?? null
}
