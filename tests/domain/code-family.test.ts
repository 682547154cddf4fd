import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { codeFamily, type CodeFact } from '#domain/code-family.ts'

const code = (id: string, on: string, more: Partial<CodeFact> = {}): CodeFact => ({
  id,
  source: 'vendor',
  receivedOn: day(on),
  computer: '',
  formerComputer: '',
  ...more,
})

const drawn = (codes: readonly CodeFact[], moves: Parameters<typeof codeFamily>[1] = []) =>
  codeFamily(codes, moves).map(({ id, parentId, computer, inForce, generation, lane }) =>
    [id, parentId ?? '', computer, inForce ? 'vigente' : '', generation, lane].join(' '),
  )

describe('the family of a serial’s codes', () => {
  it('each came after the one before it, by the day they came, and the newest is in force (R53, R69)', () => {
    expect(drawn([code('c', '2026-11-23'), code('a', '2026-01-31'), code('b', '2026-06-01')])).toEqual([
      'a    0 0',
      'b a   1 0',
      'c b  vigente 2 0',
    ])
  })

  it('the certificate’s is the first of all, on whatever day somebody reads it (R71)', () => {
    const read = code('c', '2026-11-23', { source: 'certificate' })
    expect(drawn([code('a', '2026-01-31', { source: 'typed' }), read])).toEqual([
      'c    0 0',
      'a c  vigente 1 0',
    ])
  })

  it('an unlock’s comes after the one that lived on the computer that was left, on a branch of its own', () => {
    const codes = [
      code('a', '2026-01-31', { computer: 'CAJA-01' }),
      code('b', '2026-03-01', { source: 'unlock', computer: 'CAJA-02', formerComputer: 'Caja-01' }),
      code('c', '2026-06-01', { source: 'unlock', computer: 'CAJA-03', formerComputer: 'caja-01' }),
      code('d', '2026-07-01'),
      code('e', '2026-08-01', { source: 'unlock', computer: 'CAJA-04', formerComputer: 'otra, sin anotar' }),
    ]
    expect(drawn(codes)).toEqual([
      'a  CAJA-01  0 0',
      'b a CAJA-02  1 0',
      'c a CAJA-03  1 1',
      'd c   2 1',
      'e d CAJA-04 vigente 3 1',
    ])
  })

  it('a plain change takes the code in force that day to the other computer (R37)', () => {
    const codes = [code('a', '2026-01-31', { computer: 'CAJA-01' }), code('b', '2026-06-01')]
    const moves = [
      { on: day('2026-09-02'), computer: 'CAJA-04' },
      { on: day('2026-03-01'), computer: 'CAJA-02' },
      { on: day('2026-09-01'), computer: 'CAJA-03' },
      { on: day('2025-01-01'), computer: 'antes de todos' },
    ]
    expect(drawn(codes, moves)).toEqual(['a  CAJA-02  0 0', 'b a CAJA-04 vigente 1 0'])
  })

  it('without codes there is none', () => {
    expect(codeFamily([], [{ on: day('2026-01-31'), computer: 'CAJA-01' }])).toEqual([])
  })
})
