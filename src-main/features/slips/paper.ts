import type { ReadDb } from '#db/sql.ts'
import type { Centavos } from '#domain/money.ts'
import type { SlipMethod, SlipPayee } from '#domain/slip.ts'
import { findVendor } from '#features/catalogue/sql.ts'
import { bankAccounts, readProfile, type BankAccount } from '#features/settings/sql.ts'
import { missingForSlip } from '#messages/es-MX/office.ts'
import type { PaperSize } from '#papers/kit.ts'
import { openLogo } from '#papers/logo.ts'
import type { SlipPaper, SlipPaperLine } from '#papers/slip-paper.ts'

/**
 * A slip as it was issued, kept word for word: later changes of prices, names or accounts do not reach it. Only what
 * the office had not given then is filled in when it is printed (`filledIn`).
 */
export interface StoredPaper {
  readonly distributor: {
    readonly name: string
    readonly rfc: string | null
    readonly phone: string | null
    readonly email: string | null
  }
  readonly vendorId: string | null
  readonly accountId: string | null
  readonly beneficiary: string
  readonly bank: SlipPaper['bank']
  readonly client: { readonly id: string; readonly name: string; readonly rfc: string | null }
  readonly method: SlipMethod
  readonly reference: string | null
  readonly lines: readonly (SlipPaperLine & {
    /** Null of a system that has no serial yet. */
    readonly serialId: string | null
  })[]
  readonly subtotal: Centavos | null
  readonly vatBasisPoints: number
  readonly vat: Centavos | null
  readonly total: Centavos | null
  readonly totalInWords: string | null
  readonly payBy: SlipPaper['payBy']
  readonly cutoffNote: string
  /** Folios that this slip took the place of. */
  readonly replaces: string | null
}

type Office = Pick<StoredPaper, 'distributor' | 'beneficiary' | 'bank' | 'accountId'>

/** Who issues the slip and whose account it names (D15), as far as the office has said. */
export function officeFor(
  db: ReadDb,
  { billedBy, vendorId }: Pick<SlipPayee, 'billedBy' | 'vendorId'>,
  accountId: string | null,
): Office {
  const profile = readProfile(db)
  const accounts = bankAccounts(db).filter(
    (account) => account.billedBy === billedBy && account.vendorId === vendorId && hasNumber(account),
  )
  const account = accounts.find(({ id }) => id === accountId) ?? accounts[0]
  const payee = vendorId === null ? profile.name : (findVendor(db, vendorId)?.name ?? '')
  return {
    distributor: {
      name: profile.name,
      rfc: profile.rfc || null,
      phone: profile.phone || null,
      email: profile.email || null,
    },
    accountId: account?.id ?? null,
    beneficiary: account?.beneficiary ?? payee,
    bank: account
      ? { name: account.bank, account: account.account || null, clabe: account.clabe || null }
      : null,
  }
}

/** The slip as issued, with what was missing then and the office has given since. */
export function filledIn(
  db: ReadDb,
  paper: StoredPaper,
  billedBy: SlipPayee['billedBy'],
): { readonly paper: StoredPaper; readonly missing: string[] } {
  const now = officeFor(db, { billedBy, vendorId: paper.vendorId }, paper.accountId)
  const { distributor } = paper
  const filled: StoredPaper = {
    ...paper,
    distributor: {
      name: distributor.name || now.distributor.name,
      rfc: distributor.rfc ?? now.distributor.rfc,
      phone: distributor.phone ?? now.distributor.phone,
      email: distributor.email ?? now.distributor.email,
    },
    beneficiary: paper.bank === null ? now.beneficiary : paper.beneficiary,
    bank: paper.bank ?? now.bank,
  }
  return { paper: filled, missing: missingIn(filled) }
}

export function missingIn(paper: Pick<StoredPaper, 'distributor' | 'bank' | 'total'>): string[] {
  return missingForSlip({
    name: paper.distributor.name !== '',
    rfc: paper.distributor.rfc !== null,
    prices: paper.total !== null,
    bank: paper.bank !== null,
  })
}

/** Everything the drawing needs: the slip as issued and how it stands today. */
export function printable(
  db: ReadDb,
  slip: { readonly paper: StoredPaper; readonly billedBy: SlipPayee['billedBy'] },
  standing: Pick<
    SlipPaper,
    'folio' | 'issuedOn' | 'replacedBy' | 'voided' | 'paid' | 'reprint' | 'watermark'
  > & {
    readonly size: PaperSize
  },
): SlipPaper {
  const { paper, missing } = filledIn(db, slip.paper, slip.billedBy)
  return {
    ...standing,
    replaces: paper.replaces,
    distributor: { ...paper.distributor, logo: openLogo(logoBytes(readProfile(db).logo)) },
    beneficiary: paper.beneficiary,
    client: paper.client,
    lines: paper.lines,
    subtotal: paper.subtotal,
    vatRate: paper.vatBasisPoints,
    vat: paper.vat,
    total: paper.total,
    totalInWords: paper.totalInWords,
    bank: paper.bank,
    reference: paper.reference,
    payBy: paper.payBy,
    cutoffNote: paper.cutoffNote,
    missing,
  }
}

function logoBytes(base64: string): Uint8Array {
  return Buffer.from(base64.replace(/^data:[^,]*,/, ''), 'base64')
}

function hasNumber({ account, clabe }: BankAccount): boolean {
  return account !== '' || clabe !== ''
}
