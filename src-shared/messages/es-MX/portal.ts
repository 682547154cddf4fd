import type { Day } from '#domain/calendar.ts'
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

export const portalText = {
  title: 'Portal',
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
