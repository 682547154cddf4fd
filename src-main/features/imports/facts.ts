import type { Day } from '#domain/calendar.ts'
import type { ImportField } from '#domain/import-field.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Stretch } from '#domain/renewal.ts'
import type { Mode, Months } from '#domain/rental.ts'

export interface KnownContact {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly role: string
}

export interface KnownClient {
  readonly id: string
  readonly name: string
  readonly rfc: string | null
  readonly city: string
  readonly note: string
  readonly status: 'active' | 'left'
  readonly contacts: readonly KnownContact[]
}

export interface KnownSerial {
  readonly id: string
  readonly serial: string
  readonly clientId: string
  readonly productId: string
  readonly system: string
  readonly version: string
  readonly users: number
  readonly mode: Mode
  readonly activatedOn: Day | null
  readonly lastDay: boolean
  readonly left: boolean
  readonly months: Months | null
  readonly method: Method | null
  readonly autoCharge: boolean
  readonly paidMonths: number
  readonly paidState: 'presumed' | 'confirmed'
  readonly codes: readonly string[]
}

/** What the ledger knows that this line may be about. */
export interface LineFacts {
  readonly serial: KnownSerial | null
  /** The serial's own client, where the serial is known. */
  readonly owner: KnownClient | null
  /** By the line's RFC, or, where it has none, of those without RFC the one of exactly this name. */
  readonly named: KnownClient | null
  /** Another client that may be the same company: its RFC differs in the check digit, or one of them lacks it. */
  readonly similar: { readonly name: string; readonly rfc: string | null } | null
  /** Code of the line's system in the catalogue. */
  readonly system: string | null
}

export interface Difference {
  readonly field: ImportField
  readonly before: string
  readonly after: string
}

export interface NewClient {
  readonly name: string
  readonly rfc: string | null
  readonly city: string
  readonly note: string
}

export interface ContactChange {
  /** Null adds one. */
  readonly id: string | null
  readonly name: string
  readonly phone: string
  readonly email: string
}

export interface NewLicence {
  readonly serial: string
  readonly productId: string
  readonly version: string
  readonly users: number
  readonly mode: Mode
  readonly modeSure: boolean
  readonly activatedOn: Day | null
  readonly rental: RentalTerms | null
}

export interface RentalTerms {
  readonly months: Months
  readonly method: Method | null
  readonly autoCharge: boolean
  readonly paidMonths: number
  readonly paidState: 'presumed' | 'confirmed'
}

/** What is written when the line is taken. Absent parts stay as they are. */
export interface LineEffects {
  readonly newClient: NewClient | null
  readonly clientId: string | null
  readonly clientPatch: Partial<Pick<NewClient, 'name' | 'rfc' | 'city' | 'note'>>
  readonly contact: ContactChange | null
  readonly newSerial: NewLicence | null
  readonly serialPatch: { readonly version?: string; readonly users?: number; readonly activatedOn?: Day }
  readonly rental: RentalTerms | null
  /** The stretch that the portal's "Próximo Pago" confirms. */
  readonly confirmed: Stretch | null
  readonly code: string | null
}

export type LineDecision =
  | {
      readonly outcome: 'new' | 'changed'
      readonly changes: readonly Difference[]
      readonly warnings: readonly string[]
      readonly effects: LineEffects
    }
  | { readonly outcome: 'same'; readonly warnings: readonly string[] }
  | {
      readonly outcome: 'conflict'
      readonly conflicts: readonly Difference[]
      readonly warnings: readonly string[]
    }
  | { readonly outcome: 'error'; readonly errors: readonly string[]; readonly warnings: readonly string[] }
