import { release } from 'node:os'
import type { Damage } from '#domain/ledger-damage.ts'
import type { KeptEntry } from '#domain/log-entry.ts'
import { supportFileText as text } from '#messages/es-MX/support-file.ts'
import { zipStream } from './zip-write.ts'

// The file for support, put together field by field from numbers, dates and words of the program.

/** What the file tells, by part; a part that is not known is left out. */
export interface SupportParts {
  readonly versions: object
  readonly settings?: object
  readonly ledger: object
  readonly counts?: object
  readonly entries: readonly KeptEntry[]
}

export async function supportZip({
  versions,
  settings,
  ledger,
  counts,
  entries,
}: SupportParts): Promise<Buffer> {
  const parts: readonly (readonly [name: string, said: string | undefined])[] = [
    [text.readMe, text.explained],
    ['versiones.json', asJson(versions)],
    ['ajustes.json', asJson(settings)],
    ['libro.json', asJson(ledger)],
    ['renglones.json', asJson(counts)],
    ['registro.ndjson', entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')],
  ]
  const chunks: Uint8Array[] = []
  const told = parts.flatMap(([name, said]) =>
    said === undefined ? [] : [{ name, bytes: [Buffer.from(said)] }],
  )
  for await (const chunk of zipStream(told)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Of the program and the machine, whatever ledger it is. */
export function machineFacts(app: string, madeAt: string) {
  return {
    madeAt,
    vigente: app,
    node: process.versions.node,
    electron: process.versions['electron'] ?? null,
    platform: process.platform,
    arch: process.arch,
    system: release(),
  }
}

/** Kinds of damage by table, never the row: `{ 'row clients': 2 }` */
export function damageCounts(found: readonly Pick<Damage, 'kind' | 'table'>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind, table } of found) {
    const where = table === null ? kind : `${kind} ${table}`
    counts[where] = (counts[where] ?? 0) + 1
  }
  return counts
}

function asJson(value: object | undefined): string | undefined {
  return value && `${JSON.stringify(value, null, 1)}\n`
}
