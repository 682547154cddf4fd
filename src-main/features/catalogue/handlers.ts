import type { HandlersOf } from '#core/app.ts'
import type { catalogueOperations } from '#contract/catalogue.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { ok, refuse } from '#domain/result.ts'
import { isZone } from '#domain/zoned.ts'
import * as catalogue from './sql.ts'

export const catalogueHandlers: HandlersOf<typeof catalogueOperations> = {
  'catalogue.get': ({ db }) => {
    const versions = catalogue.versions(db)
    return ok({
      vendors: catalogue.vendors(db),
      products: catalogue.products(db).map((product) => ({
        ...product,
        active: product.active === 1,
        versions: versions
          .filter((version) => version.productId === product.id)
          .map(({ id, name, supported }) => ({ id, name, supported: supported === 1 })),
      })),
      prices: catalogue.prices(db).map(({ baseCentavos, perUserCentavos, ...price }) => ({
        ...price,
        firstUser: baseCentavos,
        furtherUser: perUserCentavos,
      })),
      calendars: catalogue.calendars(db).map((calendar) => ({
        ...calendar,
        hours: [...calendar.hours],
        specialDays: calendar.specialDays.map((special) => ({ ...special, open: [...special.open] })),
      })),
      taxRates: catalogue.taxRates(db).map(({ enabled, ...rate }) => ({ ...rate, active: enabled })),
    })
  },

  'catalogue.saveProduct': ({ db, newId }, input) => {
    // load
    const id = input.id ?? newId()
    const vendor = catalogue.findVendor(db, input.vendorId)
    const sameCode = catalogue
      .products(db)
      .find(
        (product) => product.vendorId === input.vendorId && product.code === input.code && product.id !== id,
      )
    // decide
    if (!vendor) return refuse('catalogue.vendorNotFound', { vendor: input.vendorId })
    if (sameCode) return refuse('catalogue.codeTaken', { code: input.code, product: sameCode.name })
    if (input.id !== undefined && !catalogue.findProduct(db, input.id)) {
      return refuse('catalogue.productNotFound', { product: input.id })
    }
    // save
    catalogue.saveProduct(db, { ...input, id, active: input.active ? 1 : 0 })
    return ok({ id })
  },

  'catalogue.saveVersion': ({ db, newId }, input) => {
    if (!catalogue.findProduct(db, input.productId)) {
      return refuse('catalogue.productNotFound', { product: input.productId })
    }
    const same = catalogue
      .versions(db)
      .find((row) => row.productId === input.productId && row.name === input.name)
    const id = input.id ?? same?.id ?? newId()
    catalogue.saveVersion(db, { ...input, id, supported: input.supported ? 1 : 0 })
    return ok({ id })
  },

  'catalogue.setPrice': ({ db, newId }, input) => {
    // load
    if (!catalogue.findProduct(db, input.productId)) {
      return refuse('catalogue.productNotFound', { product: input.productId })
    }
    const series = catalogue
      .prices(db)
      .filter((price) => price.productId === input.productId && price.months === input.months)
    // decide
    const same = series.find((price) => price.validFrom === input.validFrom)
    const before = series.findLast((price) => price.validFrom < input.validFrom)
    const after = series.find((price) => price.validFrom > input.validFrom)
    // save
    if (before) catalogue.endPrice(db, before.id, addDays(input.validFrom, -1))
    const id = same?.id ?? newId()
    catalogue.insertPrice(db, {
      id,
      productId: input.productId,
      months: input.months,
      baseCentavos: input.firstUser,
      perUserCentavos: input.furtherUser,
      validFrom: input.validFrom,
      validUntil: after ? addDays(after.validFrom, -1) : null,
    })
    return ok({ id })
  },

  'catalogue.removePrice': ({ db }, { id }) => {
    // load
    const all = catalogue.prices(db)
    const price = all.find((row) => row.id === id)
    if (!price) return refuse('catalogue.priceNotFound', { id })
    const series = all.filter((row) => row.productId === price.productId && row.months === price.months)
    const before = series.findLast((row) => row.validFrom < price.validFrom)
    // save: the price before it holds again until the one after it
    catalogue.removePrice(db, id)
    if (before) catalogue.endPrice(db, before.id, price.validUntil)
    return ok({ id })
  },

  'catalogue.saveCalendar': ({ db }, calendar) => {
    const intervals = [...calendar.hours, ...calendar.specialDays.flatMap((special) => special.open)]
    const wrong = intervals.find((hours) => hours.opens >= hours.closes)
    if (wrong) return refuse('catalogue.hoursReversed', { opens: wrong.opens, closes: wrong.closes })
    if (!isZone(calendar.zone)) return refuse('settings.zoneUnknown', { zone: calendar.zone })
    catalogue.saveCalendar(db, calendar)
    return ok({ id: calendar.id })
  },

  'catalogue.setTaxRate': ({ db, newId }, { active, ...rate }) => {
    const id = rate.id ?? newId()
    const validUntil: Day | null = rate.validUntil
    if (validUntil !== null && validUntil < rate.validFrom) {
      return refuse('catalogue.rangeReversed', { from: rate.validFrom, until: validUntil })
    }
    catalogue.saveTaxRate(db, { ...rate, id, enabled: active })
    return ok({ id })
  },
}
