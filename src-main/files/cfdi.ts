import { createRequire } from 'node:module'
import type { SaxesTagNS } from 'saxes'
import { parseDay } from '#domain/calendar.ts'
import type { CfdiFacts } from '#domain/invoice.ts'
import { centavos, type Centavos } from '#domain/money.ts'
import { ok, refuse, type RefusalParams, type Result } from '#domain/result.ts'
import { checkRfc } from '#domain/rfc.ts'

type Why = RefusalParams['cfdi.unreadable']['why']

const MOST_BYTES = 10 * 1024 * 1024
const DEEPEST = 64
/** The longest value of a real one is a certificate of some 2,000 characters. */
const LONGEST_VALUE = 65_536

const CFDI = 'http://www.sat.gob.mx/cfd/4'
const OLD_CFDI = 'http://www.sat.gob.mx/cfd/3'
const TIMBRE = 'http://www.sat.gob.mx/TimbreFiscalDigital'
const PAGOS = 'http://www.sat.gob.mx/Pagos20'

/**
 * What a CFDI 4.0 says (R19, mexico.md §5). It is read as it is, by its namespaces and not by its prefixes; a document
 * type, and with it every entity, is refused, and so are other versions, another kind than invoice or complement of
 * payment, and what is too large, too deep or not UTF-8. Nothing is fetched.
 */
export function readCfdi(name: string, bytes: Uint8Array): Result<CfdiFacts> {
  const unreadable = (why: Why, detail = '') => refuse('cfdi.unreadable', { name, why, detail })
  if (bytes.length > MOST_BYTES) return unreadable('tooLarge')
  try {
    return ok(factsOf(elementsOf(textOf(bytes))))
  } catch (error) {
    if (error instanceof Unreadable) return unreadable(error.why, error.detail)
    throw error
  }
}

/** Thrown inside this file alone, and answered as a refusal. */
class Unreadable extends Error {
  readonly why: Why
  readonly detail: string
  constructor(why: Why, detail = '') {
    super(why)
    this.why = why
    this.detail = detail
  }
}

/** A CFDI is UTF-8 by rule: other bytes, or another encoding declared, could be read as another text. */
function textOf(bytes: Uint8Array): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Unreadable('encoding')
  }
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1]
  if (declared !== undefined && declared.toLowerCase() !== 'utf-8') throw new Unreadable('encoding', declared)
  return text
}

/** An element that matters, by its place in the document: 'Comprobante/Complemento/TimbreFiscalDigital'. */
interface Found {
  readonly path: string
  readonly values: ReadonlyMap<string, string>
}

const WANTED = new Set([
  'Comprobante',
  'Comprobante/Emisor',
  'Comprobante/Receptor',
  'Comprobante/Complemento/TimbreFiscalDigital',
  'Comprobante/Complemento/Pagos/Pago',
  'Comprobante/Complemento/Pagos/Pago/DoctoRelacionado',
])

function elementsOf(text: string): Found[] {
  const found: Found[] = []
  const path: string[] = []
  const { SaxesParser } = createRequire(import.meta.url)('saxes') as typeof import('saxes')
  const parser = new SaxesParser({ xmlns: true })
  parser.on('doctype', () => {
    throw new Unreadable('doctype')
  })
  parser.on('opentag', (tag) => {
    if (path.length >= DEEPEST) throw new Unreadable('tooDeep')
    if (path.length === 0) checkRoot(tag)
    path.push(nameOf(tag))
    const values = valuesOf(tag)
    const place = path.join('/')
    if (WANTED.has(place)) found.push({ path: place, values })
  })
  parser.on('closetag', () => void path.pop())
  parser.on('error', (error) => {
    throw new Unreadable('damaged', error.message.replace(/^\d+:\d+: /, ''))
  })
  // In pieces, so that a document type is refused before its inside is read.
  for (let at = 0; at < text.length; at += 4096) parser.write(text.slice(at, at + 4096))
  parser.close()
  return found
}

function checkRoot(tag: SaxesTagNS): void {
  if (tag.local !== 'Comprobante') throw new Unreadable('notCfdi')
  const version = tag.attributes['Version']?.value ?? tag.attributes['version']?.value ?? ''
  if (tag.uri === OLD_CFDI || (tag.uri === CFDI && version !== '4.0'))
    throw new Unreadable('version', version)
  if (tag.uri !== CFDI) throw new Unreadable('notCfdi')
}

