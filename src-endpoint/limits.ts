import type { Path } from './answer.ts'

/** Requests a minute of one device (of one address, where no device is named), and how many at once. */
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
const MOST_KNOWN = 10_000

interface Bucket {
  left: number
  at: number
}

/** Buckets that fill by themselves; what nobody asked of for long is forgotten. */
export function createLimits(now: () => number = () => performance.now()) {
  const buckets = new Map<string, Bucket>()
  return {
    /** Null where it may be asked; else the seconds to wait. */
    take: (who: string, path: Path): number | null => {
      const most = A_MINUTE[path]
      const key = `${path} ${who}`
      const at = now()
      const bucket = buckets.get(key) ?? { left: most, at }
      bucket.left = Math.min(most, bucket.left + ((at - bucket.at) / 60_000) * most)
      bucket.at = at
      buckets.delete(key)
      buckets.set(key, bucket)
      if (buckets.size > MOST_KNOWN) buckets.delete(buckets.keys().next().value!)
      if (bucket.left < 1) return Math.ceil(((1 - bucket.left) / most) * 60)
      bucket.left -= 1
      return null
    },
  }
}
