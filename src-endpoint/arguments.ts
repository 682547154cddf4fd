import type { parseArgs } from 'node:util'
import type { SimulatedRow } from './store-portal.ts'
import { sayingRow, type Vendor } from './vendor.ts'

/** What was typed does not make sense: said on stderr with the usage, exit 2. */
export class WrongUsage extends Error {}

export const USAGE = `npm run endpoint -- --data DIR [--port N] [--host DIRECCIÓN]
    atiende a las PCs de la oficina; imprime una línea {"url","enrolCode","pid"}
    --vendor simulated: un portal de prueba contesta los pagos, en vez de una persona
npm run endpoint -- code --data DIR            otro código para dar de alta una PC (vale diez minutos)
npm run endpoint -- digest --data DIR          la huella del libro: igual en todas las PCs que estén al día
npm run endpoint -- portal SERIE QUÉ [VALOR] --data DIR
    lo que dirá el portal de prueba de esa serie, o de todas (*): confirm, delay DÍAS, refuse MOTIVO,
    date AAAA-MM-DD, users N
npm run endpoint -- migrate-to URL --data DIR  pasa lo guardado en DIR a PostgreSQL y comprueba que quedó igual

Con DATABASE_URL=postgres://… guarda en esa base y no en DIR.
`

export type Command = { readonly data: string } & (
  | {
      readonly command: 'serve'
      readonly host: string
      readonly port: number
      readonly vendor: Vendor['kind']
    }
  | { readonly command: 'portal'; readonly saying: SimulatedRow }
  | { readonly command: 'code' | 'digest' }
  | { readonly command: 'migrate-to'; readonly url: string }
)

export function readArguments(args: readonly string[], parse: typeof parseArgs): Command {
  const { values, positionals } = parsed(args, parse)
  const { data, port = '0', host = '127.0.0.1', vendor = 'byHand' } = values
  if (!data) throw new WrongUsage('Falta --data DIR.')
  const [command = 'serve', url, ...rest] = positionals
  if (command === 'portal') return { command, data, saying: sayingOf(url, rest) }
  if (rest.length > 0) throw new WrongUsage(`Sobra «${rest[0]}».`)
  if (command === 'serve' || command === 'code' || command === 'digest') {
    if (url !== undefined) throw new WrongUsage(`Sobra «${url}».`)
    if (command !== 'serve') return { command, data }
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
      throw new WrongUsage(`--port espera un número de 0 a 65535, no «${port}».`)
    }
    if (vendor !== 'byHand' && vendor !== 'simulated') {
      throw new WrongUsage(`--vendor espera byHand o simulated, no «${vendor}».`)
    }
    return { command, data, host, port: Number(port), vendor }
  }
  if (command !== 'migrate-to') throw new WrongUsage(`No existe el mandato «${command}».`)
  const target = postgresUrl(url)
  if (target === null) throw new WrongUsage('migrate-to espera postgres://…')
  return { command, data, url: target }
}

function parsed(args: readonly string[], parse: typeof parseArgs) {
  try {
    return parse({
      args: [...args],
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        vendor: { type: 'string' },
      },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    throw new WrongUsage((error as Error).message)
  }
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
