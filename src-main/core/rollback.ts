import type { Result } from '#domain/result.ts'

/** Thrown within a transaction that is given up: its refusal is the answer. */
export class Rollback extends Error {
  readonly result: Result<unknown>
  constructor(result: Result<unknown>) {
    super('refused')
    this.result = result
  }
}
