import type { Day } from '#domain/calendar.ts'
import { shortDay } from './dates.ts'

/** What the frame around every screen says. */
export const frameText = {
  cannotWait: (n: number) => (n === 1 ? '1 que no puede esperar hoy' : `${n} que no pueden esperar hoy`),
  dayNotice: 'Vigente: lo de hoy',
  program: 'Vigente',
  back: 'Regresar',
  search: 'Buscar cliente, RFC, serie, teléfono…',
  searchOrDo: 'buscar o hacer',
  help: 'ayuda',
  asOf: 'a la fecha:',
  asOfToday: 'hoy',
  asOfOther: 'Ver a la fecha de otro día',
  backToToday: 'Volver a hoy',
  nobody: 'Elegir operador',
  more: 'Más',
  mainScreens: 'Pantallas',
  practice: 'PRÁCTICA',
  practiceDetail: 'Nada de lo que haga aquí llega al libro de la oficina.',
  leavePractice: 'Salir de la práctica',
  enterPractice: 'Practicar (libro aparte)',
  connected: 'guardado en este equipo',
  lost: 'sin conexión con el programa',
  lostDetail:
    'Vigente dejó de responder en este equipo. Lo que ya se había guardado está a salvo; lo que escriba ahora no se guarda hasta que vuelva.',
  lockedDetail:
    'Vigente se abrió de nuevo y esta ventana quedó fuera: nada de lo que escriba aquí se guarda. Ábralo desde su acceso directo; lo que ya se había guardado está a salvo.',
  restarted:
    'Vigente se reinició por dentro: lo que estaba guardado está completo y lo que estaba escribiendo sigue aquí. Si le pide su contraseña, es por eso.',
  lostCommand:
    'No se guardó: el programa no respondió. Vuelva a intentarlo cuando la barra de abajo diga que está conectado.',
  lostQuery:
    'No se pudo leer: el programa no respondió. En cuanto la barra de abajo diga que está conectado se leerá otra vez, sin que haga nada.',
  retry: 'Reintentar',
  fileTooLarge:
    'No se leyó el archivo: pesa más de 256 MB. Guarde solo la hoja que necesita y vuelva a soltarla aquí.',
  close: 'Cerrar',
  undo: 'Deshacer',
  undone: 'Deshecho.',
  notOpen: 'El libro no se pudo abrir',
  screenBroken: 'Esta pantalla falló',
  screenBrokenDetail: 'Nada de lo guardado se perdió. Puede volver a intentarlo o ir a otra pantalla.',
  noScreen: 'Aquí no hay nada',
  noScreenDetail: 'La dirección ya no existe.',
  goHome: 'Ir a Hoy',
  shortcutsHere: 'En esta pantalla',
  shortcutsEverywhere: 'En todo el programa',
  light: 'Claro',
  dark: 'Oscuro',
  likeTheSystem: 'Automática',
  appearance: 'Apariencia',
  operator: 'Operador',
  paletteTitle: 'Buscar o hacer',
  paletteEmpty: 'Nada con ese nombre. Pruebe con el RFC, la serie o el teléfono.',
  paletteHint: 'Escriba un nombre, un RFC, una serie o un teléfono; o «renovar hotel ceiba», «ficha 1042».',
  goTo: 'Ir a',
  results: 'Encontrado',
} as const

/**
 * Of a day to come: what will be; of a day that passed: what the rules say of it, with what is known now.
 *   asOfBanner('2027-03-13', '2026-11-23') // 'Viendo el programa como estará el sáb 13 mar 2027: …'
 */
export function asOfBanner(day: Day, clockDay: Day): string {
  const seen =
    day > clockDay
      ? `como estará el ${shortDay(day)}: lo que habrá si nadie registra nada más.`
      : `como estaba el ${shortDay(day)}: lo que tocaba por las reglas, con lo que hoy se sabe.`
  return `Viendo el programa ${seen} Solo se mira; no se guarda nada.`
}

/** A computer whose clock is in 2019. */
export function clockBehindBanner(clockDay: Day, savedOn: Day): string {
  return `Esta computadora dice que hoy es ${shortDay(clockDay)}, pero ya se guardó algo el ${shortDay(savedOn)}. Corrija la fecha de Windows antes de registrar: lo que se guarde llevará esa fecha.`
}

/** What was found, by its kind. */
export const foundKinds = {
  client: 'Cliente',
  serial: 'Serie',
  slip: 'Ficha',
  contact: 'Contacto',
  case: 'Caso',
} as const
