import { foldForSearch } from './company-name.ts'
import { zoneOf } from './sales-zone.ts'

/** Cities whose clock is not that of the middle of the country (mexico.md §8), as `foldForSearch` leaves them. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'America/Cancun': ['quintana roo', 'q roo', 'isla mujeres', 'bacalar', 'holbox', 'mahahual', 'kantunilkin'],
  'America/Tijuana': ['tijuana', 'mexicali', 'ensenada', 'tecate', 'rosarito', 'baja california norte'],
  'America/Hermosillo': [
    'hermosillo',
    'ciudad obregon',
    'cd obregon',
    'nogales',
    'guaymas',
    'navojoa',
    'sonora',
  ],
  'America/Mazatlan': [
    'mazatlan',
    'culiacan',
    'los mochis',
    'la paz',
    'los cabos',
    'cabo san lucas',
    'san jose del cabo',
    'baja california sur',
    'sinaloa',
    'tepic',
  ],
  'America/Ciudad_Juarez': ['ciudad juarez', 'cd juarez', 'juarez chihuahua', 'juarez chih'],
  'America/Ojinaga': ['ojinaga'],
  'America/Matamoros': ['matamoros', 'reynosa', 'nuevo laredo', 'piedras negras', 'ciudad acuna', 'cd acuna'],
}

/**
 * The zone of a client's city, as somebody typed it; null of none. What is not known to be elsewhere keeps the time of
 * the middle of the country, which most of it does.
 *   zoneOfCity('TIJUANA, B.C.')  // 'America/Tijuana'
 *   zoneOfCity('Playa del Carmen') // 'America/Cancun'
 *   zoneOfCity('Mérida')         // 'America/Mexico_City'
 */
export function zoneOfCity(city: string): string | null {
  if (zoneOf(city) !== null) return 'America/Cancun'
  const folded = ` ${foldForSearch(city)
    .replace(/[^a-z]+/g, ' ')
    .trim()} `
  if (folded.trim() === '') return null
  const found = Object.entries(ELSEWHERE).find(([, names]) =>
    names.some((name) => folded.includes(` ${name} `)),
  )
  return found?.[0] ?? 'America/Mexico_City'
}
