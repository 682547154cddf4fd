/** What no file of Windows may be called, whatever its extension. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])(?=\s*(\.|$))/i
/** Separators, streams (`x.pdf:y`), wildcards, and letters that nobody sees or that turn the others round. */
const NOT_IN_NAMES = /[\p{C}\u2028\u2029<>:"/\\|?*]/gu
const MOST_LETTERS = 150

/**
 * A file's name as every system takes it: texts of an office stand in the names of its papers. Nothing in it leaves a
 * folder, opens a device or hides the extension.
 *   plainFileName('Estado de cuenta Transportes A/B.pdf') // 'Estado de cuenta Transportes A_B.pdf'
 *   plainFileName('CON.txt')                              // '_CON.txt'
 */
export function plainFileName(name: string): string {
  const plain = name.toWellFormed().normalize('NFC').replaceAll(NOT_IN_NAMES, '_').trim()
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? ''
  const stem = [...plain.slice(0, plain.length - extension.length)].slice(0, MOST_LETTERS).join('')
  // Windows drops dots and spaces at the end by itself, and then it is another name.
  const whole = `${stem}${extension}`.replace(/[. ]+$/, '').replace(/^[. ]+/, '')
  if (whole === '') return 'archivo'
  return whole.replace(RESERVED, '_$1')
}
