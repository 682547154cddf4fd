import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { answer } from '#endpoint/answer.ts'
import type { TenantService } from '#endpoint/tenant.ts'
import { DEVICE_HEADER, SIGNATURE_HEADER } from '#sync/transport.ts'

/** An endpoint on loopback for a program that asks it over the network, which can be cut and come back. */
export async function serveEndpoint(service: TenantService) {
  let server = await listen(0)
  const { port } = server.address() as AddressInfo

  async function listen(on: number): Promise<Server> {
    const made = createServer((request, response) => {
      void text(request).then(async (body) => {
        const header = (name: string) => (request.headers[name] as string | undefined) ?? null
        const said = await answer(service, {
          path: (request.url ?? '').slice(1),
          body,
          device: header(DEVICE_HEADER),
          signature: header(SIGNATURE_HEADER),
        })
        response.writeHead(said.status, { [SIGNATURE_HEADER]: said.signature }).end(said.body)
      })
    })
    await new Promise<void>((done) => made.listen(on, '127.0.0.1', done))
    return made
  }

  async function cut(): Promise<void> {
    server.closeAllConnections()
    await new Promise<unknown>((done) => server.close(done))
  }

  return {
    url: `http://127.0.0.1:${port}/`,
    cut,
    restore: async () => {
      server = await listen(port)
    },
  }
}
