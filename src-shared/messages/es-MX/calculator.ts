import type { ClabeWarning } from '#domain/clabe.ts'
import type { RfcKind, RfcWarning } from '#domain/rfc.ts'

/** The Calculadora: the rules of the business, each result with its reason. */
export const calculatorText = {
  calculator: 'Calculadora',
  series: 'Cortes y validaciones',
  seriesDetail: 'Los dos relojes de una serie, contados siempre desde su primera activación.',
  anchor: 'Primera activación',
  period: 'Periodo',
  lastDay: 'Siempre el último día del mes',
  lastDayOff: 'Solo si la activación cayó en el último día de su mes',
  offlineDays: 'Días sin validar del sistema',
  offlineUnknown: 'sin confirmar',
  after: 'Después del',
  number: 'Núm.',
  cutoff: 'Corte',
  worksThrough: 'Funciona hasta',
  validation: 'Validación',
  tolerance: 'Podría seguir hasta',
  toleranceUnknown: 'Podría seguir hasta (sin confirmar)',
  why: '¿por qué?',
  outOfRange: 'El calendario del programa va de 1900 a 9999: escoja una fecha más cercana.',
  days: 'Días hábiles',
  daysDetail: 'El día de partida no cuenta. Un día es hábil si abre aunque sea un rato.',
  hours: 'Horas hábiles',
  hoursDetail: 'El reloj corre solo mientras está abierto, a la hora del lugar de ese horario.',
  from: 'Desde',
  fromTime: 'Hora',
  howManyDays: 'Cuántos días',
  howManyHours: 'Cuántas horas',
  calendar: 'Horario',
  due: 'Vence',
  neverOpens: 'Ese horario no abre tantas veces: revise sus horas en Ajustes.',
  payBy: 'Pagar a más tardar',
  payByDetail: 'Hasta cuándo se puede pagar de cada modo para que el dinero se vea antes del corte.',
  method: 'Forma de pago',
  payByDay: 'A más tardar',
  anyHour: 'a cualquier hora',
  holidays: 'Días festivos',
  holidaysDetail: 'Los de descanso obligatorio o los de los bancos, más los que la oficina escribió.',
  year: 'Año',
  day: 'Día',
  reason: 'Motivo',
  rfc: 'RFC',
  rfcDetail: 'Lo que se puede saber de un RFC con solo verlo. El dígito verificador avisa, nunca impide.',
  clabe: 'CLABE',
  clabeDetail: 'Banco, plaza y dígito verificador de una cuenta.',
  bank: 'Banco',
  plaza: 'Plaza',
  words: 'Importe con letra',
  wordsDetail: 'Como sale en la ficha de pago.',
  amount: 'Importe',
  valid: 'Es válido',
  invalid: 'No es válido',
  kind: 'De',
} as const

export const rfcKinds: Readonly<Record<RfcKind, string>> = {
  moral: 'una empresa (persona moral)',
  fisica: 'una persona física',
  generic: 'público en general o extranjeros (genérico)',
}

export const rfcWarnings: Readonly<Record<RfcWarning, string>> = {
  checkDigit:
    'El dígito verificador no coincide. Hay RFC registrados así: pida la constancia antes de corregirlo.',
  inconvenientWord: 'Empieza con una palabra que la autoridad suele cambiar: compárelo con la constancia.',
}

export const clabeWarnings: Readonly<Record<ClabeWarning, string>> = {
  format: 'Una CLABE tiene 18 cifras.',
  checkDigit: 'El dígito verificador no coincide: alguna cifra está mal escrita.',
  unknownBank: 'Ningún banco tiene esas tres primeras cifras.',
  unknownPlaza: 'La plaza no está en el catálogo, que nunca está completo: confirme la cuenta con el banco.',
}
