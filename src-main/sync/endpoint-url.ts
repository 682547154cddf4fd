import { BlockList, isIP } from 'node:net'
import type { UrlFault } from '#domain/sync-refusals.ts'

/** As people write one, before any parser makes something else of it: `https:\\evil`, `https://a@b`, `0x7f.1`. */
const WRITTEN =
  /^(https?):\/\/(\[[\da-f:.]{2,45}\]|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.-]*[\p{L}\p{M}\p{N}])?)(:\d{1,5})?(\/[\w.~/-]*)?$/iu

/** Nobody's server is there: unspecified, link-local, the machines' own questions (metadata), many at once, reserved. */
const NOWHERE = { ipv4: new BlockList(), ipv6: new BlockList() }
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  NOWHERE.ipv4.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  // Whatever stands for an IPv4 address in IPv6: whoever means that address writes it.
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 16],
  ['2002::', 16],
  ['fd00:ec2::254', 128],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  NOWHERE.ipv6.addSubnet(net, prefix, 'ipv6')

/** https://fetch.spec.whatwg.org/#port-blocking: where other things than HTTP listen, and fetch asks nothing. */
const OTHER_SERVICES = new Set(
  `0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135
   137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719
   1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080`.split(/\s+/),
)

/**
 * Where a program may be told to sync, as it is kept: https anywhere that a server of somebody's can be, plain http on this
 * machine alone. An address of the office's own network is as good as any: what answers there must have the key whose
 * fingerprint stands in the code. Refused: what is written otherwise (`form`), http elsewhere (`plain`), addresses where
 * no server is (`address`), and ports where other things listen (`port`).
 *   readEndpointUrl('https://vigente.oficina.mx') // { url: 'https://vigente.oficina.mx/' }
 *   readEndpointUrl('https://169.254.169.254/')   // { why: 'address' }
 */
export function readEndpointUrl(text: string): { readonly url: string } | { readonly why: UrlFault } {
  const written = WRITTEN.exec(text.trim())
  const url = written && URL.parse(text.trim())
  if (!written || !url) return { why: 'form' }
  const [, scheme = '', host = ''] = written
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  const kind = ({ 4: 'ipv4', 6: 'ipv6' } as const)[isIP(bare)] ?? 'name'
  // An IPv4 address in octal, in hexadecimal, as one number or in other digits is written by nobody who means well.
  if (kind === 'ipv4' && bare !== host) return { why: 'address' }
  if (isLoopback(url.href))
    return url.hostname === host.toLowerCase() ? { url: folder(url.href) } : { why: 'address' }
  if (scheme.toLowerCase() === 'http') return { why: 'plain' }
  if (kind !== 'name' && NOWHERE[kind].check(bare, kind)) return { why: 'address' }
  if (/(^|\.)metadata(\.google)?(\.internal)?$/.test(bare)) return { why: 'address' }
  if (OTHER_SERVICES.has(url.port)) return { why: 'port' }
  return { url: folder(url.href) }
}

/** Only this machine reaches it. */
export function isLoopback(url: string): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(url).hostname)
}

/** What is asked for stands in it. */
function folder(href: string): string {
  return href.endsWith('/') ? href : `${href}/`
}
