import { describe, expect, test } from 'vitest'
import { operations } from '#contract/index.ts'
import { commandWord, commandWords } from '#messages/es-MX/command-words.ts'

describe('what was recorded', () => {
  test('has its words, each command that is sent its own, and no other', () => {
    const sent = Object.entries(operations)
      .filter(([, operation]) => operation.kind === 'command' && !operation.local)
      .map(([name]) => name)
    // The endpoint takes a PC in, which is no operation of a PC.
    expect(Object.keys(commandWords).toSorted()).toEqual([...sent, 'devices.enrol'].toSorted())
    const words = Object.values(commandWords)
    expect(words.filter((word) => !/^[A-ZÁÉÍÓÚÑ][^.]+$/.test(word) || word.length > 44)).toEqual([])
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
  })

  test('by a newer version is called by its own name', () => {
    expect(commandWord('payments.register')).toBe('Registro de pago')
    expect(commandWord('holograms.cast')).toBe('holograms.cast')
  })
})
