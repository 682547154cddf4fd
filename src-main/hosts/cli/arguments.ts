import { hostname } from 'node:os'
import { parseArgs } from 'node:util'
import { readEndpointUrl } from '#core/syncing.ts'
import { parseDay, type Day } from '#domain/calendar.ts'
import { optionFault } from '#messages/es-MX/options.ts'
import { urlFaults } from '#messages/es-MX/refusals-sync.ts'
import type { FolderChoice } from '../web/folders.ts'

/** What was typed does not make sense: said on stderr with the usage, exit 2. */
export class WrongUsage extends Error {}

export interface Common extends FolderChoice {
  readonly operator: string | null
  /** From `--now` or `--today`; null runs with the machine's clock. */
  readonly instant: Date | null
  /** "A la fecha de…": answers as of that day, and saves nothing. */
  readonly asOf: Day | null
  /** Where the endpoint is now; null asks it where this PC was enrolled. */
  readonly endpoint: string | null
}

export type Command = Common &
  (
    | { readonly command: 'start'; readonly web: boolean; readonly demo: boolean }
    | { readonly command: 'serve'; readonly port: number }
    | { readonly command: 'call'; readonly operation: string; readonly json: string }
    | {
        readonly command: 'import'
        readonly file: string
        readonly sheet: string | null
        readonly commit: boolean
        readonly asJson: boolean
      }
    | { readonly command: 'operations' }
    | { readonly command: 'enrol'; readonly code: string; readonly name: string }
    | { readonly command: 'sync' | 'digest' | 'outbox' }
    /** As JSON lines to stdout, or as a workbook into a file. */
    | { readonly command: 'export'; readonly xlsx: string | null }
    | { readonly command: 'import-ledger'; readonly file: string; readonly asJson: boolean }
    | { readonly command: 'doctor' | 'verify' | 'backup' | 'drill'; readonly asJson: boolean }
    | {
        readonly command: 'restore'
        /** The number of a backup, or a copy that was kept elsewhere; null is the newest backup. */
        readonly from: string | null
        readonly yes: boolean
        /** Of which office a copy is, where another one works here. */
        readonly office: string | null
        readonly asJson: boolean
      }
    | { readonly command: 'support-file'; readonly to: string }
    | { readonly command: 'help' }
  )

