/** What the first slip still lacks, each with where it is given. */
export function missingForSlip(has: {
  name: boolean
  rfc: boolean
  prices: boolean
  bank: boolean
}): string[] {
  return [
    ...(has.name ? [] : ['Falta el nombre del distribuidor (Ajustes, Oficina).']),
    ...(has.rfc ? [] : ['Falta el RFC del distribuidor (Ajustes, Oficina).']),
    ...(has.prices ? [] : ['Faltan los precios de los sistemas (Ajustes, Precios).']),
    ...(has.bank ? [] : ['Falta la cuenta de banco del beneficiario (Ajustes, Cuentas).']),
  ]
}

/** The block of contact below every text (R39), a line a kind; what there is none of is left out. */
export function signatureLines(of: {
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly whatsapp: string
}): string[] {
  const line = (one: string, many: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`${values.length === 1 ? one : many}: ${values.join(' · ')}`]
  return [
    ...line('Correo', 'Correos', of.emails),
    ...line('Teléfono', 'Teléfonos', of.phones),
    ...line('WhatsApp', 'WhatsApp', of.whatsapp === '' ? [] : [of.whatsapp]),
  ]
}
