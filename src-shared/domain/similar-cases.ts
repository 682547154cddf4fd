import { foldForSearch } from './company-name.ts'

/** Words that say what a case is about: without accents, capitals, signs and the small words between them. */
function tellingWords(text: string): ReadonlySet<string> {
  const words = foldForSearch(text).split(/[^\p{L}\p{N}]+/u)
  return new Set(words.filter((word) => word.length > 3 && !COMMON.has(word)))
}

const COMMON = new Set(['para', 'pero', 'como', 'cuando', 'desde', 'esta', 'este', 'sale', 'tiene', 'aspel'])

/**
 * Whether two subjects are about the same (R115): at least two telling words, and half of those of the shorter one, are
 * in both. A person decides; this only shows the other case while the new one is typed.
 *   isSimilar('No imprime la factura', 'la factura ya no imprime en la oficina') // true
 */
export function isSimilar(one: string, other: string): boolean {
  const [a, b] = [tellingWords(one), tellingWords(other)]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared >= 2 && shared * 2 >= Math.min(a.size, b.size)
}
