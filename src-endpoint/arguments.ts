import { isIP } from 'node:net'
import type { parseArgs } from 'node:util'
import { optionFault } from '#messages/es-MX/options.ts'
import { KEPT_DAYS } from './compact.ts'
import type { SimulatedRow } from './store-portal.ts'
import { sayingRow, type Vendor } from './vendor.ts'

/** What was typed does not make sense: said on stderr with the usage, exit 2. */
export class WrongUsage extends Error {}

/** A PC that was away for longer follows what the key before has signed; only a program of before that could not. */
const OVERLAP_DAYS = 90

export const USAGE = `npm run endpoint -- --data DIR [--port N] [--host DIRECCIÓN]
    atiende a las PCs de la oficina; imprime una línea {"url","enrolCode","pid"}
    --proxy DIRECCIÓN[,…]: el proxy que lleva el TLS; solo a él se le cree de quién viene cada petición
    --vendor simulated: un portal de prueba contesta los pagos, en vez de una persona
    --keep-days N: días de los que la bitácora guarda cada versión de cada renglón (${KEPT_DAYS})
npm run endpoint -- code --data DIR            otro código para dar de alta una PC (vale diez minutos)
npm run endpoint -- digest --data DIR          la huella del libro: igual en todas las PCs que estén al día
npm run endpoint -- portal SERIE QUÉ [VALOR] --data DIR
    lo que dirá el portal de prueba de esa serie, o de todas (*): confirm, delay DÍAS, refuse MOTIVO,
    date AAAA-MM-DD, users N
npm run endpoint -- compact --data DIR [--keep-days N]
    reduce ahora lo más antiguo de la bitácora, que el servidor encendido va reduciendo solo
npm run endpoint -- rotate-key --data DIR [--overlap-days N]
    firma desde ahora con otra llave; a las PCs que aún no lo sepan les firma con la anterior N días (${OVERLAP_DAYS})
npm run endpoint -- rotate-key --lost --data DIR
    si el archivo con la llave se perdió: hace otra, y cada PC se da de alta otra vez
npm run endpoint -- security --data DIR        comprueba la bitácora de seguridad de DIR
npm run endpoint -- migrate-to URL --data DIR  pasa lo guardado en DIR a PostgreSQL y comprueba que quedó igual

Con DATABASE_URL=postgres://… guarda en esa base y no en DIR.
`

export type Command = { readonly command: 'help' } | Work

/** What is done to the folder of an office. */
export type Work = { readonly data: string } & (
  | {
      readonly command: 'serve'
      readonly host: string
      readonly port: number
      readonly proxies: readonly string[]
      readonly vendor: Vendor['kind']
      readonly keepDays: number
    }
  | { readonly command: 'compact'; readonly keepDays: number }
  | { readonly command: 'rotate-key'; readonly overlapDays: number; readonly lost: boolean }
  | { readonly command: 'portal'; readonly saying: SimulatedRow }
  | { readonly command: 'code' | 'digest' | 'security' }
  | { readonly command: 'migrate-to'; readonly url: string }
)

export function readArguments(args: readonly string[], parse: typeof parseArgs): Command {
  const { values, positionals } = parsed(args, parse)
  if (values.help || positionals[0] === 'help') return { command: 'help' }
  const { data, port = '0', host = '127.0.0.1', proxy = '', vendor = 'byHand' } = values
  const keepDays = daysOf('--keep-days', values['keep-days'], KEPT_DAYS, KEEP_DAYS)
  const overlapDays = daysOf('--overlap-days', values['overlap-days'], OVERLAP_DAYS, [0, 400])
  if (!data) throw new WrongUsage('Falta --data DIR.')
  const [command = 'serve', url, ...rest] = positionals
  if (command === 'portal') return { command, data, saying: sayingOf(url, rest) }
  if (rest.length > 0) throw new WrongUsage(`Sobra «${rest[0]}».`)
  if (isAlone(command)) {
    if (url !== undefined) throw new WrongUsage(`Sobra «${url}».`)
    if (command === 'rotate-key') return { command, data, overlapDays, lost: values.lost ?? false }
    if (command === 'compact') return { command, data, keepDays }
    if (command !== 'serve') return { command, data }
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
      throw new WrongUsage(`--port espera un número de 0 a 65535, no «${port}».`)
    }
    if (vendor !== 'byHand' && vendor !== 'simulated') {
      throw new WrongUsage(`--vendor espera byHand o simulated, no «${vendor}».`)
    }
    return { command, data, host, port: Number(port), proxies: proxiesOf(proxy), vendor, keepDays }
  }
  if (command !== 'migrate-to') throw new WrongUsage(`No existe el mandato «${command}».`)
  const target = postgresUrl(url)
  if (target === null) throw new WrongUsage('migrate-to espera postgres://…')
  return { command, data, url: target }
}

const ALONE = ['serve', 'code', 'digest', 'compact', 'security', 'rotate-key'] as const

/** Nothing stands beside it but its options. */
function isAlone(command: string): command is (typeof ALONE)[number] {
  return (ALONE as readonly string[]).includes(command)
}

function parsed(args: readonly string[], parse: typeof parseArgs) {
  try {
    return parse({
      args: [...args],
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        proxy: { type: 'string' },
        vendor: { type: 'string' },
        'keep-days': { type: 'string' },
        'overlap-days': { type: 'string' },
        lost: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    throw new WrongUsage(optionFault(error as Error))
  }
}

function proxiesOf(text: string): readonly string[] {
  const named = text === '' ? [] : text.split(',').map((each) => each.trim())
  const wrong = named.find((each) => isIP(each) === 0)
  if (wrong !== undefined) throw new WrongUsage(`--proxy espera direcciones IP, no «${wrong}».`)
  return named
}

/** A PC that was away for longer brings the whole ledger anew: fewer than a month would do that to a holiday. */
const KEEP_DAYS = [30, 3_650] as const

function daysOf(
  option: string,
  text: string | undefined,
  otherwise: number,
  [least, most]: readonly [number, number],
): number {
  if (text === undefined) return otherwise
  const days = /^\d{1,4}$/.test(text) ? Number(text) : NaN
  if (days >= least && days <= most) return days
  throw new WrongUsage(`${option} espera días, de ${least} a ${most}, no «${text}».`)
}

function sayingOf(serial: string | undefined, [says = '', ...words]: readonly string[]): SimulatedRow {
  const row = serial === undefined ? null : sayingRow(serial, says, words.join(' '))
  if (row === null) {
    throw new WrongUsage(
      'portal espera SERIE (o *) y confirm, delay DÍAS, refuse MOTIVO, date AAAA-MM-DD o users N.',
    )
  }
  return row
}

/** Null where none is given; anything that is not PostgreSQL's is refused. */
export function postgresUrl(text: string | undefined): string | null {
  if (text === undefined || text === '') return null
  if (!/^postgres(ql)?:\/\//.test(text)) throw new WrongUsage('La base debe ser postgres://…')
  return text
}
