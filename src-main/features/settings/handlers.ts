import type { HandlersOf } from '#core/app.ts'
import type { settingsOperations } from '#contract/settings.ts'
import { dayInZone } from '#core/stamp.ts'
import { checkClabe } from '#domain/clabe.ts'
import { ok, refuse } from '#domain/result.ts'
import { checkRfc, withoutSeparators } from '#domain/rfc.ts'
import * as catalogue from '#features/catalogue/sql.ts'
import { countClients } from '#features/clients/sql.ts'
import { countSerials } from '#features/serials/sql.ts'
import { decidePolicies } from '#features/policies/decide.ts'
import { missingForSlip } from '#messages/es-MX/office.ts'
import * as settings from './sql.ts'

export const settingsHandlers: HandlersOf<typeof settingsOperations> = {
  'settings.get': ({ db, policies, practice, today, clockDay }) => {
    const profile = settings.readProfile(db)
    const accounts = settings.bankAccounts(db)
    const savedAt = settings.lastSavedAt(db)
    const savedOn = savedAt === null ? null : dayInZone(new Date(savedAt), policies.zone)
    return ok({
      profile,
      policies,
      bankAccounts: accounts,
      letter: settings.letterOf(db),
      practice,
      today,
      clockDay,
      clockBehind: savedOn !== null && savedOn > clockDay ? savedOn : null,
      empty: countClients(db) === 0 && countSerials(db) === 0,
      missing: missingForSlip({
        name: profile.name !== '',
        rfc: profile.rfc !== '',
        prices: catalogue.prices(db).length > 0,
        bank: accounts.length > 0,
      }),
    })
  },

  'settings.setProfile': ({ db }, input) => {
    // load
    const before = settings.readProfile(db)
    // decide
    const rfc = input.rfc === undefined || input.rfc === '' ? null : checkRfc(withoutSeparators(input.rfc))
    if (rfc && !rfc.valid) return refuse('client.rfcInvalid', { rfc: input.rfc! })
    // save
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
    settings.writeSetting(db, 'profile', { ...before, ...given, ...(rfc ? { rfc: rfc.normalised } : {}) })
    return ok({ warnings: rfc?.warnings.includes('checkDigit') ? ['checkDigit'] : [] })
  },

  'settings.setPolicies': (context, changes) => decidePolicies(context, changes, context.today, ''),

  'settings.saveBankAccount': ({ db, newId }, input) => {
    const clabe = withoutSeparators(input.clabe)
    if (clabe !== '' && !checkClabe(clabe).valid)
      return refuse('settings.clabeInvalid', { clabe: input.clabe })
    const vendorId = input.billedBy === 'vendor' ? (input.vendorId ?? 'aspel') : null
    if (vendorId !== null && !catalogue.findVendor(db, vendorId)) {
      return refuse('catalogue.vendorNotFound', { vendor: vendorId })
    }
    const id = input.id ?? newId()
    settings.saveBankAccount(db, { ...input, id, vendorId, clabe })
    return ok({ id })
  },

  'settings.removeBankAccount': ({ db }, { id }) =>
    settings.removeBankAccount(db, id) === 1 ? ok({ id }) : refuse('settings.accountNotFound', { id }),

  'settings.setLetter': ({ db }, { letter }) => {
    settings.setLetter(db, letter.toUpperCase())
    return ok({ letter: letter.toUpperCase() })
  },
}
