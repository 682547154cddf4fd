import { LedgerNotOpened } from '#db/open.ts'
import { Refused } from './refused.ts'

const FULL = 'El disco está lleno. Libere espacio y repita.'
const AWAY = 'No se llega a la base de DATABASE_URL: revise la dirección, y que PostgreSQL esté encendido.'

/** By the codes of the system, of SQLite and of PostgreSQL. */
const SENTENCES: readonly (readonly [RegExp, string | ((dir: string) => string)])[] = [
  [/^(ENOSPC|SQLITE_FULL|diskFull)$/, FULL],
  [
    /^(EACCES|EPERM|EROFS|SQLITE_READONLY\w*|SQLITE_CANTOPEN\w*|SQLITE_IOERR\w*|readOnly|ioError)$/,
    (dir) =>
      `No se puede leer y escribir en ${dir}: revise que la carpeta sea de quien enciende el servidor, y su disco.`,
  ],
  [
    /^(SQLITE_CORRUPT\w*|SQLITE_NOTADB)$/,
    (dir) => `Lo guardado en ${dir} está dañado: vuelva a un respaldo.`,
  ],
  [/^EADDRINUSE$/, 'Ese puerto ya lo usa otro programa: termínelo, o encienda con otro --port.'],
  [/^EADDRNOTAVAIL$/, 'Esa dirección de --host no es de esta máquina.'],
  [/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/, AWAY],
  [/^(28P01|28000)$/, 'La base de DATABASE_URL no aceptó ese usuario con esa clave.'],
  [/^3D000$/, 'La base de DATABASE_URL no existe: créela en PostgreSQL.'],
]

/** What keeps a command from being done, where that is no bug, in words for whoever gave it. */
export function asRefused(error: unknown, dir: string): unknown {
  const { code } = error as { readonly code?: unknown }
  const known = error instanceof LedgerNotOpened ? error.reason : String(code)
  const sentence = SENTENCES.find(([codes]) => codes.test(known))?.[1]
  if (sentence === undefined) return error
  return new Refused(typeof sentence === 'string' ? sentence : sentence(dir))
}
