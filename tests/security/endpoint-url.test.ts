import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readEndpointUrl } from '#sync/endpoint-url.ts'
import { httpTransport } from '#sync/transport.ts'
import { openTestApp } from '../support/app.ts'
import { directTransport, openTestEndpoint } from '../support/endpoint.ts'

// Where a PC may be told to sync: the address may come from a picture or a message that somebody else wrote.

const TAKEN: readonly (readonly [typed: string, kept: string])[] = [
  ['https://vigente.oficina.mx', 'https://vigente.oficina.mx/'],
  ['  https://vigente.oficina.mx  ', 'https://vigente.oficina.mx/'],
  ['HTTPS://Vigente.Oficina.MX/', 'https://vigente.oficina.mx/'],
  ['https://vigente.oficina.mx:8443', 'https://vigente.oficina.mx:8443/'],
  ['https://vigente.oficina.mx:443/', 'https://vigente.oficina.mx/'],
  ['https://vigente.oficina.mx/oficina/uno', 'https://vigente.oficina.mx/oficina/uno/'],
  ['https://vigente.oficina.mx/a/../b', 'https://vigente.oficina.mx/b/'],
  ['https://servidor', 'https://servidor/'],
  ['https://señal.mx', 'https://xn--seal-hqa.mx/'],
  ['https://xn--seal-hqa.mx', 'https://xn--seal-hqa.mx/'],
  ['https://localhost.evil', 'https://localhost.evil/'],
  ['https://127.0.0.1.evil.example', 'https://127.0.0.1.evil.example/'],
  // The office's own network: what answers there must have the key of the code.
  ['https://192.168.1.20', 'https://192.168.1.20/'],
  ['https://10.0.0.5:7443', 'https://10.0.0.5:7443/'],
  ['https://172.16.0.9', 'https://172.16.0.9/'],
  ['https://100.64.0.7', 'https://100.64.0.7/'],
  ['https://[fd12:3456::1]', 'https://[fd12:3456::1]/'],
  ['https://[2001:db8::1]:8443', 'https://[2001:db8::1]:8443/'],
  ['https://203.0.113.9', 'https://203.0.113.9/'],
  ['http://127.0.0.1:7443', 'http://127.0.0.1:7443/'],
  ['http://localhost:7443', 'http://localhost:7443/'],
  ['http://[::1]:7443', 'http://[::1]:7443/'],
  ['https://127.0.0.1:7443/', 'https://127.0.0.1:7443/'],
]

const REFUSED: Readonly<Record<'form' | 'plain' | 'address' | 'port', readonly string[]>> = {
  form: [
    '',
    'vigente.oficina.mx',
    '//vigente.oficina.mx',
    'https:vigente.oficina.mx',
    'https:/vigente.oficina.mx',
    'https:\\\\vigente.oficina.mx',
    'https://vigente.oficina.mx\\@evil.example',
    'https://lety@vigente.oficina.mx',
    'https://lety:clave@vigente.oficina.mx',
    'https://@vigente.oficina.mx',
    'https://vigente.oficina.mx@evil.example',
    'https://vigente.oficina.mx%40evil.example',
    'https://vigente.oficina.mx%2eevil.example',
    'https://vigente.oficina.mx%00.evil.example',
    'https://vigente\n.oficina.mx',
    'https://vigente\t.oficina.mx',
    'https://vigente .oficina.mx',
    'https://vigente.oficina.mx\u0000',
    'https://vigente.oficina.mx.',
    'https://192.168.1.20.',
    'http://localhost.',
    'https://vigente。oficina。mx',
    'https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
    'https://vigente\u202E.mx',
    'https://-vigente.mx',
    'https://vigente.oficina.mx?x=1',
    'https://vigente.oficina.mx/#x',
    'https://vigente.oficina.mx/?url=https://evil.example',
    'https://vigente.oficina.mx/%2e%2e/x',
    'https://vigente.oficina.mx:99999',
    'https://vigente.oficina.mx:-1',
    'https://vigente.oficina.mx:0x1bb',
    'https://256.1.1.1',
    'https://1.2.3.4.5',
    'https://[::1',
    'https://[fe80::1%25eth0]',
    'https://[::ffff:127.0.0.1]@evil',
    'https://',
    'file:///etc/passwd',
    'ftp://vigente.oficina.mx',
    'gopher://vigente.oficina.mx',
    'data:text/plain,x',
    'javascript:alert(1)',
    'app://vigente/',
    'ws://vigente.oficina.mx',
    'httpss://vigente.oficina.mx',
  ],
  plain: [
    'http://vigente.oficina.mx',
    'http://localhost.evil',
    'http://127.0.0.1.evil.example',
    'http://192.168.1.20',
    'http://[2001:db8::1]',
    'http://127.0.0.2',
    'http://[::ffff:127.0.0.1]',
  ],
  address: [
    'https://0.0.0.0',
    'https://0.1.2.3',
    'https://[::]',
    'https://169.254.169.254',
    'https://169.254.1.1',
    'https://100.100.100.200',
    'https://192.0.0.192',
    'https://168.63.129.16',
    'https://metadata.google.internal',
    'https://METADATA.google.internal/computeMetadata/v1',
    'https://metadata',
    'https://224.0.0.251',
    'https://239.255.255.250',
    'https://240.0.0.1',
    'https://255.255.255.255',
    'https://[fe80::1]',
    'https://[fec0::1]',
    'https://[ff02::fb]',
    'https://[fd00:ec2::254]',
    'https://[::ffff:169.254.169.254]',
    'https://[::ffff:a9fe:a9fe]',
    'https://[::ffff:127.0.0.1]',
    'https://[::127.0.0.1]',
    'https://[64:ff9b::a9fe:a9fe]',
    'https://[2002:a9fe:a9fe::1]',
    'http://2130706433',
    'https://2852039166',
    'http://0x7f000001',
    'https://0xa9.0xfe.0xa9.0xfe',
    'http://0177.0.0.1',
    'https://0251.0376.0251.0376',
    'http://127.1',
    'https://169.254.43518',
    'https://１６９.２５４.１６９.２５４',
    'http://ｌｏｃａｌｈｏｓｔ:7443',
  ],
  port: [
    'https://vigente.oficina.mx:22',
    'https://vigente.oficina.mx:25',
    'https://vigente.oficina.mx:587',
    'https://vigente.oficina.mx:993',
    'https://vigente.oficina.mx:139',
    'https://192.168.1.20:6000',
    'https://192.168.1.20:10080',
    'https://vigente.oficina.mx:0',
  ],
}

