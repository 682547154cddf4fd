import { join } from 'node:path'
import { openEndpoint, type Endpoint } from '#endpoint/open.ts'
import { serveEndpoint } from '#endpoint/server.ts'
import { httpTransport, type Transport } from '#sync/transport.ts'
import { workingClock } from './clock.ts'
import { companyName, createChance, personName, rfcOf, CITIES } from './invented.ts'
import { openPc, type OfficePc } from './sync-pc.ts'

export interface BenchOffice {
  readonly url: string
  readonly endpoint: Endpoint
  pc(name: string, transport?: (url: string) => Transport): OfficePc
  /** A new PC of the office, which has what the endpoint has. */
  enrolled(name: string): Promise<OfficePc>
  close(): Promise<void>
}

/** An endpoint over loopback HTTP and the PCs beside it, in folders of one place; opened again, it goes on. */
export async function openOffice(dir: string, databaseUrl: string | null = null): Promise<BenchOffice> {
  const { now } = workingClock()
  const endpoint = await openEndpoint({ dir: join(dir, 'endpoint'), databaseUrl, now })
  const server = await serveEndpoint({
    service: endpoint.service,
    tellPortal: endpoint.tellPortal,
    host: '127.0.0.1',
    port: 0,
    log: () => {},
  })
  const open = new Set<OfficePc>()
  const office: BenchOffice = {
    url: `${server.url}/`,
    endpoint,
    pc: (name, transport = httpTransport) => {
      const pc = openPc(join(dir, name), `${server.url}/`, transport)
      open.add(pc)
      return { ...pc, close: () => void (open.delete(pc) && pc.close()) }
    },
    enrolled: async (name) => {
      const pc = office.pc(name)
      const code = await endpoint.service.newCode()
      await pc.call('sync.enrol', { url: `${server.url}/`, code, name })
      await pc.exchange()
      return pc
    },
    close: async () => {
      for (const pc of open) pc.close()
      await server.close()
      await endpoint.close()
    },
  }
  return office
}

/**
 * So many commands given at a PC: of twenty, one new client, one new system with its payment, and the rest what is
 * written down and changed of that client. `first` tells those of one PC from those of another.
 */
export async function work(pc: OfficePc, commands: number, first = 0): Promise<void> {
  const chance = createChance(first + 1)
  for (let done = 0, n = first; done < commands; n += 1) {
    const { id: clientId } = await pc.call('clients.create', { name: companyName(n), rfc: rfcOf(n) })
    const serial = await newSystem(pc, clientId, n)
    const rest = Math.min(17, commands - done - 3)
    if (rest >= 0) await pay(pc, serial)
    for (let i = 0; i < rest; i += 1) {
      if (i % 2 === 0) await pc.call('clients.update', { id: clientId, ...changeOf(chance) })
      else await logCall(pc, clientId, chance)
    }
    done += 20
  }
}

export async function newSystem(pc: OfficePc, clientId: string, n: number): Promise<string> {
  const system = {
    ...{ clientId, product: 'SAE', serial: `SAES${1_000_000 + n}`, mode: 'subscription', version: '9.0' },
    ...{ users: 2, months: 12, activatedOn: '2026-05-25' },
  }
  return (await pc.call('serials.create', system)).id
}

export function pay(pc: OfficePc, serialId: string): Promise<unknown> {
  return pc.call('payments.register', { serialId, months: 12, method: 'transfer', amount: 250_000 })
}

export function changeOf(chance: (most: number) => number): object {
  return { city: CITIES[chance(CITIES.length)]!, note: `paga los viernes, nota ${chance(10_000)}` }
}

export function logCall(pc: OfficePc, clientId: string, chance: (most: number) => number): Promise<unknown> {
  const text = `${personName(chance(1_000))} deposita mañana el total de la renta`
  return pc.call('contacts.log', { clientId, channel: 'call', text })
}
