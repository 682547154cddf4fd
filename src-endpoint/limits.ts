import type { Path } from './answer.ts'

/** Requests a minute of one device; also how many of them at once. */
const A_MINUTE: Readonly<Record<Path, number>> = {
  'v1/push': 1_200,
  'v1/pull': 1_200,
  'v1/snapshot': 6_000,
  'v1/wait': 120,
  'v1/enrol': 10,
  'v1/contacts': 120,
  'v1/code': 10,
  'v1/blobs': 6_000,
}
/** Behind one address stands a whole office, and behind all of them one machine. */
const OF_AN_ADDRESS = 10
const OF_THE_OFFICE = 20
/** What is no request of a PC: whether it is well, what the protocol is, and what is nothing. */
const OTHERS_A_MINUTE = 120
/** Tries of codes of one address, and in how long they come back: as long as a code holds. */
const TRIES = { most: 10, fillsInMs: 10 * 60_000 }
const TRIES_OF_THE_OFFICE = 60
const MINUTE_MS = 60_000
const MOST_KNOWN = 10_000

/** How often somebody may ask. Each answers the seconds to wait, or null where it may be asked. */
export interface Limits {
  /** Before anything of a request is read or believed; null is what is no request of a PC. */
  address(address: string, path: Path | null): number | null
  /** A try of a code that was right is none. */
  wasRight(address: string): void
  /** Once its signature has shown whose it is: a name alone uses up nothing of anybody's. */
  device(device: string, path: Path): number | null
}

export function createLimits(now: () => number = () => performance.now()): Limits {
  const [addresses, devices, office] = [keepBuckets(now), keepBuckets(now), keepBuckets(now)]
  return {
    address: (address, path) => {
      if (path === 'v1/enrol')
        return (
          addresses.take(`${path} ${address}`, TRIES.most, TRIES.fillsInMs) ??
          office.take(path, TRIES_OF_THE_OFFICE, MINUTE_MS)
        )
      const most = path === null ? OTHERS_A_MINUTE : A_MINUTE[path] * OF_AN_ADDRESS
      return addresses.take(`${path} ${address}`, most, MINUTE_MS)
    },
    wasRight: (address) => {
      addresses.giveBack(`v1/enrol ${address}`, TRIES.most)
      office.giveBack('v1/enrol', TRIES_OF_THE_OFFICE)
    },
    device: (device, path) =>
      devices.take(`${path} ${device}`, A_MINUTE[path], MINUTE_MS) ??
      office.take(path, A_MINUTE[path] * OF_THE_OFFICE, MINUTE_MS),
  }
}

interface Bucket {
  left: number
  at: number
}

/** Buckets that fill by themselves; what nobody asked of for long is forgotten. */
function keepBuckets(now: () => number) {
  const buckets = new Map<string, Bucket>()
  return {
    take: (key: string, most: number, fillsInMs: number): number | null => {
      const at = now()
      const bucket = buckets.get(key) ?? { left: most, at }
      bucket.left = Math.min(most, bucket.left + ((at - bucket.at) / fillsInMs) * most)
      bucket.at = at
      buckets.delete(key)
      buckets.set(key, bucket)
      if (buckets.size > MOST_KNOWN) buckets.delete(buckets.keys().next().value!)
      if (bucket.left < 1) return Math.ceil((((1 - bucket.left) / most) * fillsInMs) / 1000)
      bucket.left -= 1
      return null
    },
    giveBack: (key: string, most: number): void => {
      const bucket = buckets.get(key)
      if (bucket) bucket.left = Math.min(most, bucket.left + 1)
    },
  }
}
