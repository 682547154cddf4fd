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
