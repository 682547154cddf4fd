import { expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { sentenceToSay } from '#messages/es-MX/triage.ts'

test('who lacks a validation is told where it is done (R30) and that it needs Internet (R31)', () => {
  expect(sentenceToSay('validation', day('2026-12-10'), day('2026-11-10'))).toBe(
    'Su renta está al corriente; falta la validación del mar 10 nov 2026. Con Internet, entre a Utilerías, Activar sistema. Si no tiene Internet, díganos y vemos cuántos días le quedan.',
  )
})