const OPTIONS = {
  data: { type: 'string' },
  today: { type: 'string' },
  now: { type: 'string' },
  operator: { type: 'string' },
  'as-of': { type: 'string' },
  practice: { type: 'boolean' },
  sample: { type: 'boolean' },
  web: { type: 'boolean' },
  port: { type: 'string' },
  sheet: { type: 'string' },
  commit: { type: 'boolean' },
  json: { type: 'boolean' },
  endpoint: { type: 'string' },
  code: { type: 'string' },
  name: { type: 'string' },
  once: { type: 'boolean' },
  demo: { type: 'boolean' },
  from: { type: 'string' },
  yes: { type: 'boolean' },
  office: { type: 'string' },
  xlsx: { type: 'string' },
  to: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

type Flag = keyof typeof OPTIONS
type Values = { -readonly [F in Flag]?: (typeof OPTIONS)[F]['type'] extends 'boolean' ? boolean : string }

const EVERYWHERE: readonly Flag[] = ['data', 'today', 'now', 'as-of', 'operator', 'practice', 'help']
const ALLOWED: Readonly<Record<Exclude<Command['command'], 'help'>, readonly Flag[]>> = {
  start: ['web', 'sample', 'demo', 'endpoint'],
  serve: ['port', 'sample', 'endpoint'],
  call: ['sample', 'json', 'endpoint'],
  import: ['sample', 'sheet', 'commit', 'json'],
  operations: ['json'],
  enrol: ['sample', 'endpoint', 'code', 'name'],
  sync: ['sample', 'endpoint', 'once'],
  digest: ['sample'],
  export: ['sample', 'json', 'xlsx'],
  'import-ledger': ['sample', 'json'],
  outbox: ['sample', 'json'],
  doctor: ['sample', 'json'],
  verify: ['sample', 'json'],
  backup: ['sample', 'json'],
  drill: ['sample', 'json'],
  restore: ['sample', 'json', 'from', 'yes', 'office'],
  'support-file': ['sample', 'to'],
}

export const USAGE = `vigente start [--web] [--sample] [--practice]     abre el programa
vigente start --demo                              dos PCs y su servidor en esta máquina, para ver cómo sincronizan
vigente serve --data DIR --port N                 sirve las pantallas sin abrir navegador
vigente call OPERACIÓN '{…}' --data DIR           una operación; la respuesta, en JSON
vigente import ARCHIVO [--sheet HOJA] [--commit] --data DIR --json
vigente operations --json                         todas las operaciones y sus esquemas
vigente enrol --code CÓDIGO --endpoint URL [--name NOMBRE] --data DIR   da de alta esta PC con su servidor
vigente sync --once --data DIR                    envía lo que espera y trae lo nuevo, una vez
vigente digest --data DIR                         la huella del libro: igual en todas las PCs que estén al día
vigente export --json --data DIR                  todo lo que muestra esta PC, un renglón de JSON por fila
vigente export --xlsx ARCHIVO --data DIR          el libro entero en Excel, una hoja por tabla
vigente import-ledger ARCHIVO --data DIR          ese Excel, como libro de una carpeta nueva
vigente outbox --data DIR                         lo que espera ser enviado
vigente doctor --data DIR                         qué está mal en el libro y qué se haría; no cambia nada
vigente verify --data DIR                         comprueba el libro entero y dice dónde está cada daño
vigente backup --data DIR                         respalda ahora, y comprueba el respaldo
vigente drill --data DIR                          simulacro: restaura aparte el último respaldo
vigente restore [--from NÚMERO|ARCHIVO] [--yes] [--office NOMBRE] --data DIR   vuelve a un respaldo; sin --yes solo dice qué se perdería
vigente support-file --to ARCHIVO.zip --data DIR  versiones, ajustes, estado del libro y registro, sin datos de clientes

En todas: --data DIR, --operator NOMBRE, --today AAAA-MM-DD, --now INSTANTE,
          --as-of AAAA-MM-DD (responde a la fecha de ese día, y no guarda nada)
serve, start, call, enrol y sync llevan --endpoint URL: dónde está ahora el servidor (https, o http en esta misma máquina)
Termina con 0 si se hizo, 1 si se rechazó, 2 si el mandato está mal escrito, 70 si es una falla del programa.
`

export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parsed(args)
  const [command = values.help ? 'help' : undefined, ...rest] = positionals
  if (values.help || command === 'help') return { command: 'help', ...common({}) }
  if (command === undefined) throw new WrongUsage('Falta el mandato.')
  if (!isCommand(command)) throw new WrongUsage(`No existe el mandato «${command}».`)
  for (const flag of Object.keys(values) as Flag[]) {
    if (!EVERYWHERE.includes(flag) && !ALLOWED[command].includes(flag)) {
      throw new WrongUsage(`«${command}» no lleva --${flag}.`)
    }
  }
  const shared = common(values)
  switch (command) {
    case 'start':
      expectCount(rest, 0, 0)
      if (values.demo && (values.sample || values.practice || values.endpoint !== undefined)) {
        throw new WrongUsage('--demo va sin --sample, --practice ni --endpoint.')
      }
      return { ...shared, command, web: values.web ?? false, demo: values.demo ?? false }
    case 'serve':
      expectCount(rest, 0, 0)
      return { ...shared, command, port: portOf(values.port ?? '0') }
    case 'call': {
      expectCount(rest, 1, 2)
      return { ...shared, command, operation: rest[0]!, json: rest[1] ?? '{}' }
    }
    case 'import': {
      expectCount(rest, 1, 1)
      const { sheet = null, commit = false, json = false } = values
      return { ...shared, command, file: rest[0]!, sheet, commit, asJson: json }
    }
    case 'enrol': {
      expectCount(rest, 0, 0)
      const { code, name = hostname() } = values
      if (!code) throw new WrongUsage('Falta --code CÓDIGO.')
      if (shared.endpoint === null) throw new WrongUsage('Falta --endpoint URL.')
      return { ...shared, command, code, name }
    }
    case 'sync':
      expectCount(rest, 0, 0)
      if (!values.once) throw new WrongUsage('«sync» espera --once: el programa abierto sincroniza solo.')
      return { ...shared, command }
    case 'export':
      expectCount(rest, 0, 0)
      if ((values.json === true) === (values.xlsx !== undefined) || values.xlsx === '')
        throw new WrongUsage('«export» espera --json, o --xlsx ARCHIVO.')
      return { ...shared, command, xlsx: values.xlsx ?? null }
    case 'import-ledger':
      expectCount(rest, 1, 1)
      return { ...shared, command, file: rest[0]!, asJson: values.json ?? false }
    case 'doctor':
    case 'verify':
    case 'backup':
    case 'drill':
      expectCount(rest, 0, 0)
      return { ...shared, command, asJson: values.json ?? false }
    case 'restore': {
      expectCount(rest, 0, 0)
      const { from = null, yes = false, office = null, json = false } = values
      if (from === '') throw new WrongUsage('--from espera el número de un respaldo o un archivo.')
      return { ...shared, command, from, yes, office, asJson: json }
    }
    case 'support-file':
      expectCount(rest, 0, 0)
      if (!values.to) throw new WrongUsage('Falta --to ARCHIVO.zip.')
      return { ...shared, command, to: values.to }
    case 'digest':
    case 'outbox':
      expectCount(rest, 0, 0)
      return { ...shared, command }
    case 'operations':
      expectCount(rest, 0, 0)
      return { ...shared, command }
  }
}

