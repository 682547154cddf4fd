import type { CellFault } from '#domain/workbook-refusals.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'

/** What the sheet of each table is called; no two alike, at most 31 letters. */
export const sheetTitles: Readonly<Record<string, string>> = {
  activation_codes: 'Códigos',
  aliases: 'Clientes unidos',
  anchors: 'Cortes anteriores',
  arco_requests: 'Solicitudes ARCO',
  attachments: 'Adjuntos',
  balance_moves: 'Saldos a favor',
  bank_accounts: 'Cuentas de banco',
  bank_lines: 'Banco',
  calendars: 'Calendarios',
  card_serials: 'Tarjeta de cada sistema',
  cards: 'Tarjetas',
  case_hours: 'Horas de casos',
  case_notes: 'Notas de casos',
  case_pauses: 'Esperas de casos',
  cases: 'Casos de soporte',
  charge_consents: 'Consentimientos de cargo',
  charge_failures: 'Cargos rechazados',
  charge_notices: 'Avisos de cargo',
  charge_switches: 'Interruptores de cargo',
  clients: 'Clientes',
  code_requests: 'Códigos pedidos',
  comebacks: 'Regresos',
  computer_changes: 'Cambios de equipo',
  contact_log: 'Llamadas y notas',
  contacts: 'Contactos',
  day_closings: 'Cierres del día',
  follow_ups: 'Promesas',
  handovers: 'Relevos',
  import_maps: 'Columnas importadas',
  imports: 'Importaciones',
  intakes: 'Altas',
  invoice_claims: 'Reclamos de factura',
  invoice_documents: 'XML de facturas',
  invoice_promises: 'Facturas',
  licence_certificates: 'Certificados',
  licence_updates: 'Actualizaciones pagadas',
  mails: 'Correo',
  margin_rates: 'Márgenes',
  operators: 'Operadores',
  order_lines: 'Renglones de pedidos',
  orders: 'Pedidos',
  payment_receipts: 'Comprobantes',
  payments: 'Pagos',
  policies: 'Reglas',
  portal_answers: 'Respuestas del portal',
  portal_kept: 'Diferencias del portal',
  prepaid_batches: 'Lotes de claves',
  prepaid_keys: 'Claves de prepago',
  prepaid_reveals: 'Claves vistas',
  prices: 'Precios',
  products: 'Productos',
  quotes: 'Cotizaciones',
  reminders: 'Recordatorios',
  renewal_terms: 'Términos renovados',
  renewals: 'Renovaciones',
  rentals: 'Rentas',
  replacement_documents: 'Papeles de reposiciones',
  replacements: 'Reposiciones',
  seat_changes: 'Cambios de usuarios',
  serials: 'Sistemas',
  settings: 'Ajustes',
  slip_lines: 'Renglones de fichas',
  slips: 'Fichas',
  stoppages: 'Fallas reportadas',
  support_policies: 'Reglas de soporte',
  tasks: 'Pendientes',
  tax_rates: 'IVA',
  templates: 'Plantillas',
  transfers: 'Traspasos',
  unlock_documents: 'Papeles de desbloqueos',
  unlocks: 'Desbloqueos',
  update_campaigns: 'Campañas',
  update_computers: 'Equipos por actualizar',
  update_notices: 'Avisos de versión',
  update_systems: 'Sistemas actualizados',
  validations: 'Validaciones',
  vault_entries: 'Bóveda',
  vault_reveals: 'Bóveda, vistas',
  vendors: 'Fabricantes',
  versions: 'Versiones',
}

/** The two sheets that are no table. */
export const workbookSheets = { about: 'Léame', longTexts: 'Textos largos' } as const

/** How the first sheet tells what the workbook is; `schema` is looked for when it comes back. */
export const aboutWorkbook = {
  headings: ['Qué', 'Valor'],
  schema: 'Esquema',
  rows: 'Renglones',
  lines: (taken: string): readonly (readonly [string, string])[] => [
    ['Qué es', 'El libro entero de Vigente: una hoja por tabla, un renglón por cada cosa anotada.'],
    ['Sacado el', taken],
    [
      'Qué no trae',
      'Contraseñas de entrada y código de recuperación, las PCs del servidor, y los archivos adjuntos (van en el respaldo). Los accesos y las claves van sellados: se abren solo con la llave de su bóveda.',
    ],
    [
      'Cómo vuelve',
      'En una PC con un libro nuevo: Bienvenida, «Traer un libro de Excel». Entra entero o no entra.',
    ],
    [
      'Si lo cambia',
      'Deje las hojas, los encabezados y las columnas id. Las fechas, como 2026-11-29; el dinero, en centavos. Un apóstrofo al principio es parte de cómo se guarda.',
    ],
  ],
  rowsOf: (sheet: string) => `Hoja ${sheet}`,
} as const

