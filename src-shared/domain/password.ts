import { foldForSearch } from './company-name.ts'

/** Letters of the shortest password that is taken. */
export const LEAST_PASSWORD_LETTERS = 12
export const PIN_DIGITS = 6
/** Wrong PINs in a row, after which only the whole password opens. */
export const MOST_WRONG_PINS = 5
/** A temporary password that nobody used is over after so many days. */
export const TEMPORARY_HOLDS_DAYS = 7
export const LONGEST_SESSION_HOURS = 12
export const IDLE_MINUTES = { least: 1, usual: 5, most: 60 }

export type PasswordWeakness = 'short' | 'common' | 'named'

/**
 * Why a password is not taken; null where it is. Length is what protects, so nothing is asked of its letters; what
 * everybody tries first, and the person's own name, is refused.
 *   passwordWeakness('contraseña123', 'Lety')     // 'common'
 *   passwordWeakness('tres faros en Isla', 'Lety') // null
 */
export function passwordWeakness(password: string, name: string): PasswordWeakness | null {
  if ([...password.normalize('NFKC').trim()].length < LEAST_PASSWORD_LETTERS) return 'short'
  const plain = letters(password)
  const rest = COMMON.reduce((text, word) => text.replaceAll(word, ''), plain)
  if (rest.length < 4 || isRun(plain)) return 'common'
  const own = letters(name)
  return own.length >= 4 && plain.replaceAll(own, '').length < 6 ? 'named' : null
}

/** A PIN that is guessed in five tries: one digit six times, a run, a pair or a triple repeated. */
export function isEasyPin(pin: string): boolean {
  return isRun(pin) || /^(\d\d)\1\1$/.test(pin) || /^(\d{3})\1$/.test(pin)
}

/**
 * After so many wrong passwords in a row, how long the next try waits, in milliseconds: nothing for four, then five
 * seconds, doubled each time up to a quarter of an hour.
 *   waitAfterWrong(4) // 0
 *   waitAfterWrong(7) // 20_000
 */
export function waitAfterWrong(wrong: number): number {
  return wrong < 5 ? 0 : Math.min(15 * 60_000, 5_000 * 2 ** Math.min(wrong - 5, 20))
}

function letters(text: string): string {
  return foldForSearch(text).replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** `aaaaaa`, `123456`, `987654`. */
function isRun(text: string): boolean {
  const steps = new Set([...text].slice(1).map((letter, i) => letter.codePointAt(0)! - text.codePointAt(i)!))
  return steps.size <= 1 && [0, 1, -1].includes([...steps][0] ?? 0)
}

/** Longer ones first: what of a password is left after taking them out has to be a password. */
const COMMON = [
  'administracion',
  'administrador',
  '1234567890',
  'contrasena',
  'bienvenida',
  'bienvenido',
  'qwertyuiop',
  '123456789',
  'asdfghjkl',
  'guadalupe',
  'chocolate',
  'changeme',
  'password',
  'teamo123',
  'superman',
  'football',
  'princesa',
  'iloveyou',
  '12345678',
  'trustno1',
  'zxcvbnm',
  'welcome',
  'usuario',
  'sistema',
  'empresa',
  'america',
  'mexicano',
  'letmein',
  'vigente',
  'oficina',
  'secreto',
  'password1',
  'passw0rd',
  '1234567',
  'abc123',
  'qwerty',
  '123456',
  '654321',
  'cancun',
  'mexico',
  'aspel',
  'admin',
  'clave',
  'teamo',
  'chivas',
  '12345',
  '54321',
  '2024',
  '2025',
  '2026',
  '2027',
  '1234',
  '123',
  '000',
  '111',
].toSorted((a, b) => b.length - a.length)
