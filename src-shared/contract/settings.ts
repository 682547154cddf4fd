import { z } from 'zod'
import { policiesValue } from './policies.ts'
import { command, query } from './procedure.ts'
import { billedByValue, done, id, requiredText, shortText } from './values.ts'

/** What the papers say of the office. Each may be left for later; a slip says which is missing. */
export const profileValue = z.object({
  name: z.string(),
  rfc: z.string(),
  phone: z.string(),
  email: z.string(),
  address: z.string(),
  city: z.string(),
  /** PNG or JPEG as base64, at most 200 KiB. */
  logo: z.string(),
  taxPlace: z.string(),
})

export const bankAccountValue = z.object({
  id,
  billedBy: billedByValue,
  vendorId: z.string().nullable(),
  beneficiary: z.string(),
  bank: z.string(),
  account: z.string(),
  clabe: z.string(),
})

export const settingsOperations = {
  'settings.get': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      profile: profileValue,
      policies: policiesValue,
      bankAccounts: z.array(bankAccountValue),
      /** Letter of this PC, of its folios. */
      letter: z.string(),
      practice: z.boolean(),
      /** The day that is looked at, and the one on the clock. */
      today: z.string(),
      clockDay: z.string(),
      /** The clock of this PC is behind the last day on which something was saved. */
      clockBehind: z.string().nullable(),
      /** No client and no serial yet: the first screen greets. */
      empty: z.boolean(),
      /** What the first slip still lacks, as sentences. */
      missing: z.array(z.string()),
    }),
    reads: ['settings', 'clients', 'serials'],
  }),
  /** Only the fields given change. */
  'settings.setProfile': command({
    role: 'admin',
    input: z.strictObject({
      name: shortText.optional(),
      rfc: z.string().trim().max(20).optional(),
      phone: shortText.optional(),
      email: shortText.optional(),
      address: shortText.optional(),
      city: shortText.optional(),
      logo: z.string().max(280_000).optional(),
      taxPlace: shortText.optional(),
    }),
    output: z.object({ warnings: z.array(z.string()) }),
    changes: ['settings'],
  }),
  /** From today on; `policies.set` takes another day. */
  'settings.setPolicies': command({
    role: 'admin',
    input: z.strictObject(policiesValue.partial().shape),
    output: policiesValue,
    changes: ['settings', 'policies', 'rentals'],
  }),
  'settings.saveBankAccount': command({
    role: 'admin',
    input: z.strictObject({
      id: id.optional(),
      billedBy: billedByValue,
      vendorId: id.nullable().optional(),
      beneficiary: requiredText,
      bank: requiredText,
      account: z.string().trim().max(20),
      clabe: z.string().trim().max(24),
    }),
    output: done,
    changes: ['settings'],
  }),
  'settings.removeBankAccount': command({
    role: 'admin',
    input: z.strictObject({ id }),
    output: done,
    changes: ['settings'],
  }),
  /** One to four letters or digits; of this PC alone, so not sent. */
  'settings.setLetter': command({
    role: 'admin',
    input: z.strictObject({
      letter: z
        .string()
        .trim()
        .regex(/^[A-Za-z][A-Za-z0-9]{0,4}$/, 'de una a cinco letras o cifras; la primera, letra'),
    }),
    output: z.object({ letter: z.string() }),
    changes: ['settings'],
    local: true,
  }),
}
