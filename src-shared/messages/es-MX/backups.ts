import type { Elsewhere } from '#domain/data-folder.ts'
import type { Damage } from '#domain/ledger-damage.ts'
import type { BackupReason } from '#domain/retention.ts'
import { moveFolder, whoseFolder } from './data-folder.ts'

/** Why a backup was made, where backups are listed. */
export const reasonWords: Readonly<Record<BackupReason, string>> = {
  interval: 'cada quince minutos',
  asked: 'lo pidió alguien',
  close: 'al cerrar',
  beforeMigration: 'al abrir una versión nueva',
  beforeRestore: 'antes de restaurar',
  beforeImport: 'antes de importar',
  beforeUpdate: 'antes de instalar una versión',
}

/** Tables as people call what is in them; of the others their own name. */
const tableWords: Readonly<Record<string, string>> = {
  clients: 'clientes',
  contacts: 'contactos',
  contact_log: 'llamadas y notas',
  serials: 'sistemas',
  rentals: 'rentas',
  renewals: 'renovaciones',
  validations: 'validaciones',
  payments: 'pagos',
  slips: 'fichas de pago',
  orders: 'pedidos',
  order_lines: 'renglones de pedidos',
  quotes: 'cotizaciones',
  invoice_documents: 'facturas',
  activation_codes: 'códigos de activación',
  prepaid_keys: 'claves de prepago',
  vault_entries: 'bóveda',
  cases: 'casos de soporte',
  audit: 'bitácora',
  outbox: 'operaciones registradas',
  before_images: 'valores anteriores',
  board: 'tablero de Hoy',
  attachments: 'archivos adjuntos',
  settings: 'ajustes',
  operators: 'operadores',
}

export function tableWord(table: string): string {
  const word = tableWords[table]
  return word === undefined ? table : `${word} (${table})`
}

/** Where something is damaged and what that is, in one line: table and key as a technician finds them. */
export function damageSentence({ kind, table, key, detail }: Damage): string {
  const where = table === null ? 'el archivo del libro' : tableWord(table)
  const row = key === null ? '' : `, renglón ${key}`
  switch (kind) {
    case 'file':
      return `El archivo del libro: ${fileWords[detail] ?? detail}.`
    case 'pages':
      return `Páginas dañadas en ${where}${detail === SQLITE_SAYS ? '' : ` (${detail})`}.`
    case 'index':
      return `El índice de ${where} no coincide con sus renglones; los renglones están completos.`
    case 'reference':
      return `En ${where}${row}: apunta a algo que ya no está.`
    case 'row':
      return `En ${where}${row}: el contenido no es el que se escribió.`
    case 'rowMissing':
      return `En ${where}${row}: falta, y estaba.`
    case 'rowExtra':
      return `En ${where}${row}: nadie lo escribió.`
    case 'audit':
      return `La bitácora está alterada desde el renglón ${key ?? '1'}.`
    case 'outbox':
      return `Las operaciones registradas están alteradas desde la ${key ?? '1'}.`
    case 'sum':
      return `En ${where}: los renglones no son los que confirmó el servidor.`
    case 'attachment':
      return `El archivo adjunto ${key ?? ''} ${detail.includes('missing') ? 'falta' : 'no es el que se guardó'}.`
    case 'rollback':
      return 'El libro es más viejo que lo último que se guardó en esta PC: le falta trabajo que ya estaba.'
    case 'unfinished':
      return 'La lista de lo que una recuperación tenía que volver a hacer está dañada (recovery.unfinished).'
  }
}

/** Of any damaged page, and no place. */
const SQLITE_SAYS = 'database disk image is malformed'

const fileWords: Readonly<Record<string, string>> = {
  'it is missing': 'no está',
  'it is empty': 'está vacío',
  'it does not begin as a ledger': 'no empieza como un libro',
  'the disk does not give all of it': 'el disco no lo deja leer entero; revise el disco',
  'the backup is not as it was made': 'el respaldo no es el que se hizo',
}

const plural = (count: number, one: string, many: string) => (count === 1 ? one : `${count} ${many}`)

