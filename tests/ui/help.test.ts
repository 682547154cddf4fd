import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findTerms, glossary } from '#messages/es-MX/glossary.ts'
import { helpedPaths, helpOf } from '#messages/es-MX/help.ts'

const list = ['screens.ts', 'screens-office.ts']
  .map((file) => readFileSync(join(import.meta.dirname, '../../src-renderer', file), 'utf8'))
  .join('')
const paths = [...list.matchAll(/^ {4}path: '([^']+)'/gm)].map(([, path]) => path!)

describe('the help of F1', () => {
  test('explains every screen of the program, and none that is not there', () => {
    expect(paths.length).toBeGreaterThan(50)
    expect(helpedPaths.toSorted()).toEqual(paths.toSorted())
  })

  test('says of each what it is for and how it is used, in whole sentences', () => {
    const wrong = paths.flatMap((path) => {
      const { about, how } = helpOf(path)!
      return [about, ...how].filter((text) => !/^[«¿A-ZÁÉÍÓÚÑ].*[.?]$/.test(text))
    })
    expect(wrong).toEqual([])
    expect(paths.filter((path) => helpOf(path)!.how.length === 0)).toEqual([])
  })

  test('names only words that the glossary explains', () => {
    const known = new Set(glossary.map(({ term }) => term))
    const unknown = paths.flatMap((path) => helpOf(path)!.terms ?? []).filter((term) => !known.has(term))
    expect(unknown).toEqual([])
  })
})

describe('the glossary', () => {
  test('stands in the order of the alphabet, each word once', () => {
    const terms = glossary.map(({ term }) => term)
    expect(terms).toEqual(terms.toSorted((a, b) => a.localeCompare(b, 'es')))
    expect(new Set(terms).size).toBe(terms.length)
  })

  test.each([
    ['codigo', 'CDA', 'by another word for it, without its accent'],
    ['CORTE', 'corte del día', 'in capitals, those so called first'],
    ['fecha cor', 'fecha de corte', 'by the beginning of each word'],
    ['perdida', 'reposición de licencia', 'by how people say it'],
    ['mayorista', 'clave de prepago', 'by what its meaning says'],
  ])('%j finds %j (%s)', (typed, term) => {
    expect(findTerms(typed)[0]?.term).toBe(term)
  })

  test('is whole while nothing is typed, and empty for what is no word of the trade', () => {
    expect([findTerms('  ').length, findTerms('zzqx').length]).toEqual([glossary.length, 0])
  })
})
