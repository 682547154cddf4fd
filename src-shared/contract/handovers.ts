import { z } from 'zod'
import { command, query } from './procedure.ts'
import { dayValue, done, id } from './values.ts'

export const handoverOperations = {
  /** While somebody is away somebody else sees those clients as the own ones; both days included. */
  'handovers.make': command({
    role: 'support',
    input: z.strictObject({ operatorId: id, toId: id, from: dayValue, until: dayValue }),
    output: done,
    changes: ['contacts', 'clients', 'tasks'],
  }),
  /** Back before its time. */
  'handovers.end': command({
    role: 'support',
    input: z.strictObject({ id }),
    output: done,
    changes: ['contacts', 'clients', 'tasks'],
  }),
  /** Those of today and to come. */
  'handovers.list': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      handovers: z.array(
        z.object({
          id,
          operatorId: id,
          operator: z.string(),
          toId: id,
          to: z.string(),
          from: z.string(),
          until: z.string(),
        }),
      ),
    }),
    reads: ['contacts', 'clients'],
  }),
}
