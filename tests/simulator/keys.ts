/** One line of the endpoint's log. */
export interface Judged {
  readonly rev: number
  readonly device: string
  readonly epoch: number
  readonly seq: number
  readonly cmd_id: string
  readonly type: string
  readonly args: string
  readonly judged_at: string
  readonly outcome: string
  readonly changes: string
}

interface KeyRow {
  readonly state: string
  readonly leased_to: string | null
  readonly leased_until: string | null
}

/** What a PC was promised, and by whom a key was given: read from the log alone, revision by revision. */
export function brokenKeys(log: readonly Judged[]): string[] {
  const found: string[] = []
  const rows = new Map<string, KeyRow>()
  const giver = new Map<string, string>()
  const promised = new Map<string, string>()
  let loaded = 0
  for (const { rev, device, type, args, judged_at, outcome, changes } of log) {
    const isApplied = outcome === '{"kind":"applied"}'
    const { input } = (args === '' ? {} : JSON.parse(args)) as {
      input?: { id?: string; keys?: unknown[] }
    }
    if (type === 'keys.keep' && isApplied) loaded += input!.keys!.length
    const before = type === 'keys.assign' ? rows.get(input!.id!) : undefined
    if (before && isApplied) {
      if (before.state !== 'available') found.push(`a key was given twice at ${rev}: it was ${before.state}`)
      giver.set(input!.id!, device)
    } else if (before && /sync\.keyTaken|key\.leasedElsewhere|key\.notNow/.test(outcome)) {
      const isPromised = (promised.get(`${device} ${input!.id!}`) ?? '') >= judged_at
      const byAnother = before.state === 'assigned' && giver.get(input!.id!) !== device
      if (isPromised && (before.state === 'available' || byAnother))
        found.push(`a leased key was refused within its lease at ${rev}: ${outcome}`)
    }
    for (const [table, key, row] of JSON.parse(changes) as [string, string, KeyRow | null][]) {
      if (table !== 'prepaid_keys') continue
      if (row === null) rows.delete(key)
      else rows.set(key, row)
      if (row?.leased_to && type === 'keys.lease') promised.set(`${row.leased_to} ${key}`, row.leased_until!)
    }
    if (rows.size !== loaded) found.push(`${loaded} keys were loaded and ${rows.size} are there at ${rev}`)
  }
  return found
}
