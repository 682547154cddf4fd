import { parseDay, type Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { monthName } from './dates.ts'
import { methodNames } from './serials.ts'

export const otherZone = 'Otra ciudad'
export const noSystem = 'Varios sistemas'

/** What a row of a figure is, by its code; what has no word here is told in somebody's own. */
export const figureWords: Readonly<Record<string, string>> = {
  ...methodNames,
  first: 'primera renta',
  confirmed: 'renovación confirmada, sin pago registrado',
  onTime: 'renovación a tiempo',
  late: 'renovación tarde',
  monthly: 'mensual',
  halfYearly: 'semestral',
  yearly: 'anual',
  worked: 'pagó después',
  nothing: 'sin pago después',
}

/** `shortMonth('2026-11') // 'nov 26'` */
export function shortMonth(month: string): string {
  const [name] = monthName(`${month}-01` as Day).split(' de ')
  return `${name!.slice(0, 3)} ${month.slice(2, 4)}`
}

/** `wholeMonth('2026-11') // 'noviembre de 2026'` */
export function wholeMonth(month: string): string {
  const day = parseDay(`${month}-01`)
  return day === null ? month : monthName(day)
}

/** `percentText(1250) // '12.5 %'` */
export function percentText(basisPoints: number): string {
  return `${basisPoints / 100} %`
}

/** `partOf(3, 4) // '75 %'`; of nothing there is no part. */
export function partOf(some: number, all: number): string {
  return all === 0 ? '—' : `${Math.round((some * 100) / all)} %`
}

export const billedByNames = {
  vendor: 'Factura el fabricante',
  distributor: 'Factura el distribuidor',
} as const

export const reportText = {
  title: 'Reportes',
  topics: {
    income: 'Ingresos',
    forecast: 'Pronóstico',
    systems: 'Por sistema',
    zones: 'Por zona',
    movements: 'Altas y bajas',
    reminders: 'Recordatorios',
    margin: 'Margen y comisión',
    friday: 'El viernes del dueño',
  },
  topicsLabel: 'Reportes',
  months: 'Meses',
  month: 'Mes',
  lastMonths: (n: number) => `Últimos ${n} meses`,
  income: 'Ingreso',
  incomeWithVat: 'Ingreso con IVA',
  net: 'Sin IVA',
  payments: 'Pagos',
  renewals: 'Renovaciones',
  onTime: 'A tiempo',
  late: 'Tarde',
  firstRentals: 'Primeras rentas',
  total: 'Total',
  system: 'Sistema',
  zone: 'Zona',
  picture: (what: string) => `Gráfica: ${what}. La tabla de abajo tiene las mismas cifras.`,
  expected: 'Por cobrar sin IVA',
  unpriced: (n: number) =>
    n === 1 ? '1 renovación sin precio no suma.' : `${n} renovaciones sin precio no suman.`,
  forecastNote: 'Si todos renuevan lo que rentan hoy, a los precios de hoy.',
  fourWeeks: 'En 4 semanas',
  twelveWeeks: 'En 12 semanas',
  newClients: 'Clientes nuevos',
  lostClients: 'Clientes perdidos',
  recoveredClients: 'Clientes recuperados',
  newSerials: 'Sistemas nuevos',
  lostSerials: 'Sistemas perdidos',
  recoveredSerials: 'Sistemas recuperados',
  offset: 'Días antes del corte',
  sent: 'Enviados',
  worked: 'Pagaron después',
  notWorked: 'Sin pago después',
  workedPart: 'Resultado',
  weeks: 'Las próximas doce semanas',
  weekFrom: 'Semana desde el',
  countOfRows: (n: number) => (n === 1 ? '1 renglón' : `${n.toLocaleString('es-MX')} renglones`),
  noReminders: 'En estos meses no salió ningún recordatorio.',
  remindersNote: 'Cuenta el pago entre un recordatorio y el siguiente, o hasta el corte después del último.',
  billedBy: 'Quién factura',
  margin: 'Le queda a la oficina',
  unrated: 'Sin porcentaje',
  unratedNote: (amount: number) =>
    `${formatPesos(amount as Centavos)} de ventas no tienen porcentaje capturado y no cuentan.`,
  rates: 'Porcentajes',
  newRate: 'Capturar porcentaje',
  commission: 'Comisión de la venta sin IVA',
  cost: 'Costo, como parte de la venta sin IVA',
  everySystem: 'Todos los sistemas',
  from: 'Desde el mes',
  percent: 'Por ciento',
  rateSaved: 'Porcentaje guardado',
  rateRemoved: 'Porcentaje quitado',
  remove: 'Quitar',
  save: 'Guardar',
  rows: 'Renglones',
  rowsOf: 'De qué se compone',
  day: 'Día',
  client: 'Cliente',
  serial: 'Serie',
  city: 'Ciudad',
  what: 'Qué',
  operator: 'Operador',
  amount: 'Importe',
  noRows: 'Ningún renglón.',
  back: 'Reportes',
  empty: 'En estos meses no hay pagos registrados',
  emptyHint:
    'Se llena al registrar pagos. En Hoy, Enter sobre un corte lo renueva y registra su pago; cada pago se suma aquí por mes, sistema y ciudad.',
  toToday: 'Ir a Hoy',
  nothingToForecast: 'Todavía no hay rentas con fecha de corte',
  nothingToForecastHint:
    'Se llena con los sistemas en renta: importe su hoja de cálculo, o dé de alta el primero en Sistemas.',
  toImport: 'Importar',
  noRemindersHint: 'Se llena con los recordatorios que envíe o marque como enviados.',
  toReminders: 'Ver recordatorios',
  noMargin: 'En estos meses no hay ventas. Se llena al registrar pagos.',
  noRates: 'Ninguno. Capture el primero con Ctrl+N; sin él no se sabe qué le queda a la oficina.',
  week: (from: string, until: string) => `Semana del ${from} al ${until}`,
  thisWeek: 'Esta semana',
  weekBefore: 'La anterior',
  figure: 'Cifra',
  byOperator: 'Por operador',
  contacts: 'Contactos',
  marginUnknown: 'falta el porcentaje',
} as const

/** `countOf({ clients: 2, serials: 3 }) // '2 clientes, 3 sistemas'` */
export function countOf({
  clients,
  serials,
}: {
  readonly clients: number
  readonly serials: number
}): string {
  return `${clients} ${clients === 1 ? 'cliente' : 'clientes'}, ${serials} ${serials === 1 ? 'sistema' : 'sistemas'}`
}
