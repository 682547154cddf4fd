/**
 * A name as it is searched: without accents, lower case, single spaces.
 *   foldForSearch('  Pescadería  PEÑA ') // 'pescaderia pena'
 */
export function foldForSearch(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}

/**
 * What two spellings of one company have in common: the legal form is dropped, Ñ is N, & is Y, 0 is O (beyond.md 15).
 * A hint for people ("posible duplicado"): clients are never merged by name (I8).
 *   duplicateKey('Muñoz & Hijos, S.A. de C.V.') // 'munoz y hijos'
 *   duplicateKey('MUNOZ Y HIJ0S SA DE CV')      // 'munoz y hijos'
 */
export function duplicateKey(name: string): string {
  const bare = foldForSearch(name)
    .replace(/&/g, ' y ')
    .replace(/[.'’´`"]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return (withoutLegalForm(bare) || bare).replaceAll('0', 'o')
}

/** Takes forms off the end until none is left: "SAPI de CV SOFOM ENR" carries two. */
function withoutLegalForm(bare: string): string {
  const shorter = bare.replace(LEGAL_FORM, '')
  return shorter === bare ? bare : withoutLegalForm(shorter)
}

/** Points are gone before this is asked, so "S.A.", "S. A." and "SA" are 'sa', 's a' and 'sa'. */
const LEGAL_FORM = new RegExp(
  `(^| )(?:${[
    's ?a ?p ?i(?: ?b)?(?: ?de ?c ?v)?',
    's ?a ?b?(?: ?de ?c ?v)?',
    's ?a ?s(?: ?de ?c ?v)?',
    's ?c ?de ?a ?p(?: ?de ?r ?l)?(?: ?de ?c ?v)?',
    's ?(?:p ?r|c|p)? ?de ?r ?l(?: ?m ?i| ?mi ?art)?(?: ?de ?c ?v)?',
    's ?en ?c(?: ?(?:s|por ?a))?(?: ?de ?c ?v)?',
    's ?c ?[lpu]?(?: ?de ?(?:c ?v|r ?s|p|c))?',
    's ?n ?c',
    'a ?c',
    'a ?en ?p',
    'i ?a ?p',
    'i ?b ?m',
    's ?o ?f ?o ?m(?: ?e ?n ?r| ?e ?r)?',
    'sociedad anonima(?: promotora de inversion| bursatil)?(?: de capital variable)?',
    'sociedad de responsabilidad limitada(?: de capital variable)?',
    'sociedad por acciones simplificada',
    'sociedad cooperativa',
    'sociedad civil',
    'asociacion civil',
  ].join('|')})$`,
)
