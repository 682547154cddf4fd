/**
 * Which of two versions of a product is newer, part by part, numbers as numbers; one that nobody wrote is the oldest.
 *   compareVersions('9.0', '10.0') // below 0
 *   compareVersions('10.0', '10')  // 0
 *   compareVersions('10.0 Re 2', '10.0') // above 0
 */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)]
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = compareParts(a[at], b[at])
    if (difference !== 0) return difference
  }
  return 0
}

/** Of those in use, the versions that an update to `version` reaches: `olderThan('10.0', ['9.0', '10.0', '']) // ['9.0', '']` */
export function olderThan(version: string, used: readonly string[]): string[] {
  return used.filter((one) => compareVersions(one, version) < 0)
}

type Part = number | string

function partsOf(version: string): Part[] {
  const parts = version.toLowerCase().match(/\d+|\p{L}+/gu) ?? []
  return parts.map((part) => (/^\d/.test(part) ? Number(part) : part))
}

/** What is missing counts as 0, so that '10' and '10.0' are one; a word stands over a missing part and under a number. */
function compareParts(one: Part | undefined, other: Part | undefined): number {
  const a = one ?? (typeof other === 'string' ? undefined : 0)
  const b = other ?? (typeof one === 'string' ? undefined : 0)
  if (a === b) return 0
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1
  return typeof a === 'string' ? -1 : 1
}

/** A computer of a system in a campaign, by its number; '' where nobody knows its name. */
export interface UpdatePlace {
  readonly place: number
  readonly name: string
  readonly done: boolean
}

/** What is known of a system's computers: a name from an earlier campaign, and what was noted in this one. */
export interface KnownComputers {
  readonly users: number
  /** On which it is activated now; '' where nobody wrote it. */
  readonly activatedOn: string
  readonly earlier: ReadonlyMap<number, string>
  readonly noted: ReadonlyMap<number, { readonly name: string; readonly done: boolean }>
}

/**
 * The computers that a system has to update, each of its network (R117): one for each user, and those noted beyond;
 * what has no name is a numbered place.
 *   updatePlaces({ users: 3, activatedOn: 'CAJA-02', … }) // 1 'CAJA-02', 2 '', 3 ''
 */
export function updatePlaces({ users, activatedOn, earlier, noted }: KnownComputers): UpdatePlace[] {
  const count = Math.max(users, ...earlier.keys(), ...noted.keys())
  return Array.from({ length: count }, (_, at) => {
    const place = at + 1
    const own = noted.get(place)
    const known = (place === 1 && activatedOn) || earlier.get(place) || ''
    return { place, name: own?.name || known, done: own?.done ?? false }
  })
}

/** A system has the new version when every one of its computers has it (R117). */
export function isUpdated(places: readonly UpdatePlace[]): boolean {
  return places.every(({ done }) => done)
}
