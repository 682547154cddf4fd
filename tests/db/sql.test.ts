import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { databaseDoor, likePart, sql } from '#db/sql.ts'

test('a part of a text is found as it was typed, whatever signs it has', () => {
  const db = databaseDoor(new Database(':memory:'))
  const has = (text: string, part: string) => db.value<number>(sql`SELECT ${text} ${likePart(part)}`) === 1
  expect(has('Ferretería La Ceiba', 'la ceiba')).toBe(true)
  expect(has('descuento 10%', '10%')).toBe(true)
  expect(has('descuento 100', '10%')).toBe(false)
  expect(has('PC_01', 'c_0')).toBe(true)
  expect(has('PCX01', 'c_0')).toBe(false)
  expect(has('¡Ya! S.A.', 'ya!')).toBe(true)
  expect(has('Yat', 'ya!')).toBe(false)
})
