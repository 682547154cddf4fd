/** `groupedPhone('9981234567') // '998 123 4567'` */
export function groupedPhone(phone: string): string {
  return phone.length === 10 ? `${phone.slice(0, 3)} ${phone.slice(3, 6)} ${phone.slice(6)}` : phone
}
