import { z } from 'zod'
import { BACKUP_REASONS } from '#domain/retention.ts'
import { ledgerHeads } from './heads.ts'

/** What was found out of a backup when it was made. Without one, a copy is not a backup. */
export const manifest = z.object({
  version: z.literal(1),
  /** Of the chain of its folder. */
  n: z.int().min(1),
  madeAt: z.iso.datetime(),
  why: z.enum(BACKUP_REASONS),
  /** Of the program and of its schema. */
  app: z.string(),
  schema: z.int(),
  bytes: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  counts: z.record(z.string(), z.int()),
  ...ledgerHeads.shape,
  /** Of the confirmed rows. */
  digest: z.string(),
  /** How long it took, in milliseconds. */
  took: z.int(),
})
export type Manifest = z.output<typeof manifest>