/** What the report after a recovery says, each line a sentence. */
export const recoveryText = {
  reindexed: 'Los índices se hicieron de nuevo a partir de los renglones; no se perdió nada.',
  restored: (n: number, madeAt: string) => `Se restauró el respaldo ${n}, del ${madeAt}.`,
  replayed: (count: number) =>
    `Sobre él se volvió a hacer lo de después: ${plural(count, 'una operación', 'operaciones')}.`,
  rebuilt: (count: number) =>
    `No había respaldo: el libro se hizo de nuevo, operación por operación (${plural(count, 'una', 'en total')}).`,
  kept: 'Ningún respaldo tiene más que el libro que está; se sigue con él.',
  salvaged: 'No había respaldo: se rescató lo que se pudo leer, solo para verlo.',
  lost: 'No quedó nada que leer en esta PC.',
  quarantine: (name: string) => `Los archivos dañados se guardaron en quarantine/${name}; nada se borró.`,
  refused: (count: number, what: string) =>
    `${plural(count, 'Una operación no se pudo volver a hacer', 'operaciones no se pudieron volver a hacer')}: ${what}. Revíselas y captúrelas de nuevo.`,
  missing: (count: number) =>
    `${count === 1 ? 'Falta una operación' : `Faltan ${count} operaciones`} de las últimas que se guardaron. Revise lo último que se hizo en esta PC.`,
  unfinished:
    'No se pudo leer todo lo que había que volver a hacer: puede faltar algo de lo último que se guardó en esta PC. Compárelo con sus papeles; la lista dañada quedó en quarantine.',
  enrolled: 'Lo que ya tenía el servidor vuelve con la siguiente sincronización.',
  nothing: 'No hace falta revisar nada.',
} as const

/** What the doctor says it would do. */
export const doctorText = {
  healthy: 'El libro está completo y no hay nada que hacer.',
  repair:
    'Se recupera al abrir: del índice si solo es eso; si no, del último respaldo y lo de después, operación por operación. Los archivos dañados se guardan aparte.',
  repairOpen: 'Use «Reparar» en Respaldos, o corra «vigente restore».',
  attachment: 'Búsquelo en otra PC o vuelva a adjuntarlo; el resto del libro no depende de él.',
  noBackup: 'No hay ningún respaldo de este libro.',
  noBackupWould: 'Haga uno con «Respaldar ahora» o «vigente backup».',
  space: (freeMb: number) => `Quedan ${freeMb} MB libres en el disco.`,
  newer: 'El libro es de un Vigente más nuevo: este programa no lo abre ni sabe revisarlo.',
  newerWould: 'Actualice este programa; no se tocó nada.',
  readOnly: 'La carpeta del libro no deja escribir.',
  readOnlyWould: 'Pida a quien administra la PC permiso de escritura sobre esa carpeta.',
  diskFails: 'El disco no aceptó algo que se guardaba; desde entonces no se guarda nada más.',
  diskFailsWould: 'Revise que el disco esté bien conectado, cierre Vigente y ábralo otra vez.',
  spaceWould: 'Libere espacio: con menos de 64 MB ya no se guarda nada.',
  clock: 'El reloj de esta PC dio un salto: no se quitan respaldos viejos hasta confirmar la hora.',
  clockWould: 'Revise la fecha y la hora de la PC y confírmelas en Respaldos.',
  onlyLook:
    'El libro solo se puede ver: es lo rescatado de uno dañado, o uno nuevo en el lugar del que falta.',
  onlyLookWould: 'Restaure un respaldo, o acepte en Respaldos seguir con lo que hay.',
  recovered: 'El libro se dañó y se recuperó, y nadie ha leído todavía qué pasó.',
  recoveredWould: 'Léalo en Respaldos: qué se dañó, qué volvió y qué hay que revisar.',
  elsewhere: (elsewhere: Elsewhere) => ({ wrong: whoseFolder(elsewhere), would: moveFolder }),
  elsewhereFailed: (why: string) => `No se pudo hacer la última copia fuera de esta PC. ${why}`,
  elsewhereFailedWould: 'En Respaldos, «Copiar ahora»; mientras tanto se intenta sola cada quince minutos.',
  drill: 'El último simulacro de restauración no salió bien.',
  drillWould: 'Haga un respaldo nuevo y otro simulacro; si se repite, revise el disco.',
} as const

/** How long something took: `tookWords(2300) // '2.3 s'` */
export function tookWords(milliseconds: number): string {
  if (milliseconds < 1_000) return `${milliseconds} ms`
  if (milliseconds < 60_000) return `${(milliseconds / 1_000).toFixed(1)} s`
  return `${Math.round(milliseconds / 60_000)} min`
}
