import { operations as contract, type OperationName } from '#contract/index.ts'
import type { Procedure, Topic } from '#contract/procedure.ts'
import type { Role } from '#domain/roles.ts'

/** What the screens go by: who may ask, and after which changes to ask again. The build leaves no more of the contract. */
export const operations: Readonly<Record<OperationName, OperationOutline>> = contract

interface OperationOutline {
  readonly kind: Procedure['kind']
  readonly role: Role
  /** Of a query or a job. */
  readonly reads?: readonly Topic[]
}
