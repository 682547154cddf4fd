import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { serveEndpoint as serveOverHttp } from '#endpoint/server.ts'
import type { TenantService } from '#endpoint/tenant.ts'

/** The endpoint's own server on loopback, behind a network that can be cut and come back. */
export async function serveEndpoint(service: TenantService) {
  const tellPortal = async () => {}
  const endpoint = await serveOverHttp({ service, tellPortal, host: '127.0.0.1', port: 0, log: () => {} })
  const to = Number(new URL(endpoint.url).port)
  const sockets = new Set<Socket>()
  let network = await listen(0)
  const { port } = network.address() as AddressInfo

  async function listen(on: number): Promise<Server> {
    const made = createServer((from) => {
      const socket = connect(to, '127.0.0.1')
      for (const [one, other] of [
        [from, socket],
        [socket, from],
      ] as const) {
        sockets.add(one)
        one.on('error', () => other.destroy())
        one.on('close', () => {
          sockets.delete(one)
          other.destroy()
        })
        one.pipe(other)
      }
    })
    await new Promise<void>((done) => made.listen(on, '127.0.0.1', done))
    return made
  }

  async function cut(): Promise<void> {
    for (const socket of sockets) socket.destroy()
    await new Promise<unknown>((done) => network.close(done))
  }

  return {
    url: `http://127.0.0.1:${port}/`,
    cut,
    restore: async () => {
      network = await listen(port)
    },
    close: async () => {
      await cut()
      await endpoint.close()
    },
  }
}
