/** Looks like one e-mail address, and only one: `isMailText('lety@ceiba.mx') // true` */
export function isMailText(text: string): boolean {
  return /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/.test(text)
}
