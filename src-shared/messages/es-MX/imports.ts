import type { Day } from '#domain/calendar.ts'
import type { ImportField } from '#domain/import-field.ts'
import { shortDay } from './dates.ts'

/** The office's word for what a column holds. */
export const importFieldText: Readonly<Record<ImportField, string>> = {
  client: 'Cliente',
  rfc: 'RFC',
  contact: 'Contacto',
  phone: 'Teléfono',
  email: 'Correo',
  city: 'Ciudad',
  system: 'Sistema',
  version: 'Versión',
  users: 'Usuarios',
  serial: 'No. de serie',
  code: 'Código de activación (CDA)',
  mode: 'Modalidad',
  activatedOn: 'Fecha de activación',
  months: 'Periodo de renta',
  method: 'Forma de pago',
  paidUntil: 'Próximo pago',
  note: 'Observaciones',
}

export const paidStateText = { presumed: 'supuesto', confirmed: 'confirmado' } as const

/** Heading of the column that says, in the spreadsheet of the lines in error, what to mend. */
export const REASON_HEADING = 'Por qué no entró'
export const ERRORS_SHEET = 'Por corregir'
export const PASTED = 'Pegado'

/** Why a line is in error. */
export const importErrors = {
  serialMissing: 'Falta el número de serie.',
  serialInvalid: (text: string) =>
    `«${text}» no es un número de serie: lleva letras y números, sin otros signos.`,
  rfcInvalid: (text: string) =>
    `El RFC «${text}» no puede existir: revise las letras y la fecha (tres o cuatro letras, año, mes y día, homoclave).`,
  dayInvalid: (field: string, text: string) =>
    `${field}: «${text}» no es una fecha que exista. Escríbala día/mes/año.`,
  usersInvalid: (text: string) => `Usuarios: «${text}» no vale; debe ser un número entero, 1 o más.`,
  monthsUnknown: (text: string) => `El periodo «${text}» no existe: es mensual, semestral o anual.`,
  methodUnknown: (text: string) =>
    `No se conoce la forma de pago «${text}»: tarjeta, transferencia, cheque, PayPal, Bancanet o ventanilla.`,
  modeUnknown: (text: string) =>
    `No se conoce la modalidad «${text}»: Suscripción, Licenciamiento electrónico o Licenciamiento físico.`,
  systemUnknown: (text: string) =>
    `El sistema «${text}» no está en el catálogo. Agréguelo en Ajustes o corrija el nombre.`,
  codeInvalid: (text: string) => `«${text}» no es un código de activación.`,
  tooLong: (field: string) => `${field}: el texto es demasiado largo.`,
  formula: (field: string) => `${field}: la celda tiene una fórmula. Péguela como valor.`,
  activationAhead: (on: Day) => `La fecha de activación, ${shortDay(on)}, es posterior a hoy.`,
  clientMissing: 'Falta el cliente: la serie no está en el libro y la línea no trae nombre ni RFC.',
  nameMissing: 'Falta el nombre del cliente: su RFC no está en el libro.',
  systemMissing: 'Falta el sistema (SAE, COI, NOI…).',
  usersMissing: 'Faltan los usuarios.',
  modeMissing: 'Falta la modalidad: Suscripción, Licenciamiento electrónico o Licenciamiento físico.',
  monthsMissing: 'Falta el periodo de la renta: mensual, semestral o anual.',
} as const

/** What somebody should look at although the line is taken. */
export const importWarnings = {
  rfcMissing: 'falta el RFC',
  checkDigit: (rfc: string) =>
    `El dígito verificador del RFC ${rfc} no corresponde; se tomó como está escrito.`,
  inconvenientWord: (rfc: string) =>
    `El RFC ${rfc} empieza con una palabra que el SAT suele cambiar; revíselo.`,
  possibleDuplicate: (name: string, rfc: string | null) =>
    `posible duplicado de ${name}${rfc ? ` (${rfc})` : ' (sin RFC)'}`,
  boughtWithPeriod: (period: string) =>
    `Dice licenciamiento y también un periodo (${period}): ¿es renta o licencia comprada? Se tomó como comprada.`,
  kindOfLicence: '¿Licencia electrónica o física? Se tomó como electrónica.',
  phoneAsTyped: (text: string) => `El teléfono «${text}» no tiene diez dígitos; se guardó como está escrito.`,
  emailAsTyped: (text: string) => `El correo «${text}» no parece una dirección; se guardó como está escrito.`,
  monthlyIsCardOnly: (method: string) => `La renta mensual solo se paga con tarjeta, y dice ${method}.`,
  notActivated: 'Sin fecha de activación: la serie queda sin activar.',
  versionMissing: 'Sin versión.',
  usersAssumed: 'Sin usuarios en la hoja: se tomó 1.',
  notABoundary: (paidUntil: Day, activatedOn: Day) =>
    `El próximo pago, ${shortDay(paidUntil)}, no es un corte contado desde la activación, ${shortDay(activatedOn)}; se tomó «al corriente, supuesto».`,
  paidUntilIgnored: 'El próximo pago no se tomó: la serie no tiene fecha de activación o no es renta.',
  differsFromLine: (field: string, line: number, kept: string) =>
    `${field} difiere de la línea ${line}, que vale: «${kept}».`,
  hasLeft: 'La serie está dada de baja en el libro; sigue de baja.',
  clientHasLeft: (name: string) =>
    `${name} está de baja en el libro y la serie quedaría activa. Si volvió, reactívelo en su página; si no, quite el renglón.`,
  replaced: (former: string, now: string) =>
    `La serie ${former} fue repuesta: ahora es ${now}, y el renglón vale para ella. Cámbiela en su hoja.`,
} as const

/** Why a line is a conflict. */
export const importConflicts = {
  withFailedLine: (line: number) =>
    `No se tomó: la línea ${line} de este archivo tiene la misma serie y está en error. Corrija o quite una de las dos.`,
  withLedger:
    'No se tomó: el libro tiene otro dato que mueve el corte o el dueño. Corríjalo en la serie o en la hoja.',
  withLine: (line: number) =>
    `No se tomó: la línea ${line} de este archivo dice otra cosa de la misma serie, y vale la primera.`,
} as const

/** Lines that are no data, and why they were left out. */
export const skippedText = {
  above: 'arriba de los encabezados',
  headings: 'encabezados repetidos',
  total: 'línea de totales',
  label: 'un solo texto en la línea',
} as const

/** Why a column holds what the map says. */
export const mapReasonText = {
  heading: 'por su encabezado',
  content: 'por su contenido',
  remembered: 'como la vez anterior',
  chosen: 'elegido aquí',
} as const
