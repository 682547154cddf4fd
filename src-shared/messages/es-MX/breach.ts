import type { Day } from '#domain/calendar.ts'
import { plural } from './words.ts'
import { shortDay } from './dates.ts'

/** A PC that was lost, an account that somebody else used, a file that left: whom it reached, and what to do now. */
export const breachText = {
  title: 'Vulneración',
  detail:
    'Si se perdió una PC, alguien entró con la cuenta de otro o salió un archivo: a quién alcanza y qué hay que hacer. A las personas se les avisa sin demora; quien lo decide es su abogado.',
  from: 'Desde',
  until: 'Hasta',
  pc: 'PC que se perdió o que otro usó',
  noPc: 'Ninguna',
  todo: 'Qué hacer ahora',
  whose: 'De quién',
  what: 'Qué',
  phone: 'Teléfono',
  email: 'Correo',
  when: 'Cuándo',
  who: 'Quién',
  onPc: 'En qué PC',
  toTell: 'A quién avisar',
  toChange: 'Contraseña por cambiar',
  done: 'Qué se hizo',
  nothing: 'En esos días no salió ni se vio nada',
  onlyHere: 'Lo que otra PC exportó está en la bitácora de esa PC: revise ahí la misma pantalla.',
  report: 'Guardar el informe',
  copyNotice: 'Copiar el aviso',
  copied: 'Copiado: complete lo que va entre corchetes y péguelo en el correo.',
  toDevices: 'PCs de la oficina',
  toVault: 'Bóveda',
} as const

/** `reachText({ everybody: true, clients: 250, people: 310 }) // 'Alcanza a todo el libro: 250 clientes y 310 personas.'` */
export function reachText({ everybody, clients, people }: Reach): string {
  const both = `${plural(clients, 'cliente', 'clientes')} y ${plural(people, 'persona', 'personas')}`
  if (everybody) return `Alcanza a todo el libro: ${both}.`
  return clients === 0 ? 'No se vio nada de ningún cliente.' : `Alcanza a ${both}.`
}

interface Reach {
  readonly everybody: boolean
  readonly clients: number
  readonly people: number
}

export function revokeText(name: string, revokedOn: Day | null): string {
  return revokedOn === null
    ? `Dé de baja «${name}» para que el servidor ya no le dé nada.`
    : `«${name}» está dada de baja desde el ${shortDay(revokedOn)}.`
}

/** `passwordsText(3) // 'Cambie en sus portales 3 contraseñas de la bóveda; el informe dice cuáles.'` */
export function passwordsText(n: number): string {
  return `Cambie en sus portales ${plural(n, 'contraseña', 'contraseñas')} de la bóveda; el informe dice ${n === 1 ? 'cuál' : 'cuáles'}.`
}

export function peopleText(n: number): string {
  return `Avise a ${plural(n, 'persona', 'personas')}: el informe dice a quién y cómo.`
}

/** What is sent to each person; what only the office knows stands between brackets. */
export function breachNotice({ from, until, everybody, passwords, place }: NoticeFacts): string {
  const days = from === until ? `el ${shortDay(from)}` : `entre el ${shortDay(from)} y el ${shortDay(until)}`
  const data = everybody
    ? 'nombre, teléfono y correo de contacto, RFC de la empresa, sistemas y pagos registrados con nosotros'
    : '[qué datos suyos: nombre, teléfono, correo…]'
  return [
    'Le avisamos de una vulneración de seguridad que pudo alcanzar datos suyos.',
    `Qué pasó: ${days}, [se perdió una computadora de la oficina / alguien entró con una cuenta que no era suya / salió un archivo].`,
    `Qué datos: ${data}.${passwords > 0 ? ' Las contraseñas que nos confió estaban cifradas; por precaución las consideramos expuestas.' : ''}`,
    `Qué le recomendamos: ${passwords > 0 ? 'cambie las contraseñas de sus portales, y ' : ''}desconfíe de quien le llame o escriba en nuestro nombre y le pida pagos o claves; confirme con nosotros por el teléfono de siempre.`,
    'Qué hicimos: [dimos de baja esa computadora / cerramos esa cuenta] y revisamos qué se consultó.',
    `Dónde preguntar: [teléfono y correo de la oficina].${place === '' ? '' : ` Nuestro aviso de privacidad se lee en: ${place}.`}`,
  ].join('\n\n')
}

interface NoticeFacts {
  readonly from: Day
  readonly until: Day
  readonly everybody: boolean
  readonly passwords: number
  readonly place: string
}
