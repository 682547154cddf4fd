import type { Day } from '#domain/calendar.ts'
import type { CodeSource } from '#domain/code-family.ts'
import { shortDay } from './dates.ts'

const day = (text: string) => shortDay(text as Day)

/** Where a code came from, as a word of a list. */
export const sourceNames: Readonly<Record<CodeSource, string>> = {
  import: 'hoja importada',
  typed: 'capturado aquí',
  vendor: 'correo del fabricante',
  portal: 'visto en el portal',
  unlock: 'desbloqueo',
  certificate: 'certificado',
}

/** What a code is, and what it opens (R69, R70). */
export const codeWhy: readonly string[] = [
  'Es tan importante como el número de serie: sin los dos el sistema no se activa.',
  'Acredita al cliente como usuario de software legal.',
  'Con él tiene soporte técnico y el sistema lleva el nombre de su empresa.',
]

/** `unlockOf(2) // 'desbloqueo, el 2.º'` */
export function unlockOf(ordinal: number): string {
  return `desbloqueo, el ${ordinal}.º`
}

interface DrawnCode {
  readonly code: string
  readonly source: CodeSource
  readonly receivedOn: string
  readonly computer: string
  readonly inForce: boolean
  readonly unlock: { readonly ordinal: number } | null
}

/** One code of the family in a sentence, for who listens: 'QXYE-…, vigente, en CAJA-02, desbloqueo, el 1.º, …'. */
export function codeSentence({ code, source, receivedOn, computer, inForce, unlock }: DrawnCode): string {
  return [
    code,
    inForce ? codesText.inForce : codesText.replaced,
    ...(computer === '' ? [] : [`en ${computer}`]),
    unlock === null ? sourceNames[source] : unlockOf(unlock.ordinal),
    day(receivedOn),
  ].join(', ')
}

export const codesText = {
  title: 'Códigos (CDA)',
  what: '¿qué abre?',
  inForce: 'vigente',
  replaced: 'reemplazado',
  code: 'Código',
  state: 'Estado',
  computer: 'Equipo',
  unknown: 'sin decir',
  from: 'De dónde',
  day: 'Día',
  family: 'Familia de códigos',
  familyOf: (serial: string, codes: number) => `Familia de códigos de ${serial}: ${codes} códigos`,
  after: (parent: string) => `después de ${parent}`,
  none: 'No se ha guardado ningún código. Péguelo del correo del fabricante en cualquier pantalla, o agréguelo.',

  add: 'Agregar CDA',
  receivedOn: 'Llegó el',
  receivedHint: 'Vacío: hoy',
  whereIsIt: '¿En qué equipo está?',
  whereHint: 'CAJA-02, la de Lety… Puede quedar vacío',
  setComputer: 'Equipo',
  setComputerOf: (code: string) => `Equipo de ${code}`,
  doneComputer: 'Equipo del código anotado',
  save: 'Guardar',
} as const
