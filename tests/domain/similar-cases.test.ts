import { describe, expect, it } from 'vitest'
import { isSimilar } from '#domain/similar-cases.ts'

describe('two calls about the same (R115)', () => {
  it.each([
    ['No imprime la factura', 'la factura ya no imprime en la oficina', true],
    ['No imprime la factura', 'La FACTURA no imprimé', true],
    ['No imprime la factura', 'No timbra la factura', false],
    ['No abre', 'No abre', false],
    ['', 'la factura no imprime', false],
  ])('«%s» and «%s»: %s', (one, other, same) => {
    expect(isSimilar(one, other)).toBe(same)
    expect(isSimilar(other, one)).toBe(same)
  })
})
