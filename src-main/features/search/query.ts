import { normalisePhone } from '#domain/phone.ts'

/**
 * What a clerk typed as a full-text question: every word must begin one in the text, accents do not matter, and a
 * telephone in any form is one word. Null when nothing of it can be searched. Quoted, so that no character of it is
 * taken for an operator of the index.
 *   searchQuery('hotel ceiba')      // '"hotel"* "ceiba"*'
 *   searchQuery('(998) 844-0824')   // '"9988440824"*'
 */
export function searchQuery(text: string): string | null {
  const words = wordsOf(text)
  if (words.length === 0) return null
  return words.map(beginning).join(' ')
}

/**
 * The same, with the apostrophe that the index takes for a space and that nobody types: "Sian Ka'an" is asked for as
 * "sian kaan", "O'Higgins" as "ohiggins". Null where no word could have lost one.
 *   apostropheQuery('sian kaan')   // '("sian"* OR "s ian"* OR "si an"*) AND ("kaan"* OR "k aan"* OR "ka an"*)'
 */
export function apostropheQuery(text: string): string | null {
  const words = wordsOf(text).map((word) => [word, ...withApostrophe(word)])
  if (words.every((spellings) => spellings.length === 1)) return null
  return words.map((spellings) => `(${spellings.map(beginning).join(' OR ')})`).join(' AND ')
}

function wordsOf(text: string): string[] {
  return ((telephone(text) ?? text).normalize('NFKC').match(/[\p{L}\p{N}&]+/gu) ?? []).slice(0, 12)
}

function beginning(word: string): string {
  return `"${word}"*`
}

/** After one letter or two: the French and Irish ones, and those of Maya names. */
function withApostrophe(word: string): string[] {
  if (!/^\p{L}{3,}$/u.test(word)) return []
  const letters = [...word]
  return [1, 2]
    .map((at) => [letters.slice(0, at).join(''), letters.slice(at).join('')] as const)
    .filter(([before]) => !WORDS_OF_THEIR_OWN.test(before))
    .map((parts) => parts.join(' '))
}

/** Else "decora" would be found in each "SA de Comercio". */
const WORDS_OF_THEIR_OWN = /^(?:[aeyu]|al|cv|de|el|en|la|lo|rl|sa|sc|un)$/i

/** Of what is not a case, which would be found a hundred times as often. */
export function notCases(query: string): string {
  return `(${query}) NOT "kindcase"`
}

/** Of cases; of those that are open alone. Each says so by a word of its own (migration 130). */
export function onlyCases(query: string, which: 'open' | 'all'): string {
  return `"kindcase" ${which === 'open' ? '"stateopen" ' : ''}AND (${query})`
}

/** Its digits as one word, also while only a part of it has been typed. */
function telephone(text: string): string | null {
  if (!/^[\d\s()+.-]{5,}$/.test(text.trim())) return null
  return normalisePhone(text) ?? text.replace(/\D/g, '')
}
