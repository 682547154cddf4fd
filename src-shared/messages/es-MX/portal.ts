import type { Day } from '#domain/calendar.ts'
import type { PortalContrast } from '#domain/portal-answer.ts'
import type { PortalField } from '#domain/portal-grid.ts'
import { shortDay } from './dates.ts'

const day = (text: string) => shortDay(text as Day)
const users = (text: string) => (text === '1' ? '1 usuario' : `${text} usuarios`)
const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`)

/** One difference in a sentence: "El portal dice 8 usuarios, aquí hay 5". */
const differences: Readonly<Record<PortalField, (portal: string, here: string) => string>> = {
  users: (portal, here) => `El portal dice ${users(portal)}, aquí hay ${here}`,
  version: (portal, here) => `El portal dice versión ${portal || '(vacía)'}, aquí es la ${here}`,
  system: (portal, here) => `El portal dice ${portal}, aquí es ${here}`,
  activatedOn: (portal, here) =>
    here === ''
      ? `El portal dice activado el ${day(portal)}, aquí no se ha activado`
      : `El portal dice activado el ${day(portal)}, aquí el ${day(here)}`,
  nextPayment: (portal, here) =>
    here === ''
      ? `El portal dice próximo pago el ${day(portal)}, aquí es licencia comprada y no tiene`
      : `El portal dice próximo pago el ${day(portal)}, aquí el ${day(here)}`,
}

/** What to do about a difference that is not taken with a key. */
const byHand: Readonly<Record<PortalField, string>> = {
  users: '',
  version: 'El portal no dice la versión: revísela allá.',
  system: 'Un sistema no se cambia por otro: revise la serie en su página.',
  activatedOn: 'Mueve los dos relojes: ábralo y use Activar o Nuevo corte.',
  nextPayment: 'No es un periodo más: ábralo y revise sus pagos, o use Nuevo corte.',
}

/** What the portal answered of a payment, in one sentence. */
export function portalSentence(contrast: PortalContrast): string {
  const { refused, nextPayment, nextPaymentHere, users, usersHere } = contrast
  if (refused !== '') return `El portal no lo hizo: «${refused}»`
  return [
    ...(nextPayment === null ? [] : [differences.nextPayment(nextPayment, nextPaymentHere)]),
    ...(users === null ? [] : [differences.users(String(users), String(usersHere))]),
  ].join('. ')
}

export const portalText = {
  title: 'Portal',
  show: 'Ver',
  parts: { grid: 'Tabla pegada', payments: 'Pagos por ver', answers: 'El portal dice otra cosa' },
  paymentsHint:
    'Lo pagado aquí que el portal aún no muestra, por el corte que viene. Busque la serie en el portal: si su Próximo Pago es el de la última columna, A; si no, D. Pegar la tabla los marca todos.',
  alsoThere: 'También hay que hacer en el portal:',
  desks: {
    'intake.register': {
      words: (n: number) => count(n, 'alta por registrar', 'altas por registrar'),
      place: '/altas',
    },
    'order.activate': {
      words: (n: number) => count(n, 'pedido por activar', 'pedidos por activar'),
      place: '/pedidos',
    },
    'charge.switchOff': {
      words: (n: number) => count(n, 'cargo por apagar', 'cargos por apagar'),
      place: '/cargos',
    },
    'change.due': {
      words: (n: number) => count(n, 'cambio de usuarios', 'cambios de usuarios'),
      place: '/',
    },
    'unlock.send': {
      words: (n: number) => count(n, 'desbloqueo por pedir', 'desbloqueos por pedir'),
      place: '/desbloqueos',
    },
    'code.ask': { words: (n: number) => count(n, 'código por pedir', 'códigos por pedir'), place: '/' },
    'key.charge': {
      words: (n: number) => count(n, 'clave por cargar', 'claves por cargar'),
      place: '/claves',
    },
  } as Readonly<Record<string, { readonly words: (n: number) => string; readonly place: string }>>,
  nothingWaits: 'Todo lo pagado ya se vio en el portal',
  nothingWaitsHint:
    'Aquí aparece cada pago que se registra, hasta que alguien ve en el portal su nuevo Próximo Pago.',
  showsIt: 'El portal ya lo muestra',
  saysOtherwise: 'Dice otra cosa…',
  stopsOn: 'Se corta',
  client: 'Cliente',
  paid: 'Pagado',
  shouldSay: 'Debe decir',
  claimed: 'reclamado',
  systemOf: (system: string, n: number) => `${system} · ${users(String(n))}`,
  seen: (serial: string) => `${serial}: visto en el portal`,
  noted: (serial: string) => `${serial}: queda en «El portal dice otra cosa» y en Hoy`,
  otherwiseTitle: (serial: string) => `Qué dice el portal de ${serial}`,
  saveOtherwise: 'Guardar lo que dice',
  here: (nextPayment: string, n: number) => `Aquí: próximo pago ${nextPayment}, ${users(String(n))}`,
  how: 'Qué pasa en el portal',
  showsOther: 'Muestra otro dato',
  doesNotTake: 'No tomó el pago',
  itsWords: 'Qué dice',
  itsWordsHint: 'Por ejemplo: pago no identificado',
  nothingOtherwise: 'El portal y aquí dicen lo mismo',
  nothingOtherwiseHint:
    'Cuando el portal no toma un pago, o muestra otra fecha u otros usuarios, queda aquí hasta que se resuelve.',
  stopsUnless: (on: string) => `Se corta el ${on} si no se corrige.`,
  nowRight: 'Ya está bien en el portal',
  claim: 'Ya lo reclamé',
  claimAgain: 'Lo reclamé otra vez',
  acceptUsers: (n: number) => `Aceptar ${users(String(n))}`,
  wasClaimed: (serial: string) => `${serial}: reclamado; Hoy lo recuerda el siguiente día hábil`,
  wasKept: (serial: string) => `${serial}: se conserva lo de aquí`,
  usersTaken: (serial: string, n: number) => `${serial}: ${users(String(n))}, como el portal`,
  paidOn: (on: string) => `pagado el ${on}`,
  saidOn: (on: string, by: string) => `visto el ${on} por ${by}`,
  claimedOn: (on: string) => `reclamado el ${on}`,
  simulated: 'el portal de prueba',
  pasted: 'Lo pegado del portal',
  reason: 'así lo dice el portal',
  drop: 'En el portal, seleccione la tabla «Sistemas en Suscripción», cópiela y péguela aquí con Ctrl+V',
  dropDetail:
    'También puede soltar un archivo. Cada pegado se suma al anterior, y nada se guarda hasta que usted acepta.',
  accept: '.csv,.txt,.xlsx,.tsv',
  reading: 'Leyendo',
  incomplete: 'falta el sistema, los usuarios o una de las dos fechas',
  columns: {
    serial: 'No. Serie',
    system: 'Sistema',
    users: 'Usuarios',
    activatedOn: 'Fecha Activación',
    paidUntil: 'Próximo Pago',
  },
  differences,
  byHand,
  summary: (rows: number, same: number, renewed: number, different: number) =>
    `${count(rows, 'sistema', 'sistemas')} del portal: ${count(same, 'igual', 'iguales')}, ${count(renewed, 'renovación que confirma', 'renovaciones que confirma')}, ${count(different, 'diferencia', 'diferencias')}`,
  added: (n: number) => `${count(n, 'renglón leído', 'renglones leídos')}`,
  allSame: 'Todo lo que dice el portal ya está aquí.',
  renewal: (from: string, through: string) =>
    from === through
      ? `El portal confirma el próximo pago del ${day(through)}`
      : `El próximo pago pasó del ${day(from)} al ${day(through)}: se renovó`,
  list: 'Lo que dice el portal y aquí es distinto',
  decided: { accept: 'Se acepta', keep: 'Se conserva lo de aquí', open: 'Por decidir' },
  take: 'Aceptar',
  keep: 'Conservar lo de aquí',
  takeAlike: 'Aceptar todas las de esta clase',
  undecide: 'Por decidir otra vez',
  openSystem: 'Abrir el sistema',
  clear: 'Empezar de nuevo',
  keptOn: (on: Day) => `Se conservó el ${shortDay(on)}`,
  save: (accepted: number, kept: number) =>
    `Guardar ${count(accepted, 'cambio aceptado', 'cambios aceptados')}${kept === 0 ? '' : ` y ${count(kept, 'conservado', 'conservados')}`}`,
  saved: (accepted: number, kept: number) =>
    [
      ...(accepted > 0 || kept === 0
        ? [count(accepted, 'cambio del portal guardado', 'cambios del portal guardados')]
        : []),
      ...(kept > 0 ? [count(kept, 'diferencia conservada', 'diferencias conservadas')] : []),
    ].join(', '),
  unknown: (n: number) => `${count(n, 'serie', 'series')} del portal que no tenemos`,
  unknownHint: 'Dé de alta el sistema con su cliente, o impórtelo.',
  missing: (n: number) =>
    `${count(n, 'serie nuestra', 'series nuestras')} de esos clientes que el portal no trae`,
  missingHint: '¿Faltó copiar una página de la tabla? Si el portal ya no la tiene, registre su baja.',
  left: (n: number) =>
    `${count(n, 'serie que aquí está', 'series que aquí están')} de baja y el portal aún trae`,
  leftLine: (on: string) => `de baja desde el ${day(on)}; si se sigue cobrando, cancélela en el portal`,
  twice: (n: number) => `${count(n, 'serie viene', 'series vienen')} dos veces con datos distintos`,
  twiceHint: 'No se compara: copie la tabla otra vez.',
  unread: (n: number) => `${count(n, 'renglón', 'renglones')} que no se entienden`,
  line: (n: number) => `Línea ${n}`,
} as const
