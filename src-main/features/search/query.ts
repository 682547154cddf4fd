import { normalisePhone } from '#domain/phone.ts'

/**
 * What a clerk typed as a full-text question: every word must begin one in the text, accents do not matter, and a
 * telephone in any form is one word. Null when nothing of it can be searched. Quoted, so that no character of it is
 * taken for an operator of the index.
 *   searchQuery('hotel ceiba')      // '"hotel"* "ceiba"*'
 *   searchQuery('(998) 844-0824')   // '"9988440824"*'
 */
export function searchQuery(text: string): string | null {
  const words = (telephone(text) ?? text).normalize('NFKC').match(/[\p{L}\p{N}&]+/gu) ?? []
  if (words.length === 0) return null
  return words
    .slice(0, 12)
    .map((word) => `"${word}"*`)
    .join(' ')
}

/** Of what is not a case, which would be found a hundred times as often. */
export function notCases(query: string): string {
  return `${query} NOT "kindcase"`
}

/** Of cases; of those that are open alone. Each says so by a word of its own (migration 130). */
export function onlyCases(query: string, which: 'open' | 'all'): string {
  return `"kindcase" ${which === 'open' ? '"stateopen" ' : ''}${query}`
}

/** Its digits as one word, also while only a part of it has been typed. */
function telephone(text: string): string | null {
  if (!/^[\d\s()+.-]{5,}$/.test(text.trim())) return null
  return normalisePhone(text) ?? text.replace(/\D/g, '')
}
