import { canonicalJson } from './canonical.ts'
import type { AuditSeal } from './messages.ts'

/** What an endpoint signs of the audit of a PC: nothing of what stands in it, only that it went so far and was so. */
export function sealBytes(device: string, { n, hash, at }: Pick<AuditSeal, 'n' | 'hash' | 'at'>): string {
  return canonicalJson({ seal: 'vigente audit', device, n, hash, at })
}
