/** Of one address and of all of them: requests under way, and bytes of bodies that are held for them. */
const MOST = {
  one: { requests: 200, bytes: 16 * 1024 * 1024 },
  all: { requests: 500, bytes: 64 * 1024 * 1024 },
} as const

/** A request that is under way. */
export interface Stay {
  /** False where so much more is not to be held. */
  hold(bytes: number): boolean
  /** It was answered, or its asker has gone. */
  leave(): void
}

interface Load {
  requests: number
  bytes: number
}

/** What is under way at once, so that whoever asks slowly or much takes neither the memory nor the turn of the others. */
export function keepTraffic() {
  const all: Load = { requests: 0, bytes: 0 }
  const each = new Map<string, Load>()
  return {
    /** Null where there is no room for one more. */
    enter: (address: string): Stay | null => {
      const one = each.get(address) ?? { requests: 0, bytes: 0 }
      if (one.requests >= MOST.one.requests || all.requests >= MOST.all.requests) return null
      each.set(address, one)
      one.requests += 1
      all.requests += 1
      let held = 0
      return {
        hold: (bytes) => {
          if (one.bytes + bytes > MOST.one.bytes || all.bytes + bytes > MOST.all.bytes) return false
          held += bytes
          one.bytes += bytes
          all.bytes += bytes
          return true
        },
        leave: () => {
          one.requests -= 1
          all.requests -= 1
          one.bytes -= held
          all.bytes -= held
          if (one.requests === 0) each.delete(address)
        },
      }
    },
  }
}
