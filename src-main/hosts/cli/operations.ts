import { z } from 'zod'
import { operations } from '#contract/index.ts'
import type { Procedure } from '#contract/procedure.ts'

/** Every operation as a program sees it: name, kind, role, and the JSON Schemas of what goes in and comes out. */
export function listOperations(): readonly object[] {
  return Object.entries<Procedure>(operations).map(([name, { kind, role, input, output }]) => ({
    name,
    kind,
    role,
    input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
    output: z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }),
  }))
}
