import { z } from 'zod'
import { command, query } from './procedure.ts'
import { dayValue, done, id, noteText, page, requiredText, shortText } from './values.ts'

const noticeChannel = z.enum(['email', 'whatsapp', 'call', 'none'])
const place = z.int().min(1).max(10_000)

const progress = {
  clients: z.int(),
  /** To whom it was not said yet, of those that still lack a computer (R116). */
  unannounced: z.int(),
  systems: z.int(),
  systemsDone: z.int(),
  computers: z.int(),
  computersDone: z.int(),
}

const campaign = z.object({
  id,
  productId: id,
  system: z.string(),
  version: z.string(),
  announcedOn: z.string(),
  /** The last day on which the versions before it get support, where the vendor said one (R118). */
  finishBy: z.string().nullable(),
  startedOn: z.string(),
  endedOn: z.string().nullable(),
  endReason: z.string().nullable(),
  ...progress,
})

const changed = ['updates', 'serials', 'mail'] as const

export const updateOperations = {
  /** What a campaign would reach: systems with an older version, by version, and whether it gets support (R118). */
  'updates.preview': query({
    role: 'reader',
    input: z.strictObject({ productId: id, version: requiredText }),
    output: z.object({
      clients: z.int(),
      systems: z.int(),
      computers: z.int(),
      versions: z.array(z.object({ version: z.string(), systems: z.int(), supported: z.boolean() })),
    }),
    reads: ['updates', 'serials', 'catalogue'],
  }),
  /** A campaign for a version of the catalogue; those with an older one are found each time that it is looked at. */
  'updates.start': command({
    role: 'support',
    input: z.strictObject({
      productId: id,
      version: requiredText,
      /** On which the vendor announced it. */
      announcedOn: dayValue,
      finishBy: dayValue.optional(),
      /** What the version brings or how it is downloaded; a paragraph of each message. */
      news: noteText.optional(),
    }),
    output: done,
    changes: changed,
  }),
  'updates.list': query({
    role: 'reader',
    input: z.strictObject({ show: z.enum(['open', 'ended', 'all']).optional() }),
    output: z.object({ campaigns: z.array(campaign) }),
    reads: ['updates', 'serials', 'clients'],
  }),
  'updates.get': query({
    role: 'reader',
    input: z.strictObject({ id }),
    output: campaign.extend({
      news: z.string(),
      operator: z.string(),
      /** Versions still in use, and what R118 says of each today. */
      versions: z.array(z.object({ version: z.string(), systems: z.int(), supported: z.boolean() })),
      /** Clients with an address that were not written to: what `updates.notifyAll` sends. */
      byMail: z.int(),
    }),
    reads: ['updates', 'serials', 'clients', 'contacts', 'catalogue'],
  }),
  /** The clients of a campaign, those that lack something first by name. */
  'updates.clients': query({
    role: 'reader',
    input: z.strictObject({
      id,
      show: z.enum(['missing', 'unannounced', 'done', 'all']).optional(),
      search: z.string().trim().max(200).optional(),
      ...page,
    }),
    output: z.object({
      total: z.int(),
      counts: z.object({ missing: z.int(), unannounced: z.int(), done: z.int(), all: z.int() }),
      clients: z.array(
        z.object({
          clientId: id,
          client: z.string(),
          systems: z.int(),
          computers: z.int(),
          computersDone: z.int(),
          notice: z.object({ channel: noticeChannel, on: z.string() }).nullable(),
        }),
      ),
    }),
    reads: ['updates', 'serials', 'clients'],
  }),
  /** One client of a campaign: each computer of each of its systems (R117), and the message to it (R116). */
  'updates.client': query({
    role: 'reader',
    input: z.strictObject({ id, clientId: id }),
    output: z.object({
      clientId: id,
      client: z.string(),
      systems: z.array(
        z.object({
          serialId: id,
          serial: z.string(),
          users: z.int(),
          /** Where it comes from; the new one is the campaign's. */
          fromVersion: z.string(),
          doneOn: z.string().nullable(),
          /** First day without a right to it, of a bought licence whose twelve months are over (R90, R121). */
          rightEndedOn: z.string().nullable(),
          computers: z.array(z.object({ place, name: z.string(), done: z.boolean() })),
        }),
      ),
      notices: z.array(z.object({ id, channel: noticeChannel, on: z.string(), operator: z.string() })),
      message: z.object({
        /** `email` where the office sends mail and somebody has an address. */
        via: z.enum(['email', 'person']),
        to: z.array(z.string()),
        phone: z.string(),
        subject: z.string(),
        text: z.string(),
        whatsapp: z.string(),
      }),
    }),
    reads: ['updates', 'serials', 'clients', 'contacts', 'templates', 'mail', 'catalogue', 'settings'],
  }),
  /**
   * Computers that have the new version, or not after all: those named, or all of a system. With the last one the system
   * itself changes its version, and back with the first that has not (R117).
   */
  'updates.check': command({
    role: 'support',
    input: z.strictObject({
      id,
      systems: z
        .array(z.strictObject({ serialId: id, places: z.array(place).min(1).max(10_000).optional() }))
        .min(1)
        .max(500),
      done: z.boolean(),
    }),
    output: z.object({
      id,
      computers: z.int(),
      /** Serials that changed their version with it. */
      updated: z.array(z.string()),
    }),
    changes: changed,
  }),
  /** How a computer is called; the number after the last one is a computer more. */
  'updates.nameComputer': command({
    role: 'support',
    input: z.strictObject({ id, serialId: id, place, name: requiredText }),
    output: done,
    changes: ['updates'],
  }),
  /** A client was told, with the words as they were sent, or needs not be (R116). */
  'updates.notify': command({
    role: 'support',
    input: z.strictObject({
      id,
      clientId: id,
      channel: noticeChannel,
      /** Of an e-mail. */
      mail: z
        .strictObject({
          to: z.array(shortText).min(1).max(20),
          subject: z.string().max(300),
          text: z.string().max(100_000),
        })
        .optional(),
    }),
    output: done,
    changes: ['updates', 'mail', 'contacts', 'tasks'],
    undoable: false,
  }),
  /** An e-mail to every user with an address, of each client that was not told yet (R116). */
  'updates.notifyAll': command({
    role: 'support',
    input: z.strictObject({ id }),
    output: z.object({ id, mails: z.int(), byHand: z.int() }),
    changes: ['updates', 'mail', 'tasks'],
    undoable: false,
  }),
  /**
   * An update that a bought licence paid for: twelve months more of support from its day (R90). Where it is installed
   * on all of its computers, and newer than what is there, the system has that version.
   */
  'updates.buy': command({
    role: 'support',
    input: z.strictObject({ serialId: id, on: dayValue, version: requiredText, installed: z.boolean() }),
    output: z.object({ id, endsOn: z.string() }),
    changes: ['updates', 'serials', 'support'],
  }),
  /** What a bought licence paid for, the newest first, and until when it is in force by it (R90). */
  'updates.ofSerial': query({
    role: 'reader',
    input: z.strictObject({ serialId: id }),
    output: z.object({
      updates: z.array(z.object({ id, on: z.string(), version: z.string(), operator: z.string() })),
      force: z.object({
        entitled: z.boolean(),
        endsOn: z.string().nullable(),
        sentence: z.string(),
        why: z.array(z.string()),
      }),
    }),
    reads: ['updates', 'serials', 'rentals', 'policies'],
  }),
  'updates.end': command({
    role: 'support',
    input: z.strictObject({ id, reason: requiredText }),
    output: done,
    changes: ['updates', 'mail'],
  }),
}
