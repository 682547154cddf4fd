const zones: readonly (readonly [zone: string, place: string])[] = [
  ['America/Cancun', 'Cancún (Quintana Roo)'],
  ['America/Mexico_City', 'Ciudad de México'],
  ['America/Merida', 'Mérida'],
  ['America/Monterrey', 'Monterrey'],
  ['America/Chihuahua', 'Chihuahua'],
  ['America/Ciudad_Juarez', 'Ciudad Juárez'],
  ['America/Mazatlan', 'Mazatlán'],
  ['America/Hermosillo', 'Hermosillo'],
  ['America/Tijuana', 'Tijuana'],
]

/** The zones of Mexico for a choice, and the one in use when it is none of them. */
export function mexicanZones(inUse: string): { value: string; label: string }[] {
  const known = zones.map(([value, label]) => ({ value, label }))
  return known.some(({ value }) => value === inUse) ? known : [{ value: inUse, label: inUse }, ...known]
}
