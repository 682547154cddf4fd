/** What the papers say. Days and money arrive already written for people. */
export const slipWords = {
  title: 'FICHA DE PAGO',
  documentTitle: (folio: string) => `Ficha de pago ${folio}`,
  folio: (folio: string) => `Folio ${folio}`,
  issuedOn: (day: string) => `Expedida el ${day}`,
  rfc: (rfc: string) => `RFC ${rfc}`,
  phone: (phone: string) => `Tel. ${phone}`,
  client: 'Cliente',
  noRfc: 'RFC: falta',
  system: 'Sistema',
  serial: 'No. de serie',
  users: 'Usuarios',
  period: 'Periodo',
  from: 'Desde',
  until: 'Funciona hasta',
  amount: 'Importe',
  months: (months: number) => PERIODS.get(months) ?? `${months} meses`,
  continues: (lines: number) =>
    lines === 1
      ? 'Sigue 1 renglón más en la página siguiente'
      : `Siguen ${lines} renglones más en las páginas siguientes`,
  continued: (folio: string) => `Detalle de la ficha de pago ${folio} (continuación)`,
  subtotal: 'Subtotal',
  vat: (rate: string) => `IVA ${rate}`,
  total: 'Total',
  inWords: (words: string) => `SON: ${words}`,
  toPay: 'IMPORTE A PAGAR',
  payBy: 'PAGUE A MÁS TARDAR EL',
  hour: (time: string) => `antes de las ${time} h`,
  bankTitle: 'DATOS PARA EL DEPÓSITO O LA TRANSFERENCIA',
  bank: 'Banco',
  beneficiary: 'Beneficiario',
  account: 'Cuenta',
  clabe: 'CLABE',
  reference: 'Referencia',
  bankAmount: 'Importe',
  missing: 'Falta en esta ficha',
  notFiscal: 'Este documento no es un comprobante fiscal.',
  replaces: (folio: string) => `Sustituye a la ficha ${folio}.`,
  reprint: (n: number) => `Reimpresión ${n}.`,
  page: (page: number, pages: number) => `Página ${page} de ${pages}`,
  replaced: 'SUSTITUIDA',
  replacedBy: (folio: string) => `No pague esta ficha: la sustituye la ${folio}.`,
  voided: 'CANCELADA',
  voidedNote: 'No pague esta ficha: está cancelada.',
} as const

export const daySheetWords = {
  title: 'Hoja del día',
  documentTitle: (day: string) => `Hoja del día, ${day}`,
  empty: 'Nada se detiene ni espera a nadie en esta hoja.',
  summary: (clients: number, systems: number) =>
    `${clients} ${clients === 1 ? 'cliente' : 'clientes'} · ${systems} ${systems === 1 ? 'sistema' : 'sistemas'}`,
  noPhone: 'sin teléfono',
  users: (users: number) => (users === 1 ? '1 usuario' : `${users} usuarios`),
  continued: (name: string) => `${name} (sigue)`,
  page: (page: number, pages: number) => `Página ${page} de ${pages}`,
} as const

/** Practice mode's paper must never be taken for a real one. */
export const practiceWatermark = 'PRÁCTICA — SIN VALIDEZ'

/** R10: mensual, semestral, anual. */
const PERIODS: ReadonlyMap<number, string> = new Map([
  [1, 'Mensual'],
  [6, 'Semestral'],
  [12, 'Anual'],
])
