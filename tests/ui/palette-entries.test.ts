import { expect, test } from 'vitest'
import {
  paletteEntries,
  readQuestion,
  type Found,
  type Reachable,
} from '../../src-renderer/frame/palette-entries.ts'

const renew = {
  word: 'renovar',
  kinds: ['serial', 'client'],
  to: ({ id }: { id: string }) => `/renovar?de=${id}`,
} as const

const screens: readonly Reachable[] = [
  { path: '/hoy', title: 'Hoy', shortcut: 'Ctrl+1', side: 'main' },
  { path: '/calculadora', title: 'Calculadora', side: 'more' },
  { path: '/clientes/:id', title: 'Cliente', opens: ['client', 'contact'] },
  { path: '/renovar', title: 'Renovar', verb: renew },
]

const ceiba: Found = {
  kind: 'client',
  id: 'c1',
  clientId: 'c1',
  title: 'Hotel La Ceiba SA',
  detail: 'HCE010101AB1',
}

function titles(typed: string, found: readonly Found[] = []): readonly string[] {
  const actions = [{ id: 'a', keys: 'Ctrl+P', label: 'Imprimir hoja', run: () => {} }]
  return paletteEntries(readQuestion(typed, screens), found, screens, actions).map(({ title }) => title)
}

test('"renovar hotel ceiba" searches the hotel and renews it', () => {
  expect(readQuestion('renovar hotel ceiba', screens)).toEqual({ verb: renew, text: 'hotel ceiba' })
  expect(titles('renovar hotel ceiba', [ceiba])).toEqual(['Renovar: Hotel La Ceiba SA', 'Hotel La Ceiba SA'])
})

test('four letters of a verb are enough, and a verb alone is searched as a name', () => {
  expect(readQuestion('reno ceiba', screens).verb).toBe(renew)
  expect(readQuestion('renovar', screens)).toEqual({ verb: null, text: 'renovar' })
})

test('nothing typed shows the screens that stand in the side bar', () => {
  expect(titles('')).toEqual(['Hoy', 'Calculadora'])
})

test('part of a name finds screens, actions of the screen and what the ledger holds', () => {
  expect(titles('calc')).toEqual(['Calculadora'])
  expect(titles('impr')).toEqual(['Imprimir hoja'])
  expect(titles('ceiba', [ceiba])).toEqual(['Hotel La Ceiba SA'])
})

test('a person is found on the page of their client', () => {
  const lety: Found = {
    kind: 'contact',
    id: 'p9',
    clientId: 'c1',
    title: 'Lety',
    detail: 'Hotel La Ceiba SA',
  }
  expect(
    paletteEntries(readQuestion('lety', screens), [lety], screens, []).map((entry) => entry.act),
  ).toEqual([{ go: '/clientes/c1' }])
})