/** An element of another namespace has a name that is nobody's, whatever its prefix. */
function nameOf({ uri, local }: SaxesTagNS): string {
  const known = uri === CFDI || (uri === TIMBRE && local === 'TimbreFiscalDigital') || uri === PAGOS
  return known ? local : `{${uri}}${local}`
}

function valuesOf(tag: SaxesTagNS): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const { uri, local, value } of Object.values(tag.attributes)) {
    if (value.length > LONGEST_VALUE) throw new Unreadable('tooLong', local)
    if (uri === '') values.set(local, value.trim())
  }
  return values
}

function factsOf(found: readonly Found[]): CfdiFacts {
  const all = (path: string) => found.filter((one) => one.path === path)
  const one = (path: string, missing: Why) => {
    const [element, another] = all(path)
    if (!element || another) throw new Unreadable(missing, path)
    return element
  }
  const root = one('Comprobante', 'notCfdi')
  const issuer = one('Comprobante/Emisor', 'value')
  const receiver = one('Comprobante/Receptor', 'value')
  const stamp = one('Comprobante/Complemento/TimbreFiscalDigital', 'notStamped')
  const type = root.values.get('TipoDeComprobante') ?? ''
  if (type !== 'I' && type !== 'P') throw new Unreadable('otherKind', type)
  const payments = all('Comprobante/Complemento/Pagos/Pago')
  if (type === 'P' && payments.length === 0) throw new Unreadable('value', 'Pago')
  return {
    uuid: uuidOf(stamp, 'UUID'),
    kind: type === 'I' ? 'invoice' : 'complement',
    issuedAt: momentOf(root, 'Fecha'),
    folio: [root.values.get('Serie'), root.values.get('Folio')].filter(Boolean).join('-'),
    // A complement itself has no currency; its payments do.
    currency: type === 'I' ? required(root, 'Moneda') : required(payments[0]!, 'MonedaP'),
    total:
      type === 'I'
        ? amountOf(root, 'Total')
        : centavos(payments.reduce<number>((sum, payment) => sum + amountOf(payment, 'Monto'), 0)),
    issuer: {
      rfc: rfcOf(issuer),
      name: required(issuer, 'Nombre'),
      regime: required(issuer, 'RegimenFiscal'),
    },
    receiver: {
      rfc: rfcOf(receiver),
      name: required(receiver, 'Nombre'),
      regime: required(receiver, 'RegimenFiscalReceptor'),
      use: required(receiver, 'UsoCFDI').toUpperCase(),
      postcode: required(receiver, 'DomicilioFiscalReceptor'),
    },
    form: root.values.get('FormaPago') ?? '',
    method: paymentMethodOf(root),
    related: all('Comprobante/Complemento/Pagos/Pago/DoctoRelacionado').map((one) =>
      uuidOf(one, 'IdDocumento'),
    ),
  }
}

function required({ values, path }: Found, name: string): string {
  const value = values.get(name)
  if (value === undefined || value === '' || value.length > 300)
    throw new Unreadable('value', `${path} ${name}`)
  return value
}

function rfcOf(element: Found): string {
  const { valid, normalised } = checkRfc(required(element, 'Rfc'))
  if (!valid) throw new Unreadable('value', `${element.path} Rfc`)
  return normalised
}

function uuidOf(element: Found, name: string): string {
  const uuid = required(element, name).toUpperCase()
  if (!/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/.test(uuid)) throw new Unreadable('value', name)
  return uuid
}

function momentOf(element: Found, name: string): string {
  const text = required(element, name)
  const isMoment = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text)
  if (!isMoment || parseDay(text.slice(0, 10)) === null) throw new Unreadable('value', name)
  return text
}

/** Up to six decimals are allowed by the format; a fraction of a centavo is not money. */
function amountOf(element: Found, name: string): Centavos {
  const match = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(required(element, name))
  const decimals = (match?.[2] ?? '').padEnd(6, '0')
  if (!match || decimals.slice(2) !== '0000') throw new Unreadable('value', name)
  return centavos(Number(match[1]) * 100 + Number(decimals.slice(0, 2)))
}

function paymentMethodOf(root: Found): CfdiFacts['method'] {
  const method = root.values.get('MetodoPago') ?? ''
  if (method !== 'PUE' && method !== 'PPD' && method !== '') throw new Unreadable('value', 'MetodoPago')
  return method
}
