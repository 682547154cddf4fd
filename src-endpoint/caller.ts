import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

const FORWARDED_HEADER = 'x-forwarded-for'

/**
 * From which address a request comes, as limits count it. What `x-forwarded-for` says is believed of the named proxies
 * alone, and of that the last address, which the proxy itself has seen: what stands before it anybody may have written.
 */
export function callerOf(request: IncomingMessage, proxies: ReadonlySet<string>): string {
  const from = plainAddress(request.socket.remoteAddress ?? '')
  if (!proxies.has(from)) return countedAs(from)
  const said = String(request.headers[FORWARDED_HEADER] ?? '')
  const last = said.slice(said.lastIndexOf(',') + 1).trim()
  return countedAs(isIP(last) === 0 ? from : plainAddress(last))
}

/** `plainAddress('::ffff:10.0.0.7') // '10.0.0.7'` */
export function plainAddress(address: string): string {
  return /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1] ?? address.toLowerCase()
}

/** Whoever has an address of IPv6 has all that begin with the same 64 bits. */
function countedAs(address: string): string {
  if (isIP(address) !== 6) return address
  const [before = '', after] = address.split('::')
  const [first, last] = [before, after ?? ''].map((groups) => (groups === '' ? [] : groups.split(':')))
  const zeros = after === undefined ? [] : Array<string>(8 - first!.length - last!.length).fill('0')
  const groups = [...first!, ...zeros, ...last!].slice(0, 4)
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
