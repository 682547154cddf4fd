import { z } from 'zod'
import { command, query } from './procedure.ts'
import {
  billedByValue,
  dayValue,
  done,
  id,
  noteText,
  page,
  requiredText,
  seenValue,
  shortText,
} from './values.ts'

export const contactValue = z.strictObject({
  name: requiredText,
  /** As typed; kept as ten digits. */
  phone: shortText.default(''),
  email: shortText.default(''),
  role: shortText.default(''),
  /** At the capture: that they have the notice in force, and whether they agree to what is not needed; never by default. */
  privacy: z.strictObject({ noticeGiven: z.boolean(), voluntary: z.boolean() }).optional(),
})

const fiscal = {
  fiscalName: shortText.optional(),
  fiscalRegime: z.string().trim().max(3).optional(),
  cfdiUse: z.string().trim().max(4).optional(),
  postcode: z.string().trim().max(5).optional(),
}

const clientFields = {
  name: requiredText,
  /** Null or absent: "falta el RFC". Normalised; a wrong check digit warns and never blocks. */
  rfc: z.string().trim().max(20).nullable().optional(),
  city: shortText.optional(),
  channel: z.enum(['own', 'telmex', 'other']).optional(),
  billedBy: billedByValue.optional(),
  note: noteText.optional(),
  /** Who in the office follows this client. */
  followerId: id.nullable().optional(),
  ...fiscal,
}

export const clientRow = z.object({
  id,
  name: z.string(),
  rfc: z.string().nullable(),
  city: z.string(),
  channel: z.enum(['own', 'telmex', 'other']),
  billedBy: billedByValue,
  note: z.string(),
  followerId: z.string().nullable(),
  fiscalName: z.string(),
  fiscalRegime: z.string(),
  cfdiUse: z.string(),
  postcode: z.string(),
  shipping: z.string(),
  status: z.enum(['active', 'left']),
  leftOn: z.string().nullable(),
  leftReason: z.string().nullable(),
  createdOn: z.string(),
})

export const contactRow = z.object({
  id,
  name: z.string(),
  phone: z.string(),
  email: z.string(),
  role: z.string(),
})

export const clientSummary = z.object({
  id,
  name: z.string(),
  rfc: z.string().nullable(),
  city: z.string(),
  status: z.enum(['active', 'left']),
  serials: z.int(),
  nextCutoff: z.string().nullable(),
  contact: z.string(),
  phone: z.string(),
  email: z.string(),
})

export const clientOperations = {
  /** A company, with its contacts. Refused when its RFC is already another client's. */
  'clients.create': command({
    role: 'support',
    input: z.strictObject({ ...clientFields, contacts: z.array(contactValue).max(20).optional() }),
    output: z.object({ id, warnings: z.array(z.string()) }),
    changes: ['clients', 'contacts'],
  }),
  /** Only the fields given change. */
  'clients.update': command({
    role: 'support',
    input: z.strictObject({
      id,
      ...clientFields,
      name: requiredText.optional(),
      /** Where what comes in a box is sent, as an address is written (R81). */
      shipping: z.string().trim().max(500).optional(),
      seen: seenValue,
    }),
    output: z.object({ id, warnings: z.array(z.string()) }),
    changes: ['clients'],
  }),
  /** Everything of one client, on one page. */
  'clients.get': query({
    role: 'reader',
    input: z.strictObject({ id }),
    output: z.object({
      client: clientRow,
      contacts: z.array(contactRow),
      /** Other clients that look the same: RFC but for its check digit, or name but for accents and legal form. */
      duplicates: z.array(
        z.object({ id, name: z.string(), rfc: z.string().nullable(), why: z.enum(['rfc', 'name']) }),
      ),
      /** Money in the client's favour, in centavos (D20). */
      balance: z.int(),
    }),
    reads: ['clients', 'contacts', 'payments'],
  }),
  'clients.list': query({
    role: 'reader',
    input: z.strictObject({
      search: z.string().max(200).optional(),
      status: z.enum(['active', 'left', 'all']).optional(),
      /** `closest`: those whose name has every word that is searched for, then the others; of each the first to stop. */
      sort: z.enum(['name', 'nextCutoff', 'serials', 'closest']).optional(),
      ...page,
    }),
    output: z.object({ total: z.int(), clients: z.array(clientSummary) }),
    reads: ['clients', 'contacts', 'serials', 'rentals'],
  }),
  /** D13: baja. Refused while a serial's automatic charge is on in the portal. */
  'clients.leave': command({
    role: 'sales',
    input: z.strictObject({ id, on: dayValue.optional(), reason: requiredText }),
    output: done,
    changes: ['clients', 'serials', 'rentals'],
  }),
  /** Two companies that were taken for one because of their RFC: the second stands alone again, without it. */
  'clients.separate': command({
    role: 'admin',
    input: z.strictObject({ id }),
    output: done,
    changes: ['clients', 'contacts', 'sync'],
  }),
  'clients.return': command({
    role: 'sales',
    input: z.strictObject({ id }),
    output: done,
    changes: ['clients', 'serials', 'rentals'],
  }),
}
