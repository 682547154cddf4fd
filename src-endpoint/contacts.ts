import type { ContactsAnswer, PullRequest, PushRequest } from '#wire/messages.ts'
import type { Driver } from './drivers/driver.ts'
import * as store from './store.ts'

/** After this long it is written down again; what a crash takes of it is not more. */
const WRITTEN_EVERY_MS = 60_000

/** How far the count of an epoch is judged; one that another has followed is over. */
function judgedOf(head: store.DeviceHead | null, epoch: number): number {
  if (head === null || head.epoch < epoch) return 0
  return head.epoch === epoch ? head.seq : Infinity
}

/**
 * When each PC was last met, and how far it had recorded by then. Each push and pull says it, and most have nothing else
 * to say: what is newer than the store stays in memory, and another endpoint on the same store knows it a minute later.
 */
export function keepContacts(driver: Driver, tenant: string, now: () => Date) {
  const met = new Map<string, store.Contact>()
  const written = new Map<string, number>()

  return {
    note: async ({ device, epoch, recorded }: PullRequest | PushRequest): Promise<void> => {
      const at = now()
      const contact = { device, at: at.toISOString(), epoch, recorded }
      met.set(device, contact)
      if (Math.abs(at.getTime() - (written.get(device) ?? -Infinity)) < WRITTEN_EVERY_MS) return
      written.set(device, at.getTime())
      await driver.write((tx) => store.saveContact(tx, tenant, contact))
    },
    list: (): Promise<ContactsAnswer['contacts']> =>
      driver.read(async (tx) => {
        const known = new Map((await store.contacts(tx, tenant)).map((contact) => [contact.device, contact]))
        for (const [device, contact] of met) {
          if (contact.at >= (known.get(device)?.at ?? '')) known.set(device, contact)
        }
        const listed: ContactsAnswer['contacts'] = []
        for (const { device, at, epoch, recorded } of known.values()) {
          const head = await store.deviceHead(tx, tenant, device)
          listed.push({ id: device, metAt: at, pending: Math.max(0, recorded - judgedOf(head, epoch)) })
        }
        return listed
      }),
  }
}
