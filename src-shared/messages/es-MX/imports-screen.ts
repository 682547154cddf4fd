import type { ImportField } from '#domain/import-field.ts'
import { importFieldText } from './imports.ts'

type Outcome = 'new' | 'changed' | 'same' | 'conflict' | 'error'

/** What the screen Importar says; what it says of a line or a column is in `imports.ts`. */
export const importText = {
  title: 'Importar',
  drop: 'Suelte aquí la hoja de cálculo que ya usa la oficina, o péguela con Ctrl+V desde Excel o desde el portal.',
  dropDetail:
    'Excel (.xlsx) o texto (.csv, .tsv). Antes de guardar verá, renglón por renglón, qué va a pasar.',
  accept: '.xlsx,.xlsm,.csv,.tsv,.txt',
  reading: 'Leyendo',
  pasted: 'Renglones pegados',
  another: 'Otra hoja',
  sheet: 'Hoja',
  hiddenSheet: 'oculta',
  chooseSheet: 'Este libro tiene varias hojas. ¿Cuál se importa?',
  useValues: 'Tomar los valores que muestra el libro',
  columns: 'Columnas',
  columnsDetail: 'Lo que se lee de cada columna. Si corrige algo, se recuerda para la próxima vez.',
  columnsRestore: 'Volver a lo propuesto',
  unread: '(no se lee)',
  noExamples: 'vacía',
  lines: 'Renglones',
  all: 'Todos',
  line: 'Línea',
  outcome: 'Qué es',
  serial: 'No. de serie',
  client: 'Cliente',
  what: 'Qué pasará',
  why: 'Por qué',
  noRows: 'Ningún renglón de estos.',
  noSerial: '(sin serie)',
  stands: 'vale',
  lineSays: 'este renglón dice',
  empty: '(vacío)',
  warning: 'Aviso',
  sameWhat: 'Ya está igual en el libro.',
  newWhat: 'Se agrega al libro.',
  nothing: 'No hay ningún renglón que guardar.',
  importing: 'Importando…',
  saveErrors: 'Guardar renglones con error',
  undo: 'Deshacer importación',
  undoing: 'Se deshizo la importación',
  goToday: 'Ir a Hoy',
  importAnother: 'Importar otra hoja',
  notTaken: 'No entraron',
  notTakenDetail: 'Guárdelos, corríjalos en Excel y suelte aquí el archivo corregido.',
  past: 'Importaciones anteriores',
  day: 'Día',
  source: 'Archivo',
  operator: 'Operador',
  undoShort: 'Deshacer',
} as const

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  new: 'Nuevo',
  changed: 'Cambio',
  same: 'Igual',
  conflict: 'Conflicto',
  error: 'Error',
}

/** Over the filters and the columns of counts. */
export const countNames = {
  new: 'Nuevos',
  changed: 'Cambios',
  same: 'Iguales',
  warnings: 'Avisos',
  conflicts: 'Conflictos',
  errors: 'Errores',
} as const

/** `columnLetter(27) // 'AB'`, as the spreadsheet names it. */
export function columnLetter(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetter(Math.floor(column / 26) - 1) + letter
}

/** `importButton(594) // 'Importar 594 renglones'` */
export function importButton(lines: number): string {
  return `Importar ${linesWord(lines)}`
}

/** `linesWord(1) // '1 renglón'` */
export function linesWord(lines: number): string {
  return lines === 1 ? '1 renglón' : `${count(lines)} renglones`
}

/** What the ledger holds once these lines are in it. */
export function totalsAfter(clients: number, serials: number): string {
  return `El libro quedará con ${count(clients)} ${clients === 1 ? 'cliente' : 'clientes'} y ${count(serials)} ${serials === 1 ? 'serie' : 'series'}.`
}

/** `importedTitle(594, 0) // 'Se importaron 594 renglones'` */
export function importedTitle(lines: number): string {
  return lines === 1 ? 'Se importó 1 renglón' : `Se importaron ${count(lines)} renglones`
}

export function ledgerNow(clients: number, serials: number): string {
  return `El libro tiene ahora ${count(clients)} ${clients === 1 ? 'cliente' : 'clientes'} y ${count(serials)} ${serials === 1 ? 'serie' : 'series'}.`
}

/** Of the lines that are no data: titles above, totals, repeated headings. */
export function skippedNote(skipped: readonly { readonly line: number; readonly why: string }[]): string {
  const shown = skipped.slice(0, 8).map(({ line, why }) => `${line} (${why})`)
  const more = skipped.length > shown.length ? ` y ${skipped.length - shown.length} más` : ''
  return `Líneas que no son datos: ${shown.join(', ')}${more}.`
}

/** Where the headings were found. */
export function headingsNote(line: number | null): string {
  return line === null ? 'sin encabezados' : `encabezados en la línea ${line}`
}

/** `fieldChoice('users') // 'Usuarios'` */
export function fieldChoice(field: ImportField | null): string {
  return field === null ? importText.unread : importFieldText[field]
}

/** `undoneOnText('lun 23 nov 2026') // 'deshecha el lun 23 nov 2026'` */
export function undoneOnText(day: string): string {
  return `deshecha el ${day}`
}

function count(n: number): string {
  return n.toLocaleString('es-MX')
}
