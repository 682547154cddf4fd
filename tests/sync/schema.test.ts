import { expect, test } from 'vitest'
import { migrations } from '#db/migrate.ts'
import { SCHEMA } from '#wire/messages.ts'

test('an app and an endpoint that know other tables tell each other by the newest migration', () => {
  expect(SCHEMA).toBe(migrations.at(-1)!.number)
})