describe('the address of an endpoint', () => {
  test('is https with a name or a number of the office’s, or this machine', () => {
    for (const [typed, kept] of TAKEN) expect([typed, readEndpointUrl(typed)]).toEqual([typed, { url: kept }])
  })

  test('is never one that means another place than it says, or a place where no server is', () => {
    for (const [why, urls] of Object.entries(REFUSED))
      for (const url of urls) expect([url, readEndpointUrl(url)]).toEqual([url, { why }])
    expect(TAKEN.length + Object.values(REFUSED).flat().length).toBeGreaterThanOrEqual(80)
  })

  test('is refused at the door before anything is asked there, with the reason in a sentence', async () => {
    const asked: string[] = []
    const transport = { post: async (path: string) => Promise.reject(new Error(asked.push(path) + '')) }
    const app = openTestApp(undefined, undefined, { transport: () => transport })
    const code = 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE.FFFFFGGGGG'
    for (const [why, words] of [
      ['form', 'sin usuario'],
      ['plain', 'debe empezar con https://'],
      ['address', 'no puede haber un servidor'],
      ['port', 'otros servicios'],
    ] as const)
      for (const url of REFUSED[why].filter((each) => each !== '')) {
        const input = { url, code, name: 'Recepción' }
        expect(await app.app.dispatch({ operator: null, host: 'direct' }, 'sync.enrol', input)).toMatchObject(
          {
            ok: false,
            refusal: { code: 'sync.urlRefused', message: expect.stringContaining(words) },
          },
        )
      }
    expect(asked).toEqual([])
  })

  test('in the office’s own network is kept only where the key of the code answers', async () => {
    const { service } = await openTestEndpoint()
    const { service: other } = await openTestEndpoint()
    const transport = directTransport(() => other)
    const app = openTestApp(undefined, undefined, { transport: () => transport })
    const url = 'https://192.168.1.20:7443'
    const input = { url, code: await service.newCode(), name: 'Recepción' }
    // The other one signs with a key of its own.
    expect(await app.refused('sync.enrol', input)).toBe('sync.otherEndpoint')
    expect(await app.call('sync.status', {})).toMatchObject({ url: null })
    await app.call('sync.enrol', { ...input, code: await other.newCode() })
    expect(await app.call('sync.status', {})).toMatchObject({ url: `${url}/` })
  })
})

describe('an endpoint that sends elsewhere', () => {
  async function serve(answer: RequestListener): Promise<string> {
    const server = createServer(answer)
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    onTestFinished(() => void server.close())
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  }

  test.each([301, 302, 303, 307, 308])('is not followed (%i): nothing is asked there', async (status) => {
    const reached: string[] = []
    const elsewhere = await serve((request, response) => {
      reached.push(request.url ?? '')
      response.end('{}')
    })
    const url = await serve((_request, response) =>
      response.writeHead(status, { location: `${elsewhere}v1/enrol` }).end(),
    )
    expect(await httpTransport(url).post('v1/enrol', '{"code":"x"}', {}, 15)).toMatchObject({ status })
    const app = openTestApp(undefined, undefined, { transport: (at) => httpTransport(at) })
    const code = 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA.AAAAAAAAAA'
    expect(await app.refused('sync.enrol', { url, code, name: 'Recepción' })).toBe('sync.failed')
    expect(reached).toEqual([])
  })
})
