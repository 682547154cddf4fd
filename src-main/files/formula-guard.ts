/**
 * A text that a spreadsheet program would run as a formula gets a leading apostrophe, so that what a
 * client typed into a form is never executed on the accountant's PC. Spaces, byte-order marks and quotes
 * before the sign do not hide it; full-width signs count, since some programs fold them.
 *   guardFormula('=1+1')      // "'=1+1"
 *   guardFormula('A&B Pérez') // 'A&B Pérez'
 */
export function guardFormula(text: string): string {
  return dangerous.test(text) ? `'${text}` : text
}

/** Takes back the apostrophe that `guardFormula` set, so that our own exports come in as they went out. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text
}

const dangerous = /^(?:[\t\r\0]|[\s\ufeff"'`“”‘’«»]*[=+\-@＝＋－＠\t\r\0])/