/** What Respaldos and Bienvenida say of it. */
export const workbookText = {
  title: 'El libro en Excel',
  why: 'Todo lo que sabe este libro, en un archivo que cualquiera puede abrir: una hoja por tabla. Sirve para revisarlo o para llevarlo a otro programa. No sustituye a los respaldos: no trae contraseñas ni los archivos adjuntos, y no va cifrado.',
  save: 'Sacar el libro en Excel…',
  saving: 'Sacando el libro en Excel',
  saved: (rows: number) => `El libro salió entero: ${rows.toLocaleString('es-MX')} renglones.`,
  comesBack: 'Vuelve a entrar en una PC con un libro nuevo, en Bienvenida.',
  take: 'Traer un libro de Excel',
  takeDetail:
    'El archivo que sacó otra PC en Respaldos, «El libro en Excel». Entra entero o no entra; las contraseñas de entrada se ponen de nuevo.',
  taking: 'Trayendo el libro de Excel',
  taken: (clients: number, serials: number) =>
    `El libro entró entero: ${clients.toLocaleString('es-MX')} clientes y ${serials.toLocaleString('es-MX')} sistemas.`,
} as const

type WorkbookCode = Extract<RefusalCode, `workbook.${string}`>

const faults: Readonly<Record<CellFault, (value: string) => string>> = {
  day: (value) => `«${value}» no es una fecha; se escribe como 2026-11-29`,
  instant: (value) => `«${value}» no es una fecha con hora`,
  number: (value) => `«${value}» no es un número entero`,
  empty: () => 'está vacía y no puede estarlo',
  notAllowed: (value) => `«${value}» no se permite ahí`,
  repeated: (value) => `«${value}» ya está en otro renglón`,
}

export const workbookRefusals: { readonly [C in WorkbookCode]: (params: RefusalParams[C]) => string } = {
  'workbook.notALedger': ({ name }) =>
    `${name} no es un libro que haya sacado Vigente: le falta la hoja Léame. Su hoja de clientes se trae en Importar.`,
  'workbook.otherSchema': ({ name, found, wanted }) =>
    `${name} es de otra versión de Vigente (esquema ${found || 'sin número'}; este programa usa el ${wanted}). Sáquelo otra vez con la misma versión en las dos PCs. No se trajo nada.`,
  'workbook.sheetMissing': ({ name, sheet }) =>
    `A ${name} le falta la hoja «${sheet}». Sáquelo otra vez, o devuélvale esa hoja con sus encabezados. No se trajo nada.`,
  'workbook.columnMissing': ({ sheet, column }) =>
    `En la hoja «${sheet}», renglón 1, falta la columna «${column}». No se trajo nada.`,
  'workbook.columnUnknown': ({ sheet, column }) =>
    `En la hoja «${sheet}», renglón 1, sobra la columna «${column}». Quítela, o corrija su encabezado. No se trajo nada.`,
  'workbook.cellWrong': ({ sheet, line, column, value, why }) =>
    `En la hoja «${sheet}», renglón ${line}, columna «${column}»: ${faults[why](value)}. Corríjalo y vuelva a traerlo. No se trajo nada.`,
  'workbook.referenceBroken': ({ sheet, line, column, value, refersTo }) =>
    `En la hoja «${sheet}», renglón ${line}, columna «${column}»: «${value}» no está en la hoja «${refersTo}». Devuelva ese renglón, o quite este. No se trajo nada.`,
  'workbook.notNew': () =>
    'En este libro ya hay algo anotado, y un libro de Excel solo entra en uno nuevo: se mezclarían dos oficinas. Abra Vigente con una carpeta nueva y tráigalo ahí.',
  'workbook.enrolled': () =>
    'Esta PC ya está dada de alta con un servidor: el libro le llega de él. Traiga el de Excel en una PC sola, y dela de alta después con un servidor nuevo.',
  'workbook.tooManyRows': ({ sheet, rows, most }) =>
    `La hoja «${sheet}» tendría ${rows.toLocaleString('es-MX')} renglones y Excel no abre más de ${most.toLocaleString('es-MX')}. Use un respaldo para llevarse el libro.`,
}
