import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { BusinessCalendar } from '#domain/business-time.ts'
import type { Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import { priceOf, type Price } from '#domain/price.ts'
import type { Months } from '#domain/rental.ts'
import type { TaxPlace, VatRate } from '#domain/tax.ts'

export interface Vendor {
  readonly id: string
  readonly name: string
  readonly zone: string
  readonly calendarId: string
}

export interface Product {
  readonly id: string
  readonly vendorId: string
  readonly vendor: string
  readonly code: string
  readonly name: string
  readonly offlineDays: number | null
  readonly trialDays: number
  readonly active: number
}

export interface PriceRow extends Price {
  readonly id: string
}

export function vendors(db: ReadDb): Vendor[] {
  return db.all<Vendor>(sql`SELECT id, name, zone, calendar_id AS calendarId FROM vendors ORDER BY name`)
}

export function findVendor(db: ReadDb, id: string): Vendor | null {
  return db.get<Vendor>(sql`SELECT id, name, zone, calendar_id AS calendarId FROM vendors WHERE id = ${id}`)
}

export function products(db: ReadDb): Product[] {
  return db.all<Product>(sql`${PRODUCTS} ORDER BY v.name, p.code`)
}

/** By id ('aspel-sae') or, of the first vendor that has it, by code ('SAE', 'Aspel SAE'). */
export function findProduct(db: ReadDb, idOrCode: string): Product | null {
  const code = idOrCode.trim().toUpperCase()
  return db.get<Product>(sql`
    ${PRODUCTS} WHERE p.id = ${idOrCode} OR upper(p.code) = ${code} OR upper(p.name) = ${code}
    ORDER BY p.id = ${idOrCode} DESC, v.name LIMIT 1
  `)
}

const PRODUCTS = sql`
  SELECT p.id, p.vendor_id AS vendorId, v.name AS vendor, p.code, p.name, p.offline_days AS offlineDays,
    p.trial_days AS trialDays, p.active
  FROM products p JOIN vendors v ON v.id = p.vendor_id
`

export function saveProduct(db: WriteDb, row: Omit<Product, 'vendor'>): void {
  db.runOne(sql`
    INSERT INTO products (id, vendor_id, code, name, offline_days, trial_days, active)
    VALUES (${row.id}, ${row.vendorId}, ${row.code}, ${row.name}, ${row.offlineDays}, ${row.trialDays}, ${row.active})
    ON CONFLICT (id) DO UPDATE SET
      vendor_id = excluded.vendor_id,
      code = excluded.code,
      name = excluded.name,
      offline_days = excluded.offline_days,
      trial_days = excluded.trial_days,
      active = excluded.active
  `)
}

export interface Version {
  readonly id: string
  readonly productId: string
  readonly name: string
  readonly supported: number
}

export function versions(db: ReadDb): Version[] {
  return db.all<Version>(
    sql`SELECT id, product_id AS productId, name, supported FROM versions ORDER BY product_id, length(name), name`,
  )
}

export function saveVersion(db: WriteDb, row: Version): void {
  db.runOne(sql`
    INSERT INTO versions (id, product_id, name, supported)
    VALUES (${row.id}, ${row.productId}, ${row.name}, ${row.supported})
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, supported = excluded.supported
  `)
}

export function prices(db: ReadDb): PriceRow[] {
  return db.all<PriceRow>(sql`
    SELECT id, product_id AS productId, months, first_user AS baseCentavos, further_user AS perUserCentavos,
      valid_from AS validFrom, valid_until AS validUntil
    FROM prices ORDER BY product_id, months, valid_from
  `)
}

/** The prices in force on a day, ready to be asked many times. */
export interface PriceList {
  /** Without IVA, in centavos; null where no price holds that day. */
  amountOf(productId: string, months: Months, users: number): Centavos | null
}

export function pricesOn(db: ReadDb, day: Day): PriceList {
  const table = prices(db)
  const known = new Map<string, Centavos | null>()
  return {
    amountOf: (productId, months, users) => {
      const key = `${productId} ${months} ${users}`
      let amount = known.get(key)
      if (amount === undefined) {
        const price = priceOf(table, { productId, months, users, day })
        amount = price.ok ? price.value : null
        known.set(key, amount)
      }
      return amount
    },
  }
}

export function insertPrice(db: WriteDb, row: PriceRow): void {
  db.runOne(sql`
    INSERT INTO prices (id, product_id, months, first_user, further_user, valid_from, valid_until)
    VALUES (${row.id}, ${row.productId}, ${row.months}, ${row.baseCentavos}, ${row.perUserCentavos},
      ${row.validFrom}, ${row.validUntil})
    ON CONFLICT (product_id, months, valid_from) DO UPDATE SET
      first_user = excluded.first_user,
      further_user = excluded.further_user
  `)
}

export function endPrice(db: WriteDb, id: string, validUntil: Day | null): void {
  db.runOne(sql`UPDATE prices SET valid_until = ${validUntil} WHERE id = ${id}`)
}

export function removePrice(db: WriteDb, id: string): number {
  return db.run(sql`DELETE FROM prices WHERE id = ${id}`)
}

interface CalendarRow {
  readonly id: string
  readonly name: string
  readonly zone: string
  readonly holidays: BusinessCalendar['holidays']
  readonly hours: string
  readonly special_days: string
}

export function calendars(db: ReadDb): BusinessCalendar[] {
  return db
    .all<CalendarRow>(sql`SELECT id, name, zone, holidays, hours, special_days FROM calendars ORDER BY id`)
    .map(calendarOf)
}

export function findCalendar(db: ReadDb, id: string): BusinessCalendar | null {
  const row = db.get<CalendarRow>(
    sql`SELECT id, name, zone, holidays, hours, special_days FROM calendars WHERE id = ${id}`,
  )
  return row && calendarOf(row)
}

export function saveCalendar(db: WriteDb, calendar: BusinessCalendar): void {
  db.runOne(sql`
    INSERT INTO calendars (id, name, zone, holidays, hours, special_days)
    VALUES (${calendar.id}, ${calendar.name}, ${calendar.zone}, ${calendar.holidays},
      ${JSON.stringify(calendar.hours)}, ${JSON.stringify(calendar.specialDays)})
    ON CONFLICT (id) DO UPDATE SET
      name = excluded.name,
      zone = excluded.zone,
      holidays = excluded.holidays,
      hours = excluded.hours,
      special_days = excluded.special_days
  `)
}

/** The same object while its row says the same, so that what is worked out of a calendar is worked out once. */
function calendarOf(row: CalendarRow): BusinessCalendar {
  const { hours, special_days, ...named } = row
  const text = Object.values(row).join('\n')
  let calendar = knownCalendars.get(text)
  if (!calendar) {
    if (knownCalendars.size >= MOST_CALENDARS) knownCalendars.clear()
    calendar = { ...named, hours: JSON.parse(hours), specialDays: JSON.parse(special_days) }
    knownCalendars.set(text, calendar)
  }
  return calendar
}

const knownCalendars = new Map<string, BusinessCalendar>()
const MOST_CALENDARS = 50

export interface TaxRate extends VatRate {
  readonly id: string
}

export function taxRates(db: ReadDb): TaxRate[] {
  return db
    .all<{
      id: string
      place: TaxPlace
      basisPoints: number
      validFrom: Day
      validUntil: Day | null
      active: number
    }>(
      sql`
      SELECT id, place, basis_points AS basisPoints, valid_from AS validFrom, valid_until AS validUntil, active
      FROM tax_rates ORDER BY place, valid_from
    `,
    )
    .map(({ active, ...rate }) => ({ ...rate, enabled: active === 1 }))
}

export function saveTaxRate(db: WriteDb, rate: Omit<TaxRate, 'place'> & { readonly place: string }): void {
  db.runOne(sql`
    INSERT INTO tax_rates (id, place, basis_points, valid_from, valid_until, active)
    VALUES (${rate.id}, ${rate.place}, ${rate.basisPoints}, ${rate.validFrom}, ${rate.validUntil}, ${rate.enabled})
    ON CONFLICT (id) DO UPDATE SET
      place = excluded.place,
      basis_points = excluded.basis_points,
      valid_from = excluded.valid_from,
      valid_until = excluded.valid_until,
      active = excluded.active
  `)
}
