import type { Day } from '#domain/calendar.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'
import { shortDay } from './dates.ts'

type FileCode = Extract<RefusalCode, `file.${string}` | `import.${string}` | `attachment.${string}`>
type Sentences = { readonly [C in FileCode]: (params: RefusalParams[C]) => string }

const list = (items: readonly string[]) => items.join(', ')

/** Files that are read, imported or kept. */
export const fileRefusals: Sentences = {
  'file.notFound': () => 'Ese archivo ya no está. Vuelva a elegirlo.',
  'file.notPrinted': () =>
    'No se imprimió: la impresora no aceptó el papel. Revise que esté encendida, con papel y conectada, y vuelva a imprimir; o guárdelo como PDF. Nada se perdió ni cuenta como impreso.',
  'file.notReadToPrint': () =>
    'No se imprimió: el papel ya no se puede leer en esta PC. Ábralo o hágalo de nuevo, y vuelva a imprimir. Nada se perdió ni cuenta como impreso.',
  'file.empty': ({ name }) => `${name} está vacío: no tiene ningún renglón con datos.`,
  'file.notATable': ({ name, found }) =>
    `${name} no es una hoja de cálculo ni un CSV (${foundNames[found] ?? 'no se reconoce lo que trae'}). Guárdelo como .xlsx o .csv y vuelva a intentarlo.`,
  'file.oldExcel': ({ name }) => `${name} es de Excel 97-2003. Ábralo y guárdelo como .xlsx.`,
  'file.encrypted': ({ name }) => `${name} tiene contraseña. Ábralo, quítesela y guárdelo de nuevo.`,
  'file.tooLarge': ({ name, what, limit }) => tooLarge(name, what, limit),
  'file.damaged': ({ name }) =>
    `${name} está dañado o incompleto. Ábralo en Excel, guárdelo de nuevo y vuelva a intentarlo.`,
  'file.openQuote': ({ name, line }) =>
    `En ${name}, las comillas que se abren en el renglón ${line} no se cierran. Corríjalo y vuelva a intentarlo.`,
  'file.sheetRequired': ({ name, sheets }) =>
    `${name} tiene varias hojas: ${list(sheets)}. Elija cuál se importa.`,
  'file.unreadable': ({ path }) =>
    `No se pudo leer ${path}. Revise que exista y que no esté abierto en otro programa.`,
  'file.notSaved': ({ path }) =>
    `No se pudo guardar ${path}. Revise que haya espacio y permiso en esa carpeta.`,
  'attachment.notFound': () => 'Ese archivo ya no está en el libro. Actualice la página.',
  'attachment.tooLarge': ({ name, megabytes }) =>
    `«${name}» pesa más de ${megabytes} MB. Guárdelo con menos resolución, o imprímalo como PDF, y vuelva a adjuntarlo.`,
  'attachment.typeRefused': ({ name }) =>
    `«${name}» no es un PDF, una imagen JPG o PNG, un XML ni un correo guardado. Guárdelo como uno de ellos y vuelva a adjuntarlo.`,
  'attachment.notOnThisPc': ({ name }) =>
    `«${name}» no está en esta computadora, o se dañó. Adjúntelo de nuevo.`,
  'import.noSerialColumn': ({ name }) =>
    `En ${name} no se encontró la columna del número de serie. Indique en el mapa de columnas cuál es.`,
  'import.noLines': ({ name }) => `${name} tiene encabezados y ningún renglón debajo.`,
  'import.sameFieldTwice': ({ field }) => `Dos columnas no pueden ser «${field}». Deje una sola.`,
  'import.formulas': ({ name, cells, count }) =>
    `${name} tiene ${count === 1 ? 'una fórmula' : `${count} fórmulas`} en celdas que se importan: ${list(cells)}${count > cells.length ? '…' : ''}. No se guardó nada. Cópielas y péguelas como valores, y vuelva a soltar el archivo.`,
  'import.lineNotTaken': ({ line, serial }) =>
    `No se guardó nada: la línea ${line} (${serial}) ya no es lo que mostraba la vista previa. Vuelva a verla.`,
  'import.notFound': () => 'Esa importación no existe.',
  'import.alreadyUndone': ({ source, on }) =>
    `La importación de ${source} ya se deshizo el ${shortDay(on as Day)}.`,
  'import.laterWork': ({ source, items }) =>
    `No se deshizo la importación de ${source}: después se trabajó sobre ${list(items)}. Corríjalo a mano.`,
  'file.sheetUnknown': ({ sheet, sheets }) => `No hay una hoja «${sheet}». Las que hay: ${list(sheets)}.`,
}

/** What a file turned out to be, by its bytes. */
const foundNames: Readonly<Record<string, string>> = {
  pdf: 'es un PDF',
  png: 'es una imagen',
  jpeg: 'es una fotografía',
  gif: 'es una imagen',
  html: 'es una página web guardada como hoja de cálculo',
  xml: 'es un archivo XML',
  zip: 'es un archivo comprimido',
  ods: 'es de LibreOffice',
  xlsb: 'es un libro binario de Excel',
  docx: 'es un documento de Word',
}

function tooLarge(name: string, what: RefusalParams['file.tooLarge']['what'], limit: number): string {
  const size = `${limit} MB`
  const most = {
    workbook: `pasa de ${size}`,
    text: `pasa de ${size} de texto`,
    sheet: `tiene una hoja que pasa de ${size}`,
    rows: `tiene más de ${limit.toLocaleString('es-MX')} renglones`,
    cells: `tiene más de ${limit.toLocaleString('es-MX')} celdas`,
  }[what]
  return `${name} ${most}. Divídalo en archivos más chicos y vuelva a intentarlo.`
}
