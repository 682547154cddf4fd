/** `telAddress('998 123 4567') // 'tel:+529981234567'` */
export function telAddress(phone: string): string {
  return `tel:+${international(phone)}`
}

/** `whatsAppAddress('9981234567', 'Hola') // 'https://wa.me/529981234567?text=Hola'` */
export function whatsAppAddress(phone: string, message = ''): string {
  const text = message === '' ? '' : `?text=${encodeURIComponent(message)}`
  return `https://wa.me/${international(phone)}${text}`
}

/** `mailAddress('lety@ceiba.mx') // 'mailto:lety@ceiba.mx'`: nothing in the address can add a header of its own. */
export function mailAddress(email: string, message = '', subject = ''): string {
  const fields = [
    ...(subject === '' ? [] : [`subject=${encodeURIComponent(subject)}`]),
    ...(message === '' ? [] : [`body=${encodeURIComponent(message)}`]),
  ]
  const after = fields.length === 0 ? '' : `?${fields.join('&')}`
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}${after}`
}

/** Ten digits are Mexican; more already carry their country. */
function international(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '')
  return digits.length === 10 ? `52${digits}` : digits
}