function parsed(args: readonly string[]): { values: Values; positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true })
  } catch (error) {
    throw new WrongUsage(optionFault(error as Error))
  }
}

function common({
  data,
  practice = false,
  sample = false,
  operator,
  now,
  today,
  'as-of': asOf,
  endpoint,
}: Values): Common {
  if (sample && practice) throw new WrongUsage('--sample y --practice no van juntos.')
  if (data === '') throw new WrongUsage('--data espera una carpeta.')
  const seen = asOf === undefined ? null : parseDay(asOf)
  if (asOf !== undefined && seen === null) {
    throw new WrongUsage(`--as-of espera un día como 2026-11-23, no «${asOf}».`)
  }
  return {
    data: data ?? null,
    practice,
    sample,
    operator: operator ?? null,
    instant: instantOf(now, today),
    asOf: seen,
    endpoint: endpoint === undefined ? null : endpointOf(endpoint),
  }
}

function endpointOf(text: string): string {
  const read = readEndpointUrl(text)
  if ('why' in read) throw new WrongUsage(`--endpoint no puede ser «${text}»: ${urlFaults[read.why]}`)
  return read.url
}

/** `--today` is noon in Cancún of that day, the same day in every zone of Mexico. */
function instantOf(now: string | undefined, today: string | undefined): Date | null {
  if (now !== undefined && today !== undefined) throw new WrongUsage('--now y --today no van juntos.')
  if (today !== undefined) {
    if (parseDay(today) === null)
      throw new WrongUsage(`--today espera un día como 2026-11-23, no «${today}».`)
    return new Date(`${today}T12:00:00-05:00`)
  }
  if (now === undefined) return null
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(now)
    ? new Date(now)
    : new Date(Number.NaN)
  if (Number.isNaN(instant.getTime())) {
    throw new WrongUsage(`--now espera un instante como 2026-11-23T15:00:00Z, no «${now}».`)
  }
  return instant
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new WrongUsage(`--port espera un número de 0 a 65535, no «${text}».`)
  return port
}

function expectCount(rest: readonly string[], least: number, most: number): void {
  if (rest.length < least) throw new WrongUsage('Falta un argumento.')
  if (rest.length > most) throw new WrongUsage(`Sobra «${rest[most]}».`)
}

function isCommand(text: string): text is keyof typeof ALLOWED {
  return Object.hasOwn(ALLOWED, text)
}
