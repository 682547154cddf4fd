import type { CommandContext } from '#core/app.ts'
import { keepNotice, type Notice } from '#features/charges/sql.ts'

type Context = Pick<CommandContext, 'db' | 'newId' | 'now' | 'today' | 'operator'>
type Proof = Pick<Notice, 'channel' | 'proof' | 'attachmentId'>

/** The proof that these charges were announced, kept once it really reached the client's side (mexico.md §9). */
export function keepNotices(
  { db, newId, now, today, operator }: Context,
  charges: readonly Pick<Notice, 'serialId' | 'chargeOn'>[],
  proof: Proof,
): void {
  for (const charge of charges) {
    const sent = { sentOn: today, sentAt: now, operatorId: operator.id }
    keepNotice(db, { id: newId(), ...charge, ...sent, ...proof })
  }
}
