import type { UpdateFailure, UpdateState, Work } from '#domain/program-update.ts'

/** What goes on, as the reason to wait. */
export const workWords: Readonly<Record<Work, string>> = {
  restore: 'se está restaurando el libro',
  import: 'se está importando',
  backup: 'se está respaldando o comprobando el libro',
  sync: 'se está sincronizando con el servidor',
  job: 'hay un trabajo a la mitad',
  form: 'hay un formulario a medio llenar',
}

const failureWords: Readonly<Record<UpdateFailure, string>> = {
  network: 'No se llegó a la dirección. Revise la conexión; se vuelve a intentar solo.',
  nothingThere:
    'En esa dirección no hay versiones de Vigente. Revise que esté bien escrita con quien se la dio.',
  signature:
    'La versión que se bajó no está firmada por quien hizo este programa, y se tiró. Avise a quien le da soporte.',
  changed: 'La versión llegó incompleta o cambiada, y se tiró. Se vuelve a bajar más tarde.',
  disk: 'No hubo espacio o permiso para guardar la versión nueva. Libere espacio en el disco.',
  other: 'No se pudo buscar la versión nueva. Se vuelve a intentar solo.',
}

export const thisPcText = {
  title: 'Esta PC',
  detail:
    'Lo que es de esta computadora y no viaja a las demás: su impresora, su versión de Vigente y de dónde llega la nueva.',
  version: 'Versión de Vigente',
  printing: 'Impresión',
  printer: 'Impresora',
  printerDetail: 'Ctrl+P imprime ahí sin preguntar; con Mayús, pregunta.',
  askEachTime: 'Preguntar cada vez',
  gone: (printer: string) => `${printer} (ya no está en esta PC)`,
  slipSize: 'Hoja de las fichas',
  slipSizeDetail: 'Media carta: 8.5 × 5.5 pulgadas.',
  browserPrints: 'La impresora se elige en el diálogo del navegador.',
  choosePrinter: 'Elegir impresora',
  printsOn: (printer: string) => `Sale en «${printer}». Con Mayús se elige otra.`,
  sentTo: (printer: string) => `Enviado a «${printer}».`,
  printerGone: (printer: string) =>
    `La impresora «${printer}» ya no está en esta PC, y se abrió el diálogo. Elija otra en Ajustes, Esta PC.`,
  updates: 'Versiones nuevas',
  address: 'Dirección de donde llegan',
  addressDetail:
    'Empieza con https:// y se la da quien le instala Vigente. Vacía, esta PC no busca versiones. Solo se instala lo que está firmado por quien hizo este programa, y nunca una versión anterior.',
  state: 'Estado',
  looked: 'Se buscó',
  never: 'todavía no',
  look: 'Buscar ahora',
  install: 'Instalar y abrir de nuevo',
  save: 'Guardar',
  saved: 'Guardado.',
  withDesktop:
    'Las versiones nuevas llegan con el programa de escritorio. Esta ventana es de un navegador: quien administra la PC pone la versión nueva.',
  ofOffice: 'De dónde llegan las versiones se ve en el libro de la oficina, no en el de práctica.',
  readyShort: (version: string) => `Versión ${version} lista: se instala al cerrar`,
} as const

/** `updateWords({ kind: 'ready', version: '0.2.0' }) // 'La versión 0.2.0 está lista. Se instala al cerrar Vigente.'` */
export function updateWords(state: UpdateState): string {
  switch (state.kind) {
    case 'notHere':
      return state.why === 'unsigned'
        ? 'Este Vigente se instaló sin firma, así que no puede comprobar de quién es una versión nueva: instálela a mano.'
        : 'Las versiones nuevas se instalan solas en el programa instalado en Windows; esta copia se pone al día a mano.'
    case 'off':
      return 'No se buscan versiones nuevas: falta la dirección.'
    case 'idle':
      return 'Se busca dentro de un momento.'
    case 'looking':
      return 'Buscando…'
    case 'current':
      return 'Es la más nueva.'
    case 'older':
      return `La dirección ofrece la ${state.version}, anterior a la de esta PC. No se instala.`
    case 'waiting':
      return `Hay una versión nueva, la ${state.version}. Se baja al terminar: ${workWords[state.work]}.`
    case 'fetching':
      return `Bajando la versión ${state.version}: ${state.percent} %. Puede seguir trabajando.`
    case 'ready':
      return `Hay una versión nueva, la ${state.version}: se instala al cerrar Vigente. Antes se respalda el libro.`
    case 'failed':
      return failureWords[state.why]
  }
}
