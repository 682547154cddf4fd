import { expect, test } from 'vitest'
import { mainContact, registeredContact } from '#domain/contact.ts'

const person = (name: string, email = '') => ({ name, email })

test('the registered e-mail is that of the first who has one (R75)', () => {
  const people = [person('Ana'), person('Lety', 'lety@ceiba.example'), person('Beto', 'beto@ceiba.example')]
  expect(registeredContact(people)?.name).toBe('Lety')
  expect(mainContact(people)?.name).toBe('Lety')
})

test('where nobody has an e-mail the first is named, and no address is made up', () => {
  const people = [person('Ana'), person('Beto')]
  expect(registeredContact(people)).toBeNull()
  expect(mainContact(people)?.name).toBe('Ana')
  expect(mainContact([])).toBeNull()
})
