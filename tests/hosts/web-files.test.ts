import { describe, expect, test } from 'vitest'
import { openShell } from './harness.ts'
import { raw, refusal } from './raw-request.ts'

describe('the screens', () => {
  test('come with the one policy, a nonce of their own and no way to be kept or framed', async () => {
    const { shell } = await openShell()
    const answers = [await fetch(`${shell.url}/`), await fetch(`${shell.url}/index.html`)]
    const nonces = await Promise.all(
      answers.map(async (answer) => {
        const [, nonce = ''] = /name="style-nonce" content="([^"]+)"/.exec(await answer.text()) ?? []
        expect(Object.fromEntries(answer.headers)).toMatchObject({
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
          'referrer-policy': 'no-referrer',
          'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'`,
        })
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(2)
    const asset = await fetch(`${shell.url}/assets/a.js`)
    expect([asset.headers.get('content-type'), asset.headers.get('cache-control')]).toEqual([
      'text/javascript; charset=utf-8',
      'private, max-age=31536000, immutable',
    ])
  })

  test('the link opens the program once, and its cookie is out of reach of scripts and other sites', async () => {
    const { shell } = await openShell()
    const link = shell.newLink()
    const first = await fetch(link, { redirect: 'manual' })
    expect([first.status, first.headers.get('location')]).toEqual([303, '/'])
    const cookie = first.headers.get('set-cookie')!
    expect(cookie).toMatch(/^vigente-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)

    const counts = (Cookie: string) =>
      fetch(`${shell.url}/rpc/ledger.counts`, {
        method: 'POST',
        headers: { Cookie, 'Content-Type': 'application/json' },
        body: '{}',
      })
    expect((await counts(cookie.split(';')[0]!)).status).toBe(200)

    const second = await fetch(link, { redirect: 'manual' })
    expect([second.status, await second.json()]).toEqual([401, refusal('request.keyRequired', {})])
    const reloaded = await fetch(link, { redirect: 'manual', headers: { Cookie: cookie.split(';')[0]! } })
    expect([reloaded.status, reloaded.headers.get('set-cookie')]).toEqual([303, null])
  })

  test('a page with the cookie cannot ask for links, as a program with the token can', async () => {
    const { shell, fetch: asProgram } = await openShell()
    const entered = await fetch(shell.newLink(), { redirect: 'manual' })
    const Cookie = entered.headers.get('set-cookie')!.split(';')[0]!
    expect((await fetch(`${shell.url}/door`, { method: 'POST', headers: { Cookie } })).status).toBe(401)
    expect(await (await asProgram('/door')).json()).toEqual({ pid: process.pid })
    const { link } = (await (await asProgram('/door', { method: 'POST' })).json()) as { link: string }
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(303)
  })
})

describe('files', () => {
  test('a file goes in by its bytes and comes out by its id, with its name', async () => {
    const { fetch } = await openShell()
    const bytes = Buffer.from('%PDF-1.7\nficha\n%%EOF')
    const put = await fetch('/files', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/octet-stream',
        'X-File-Name': encodeURIComponent('Ficha «Ñandú» 100%.pdf'),
      },
      body: bytes,
    })
    const { file } = (await put.json()) as { file: string }
    expect([put.status, file]).toEqual([200, expect.stringMatching(/^[0-9a-f]{32}$/)])

    const kept = await fetch(`/files/${file}`)
    expect(Buffer.from(await kept.arrayBuffer())).toEqual(bytes)
    expect(kept.headers.get('content-disposition')).toBe(
      `attachment; filename="Ficha __and__ 100_.pdf"; filename*=UTF-8''Ficha%20%C2%AB%C3%91and%C3%BA%C2%BB%20100%25.pdf`,
    )
    const shown = await fetch(`/files/${file}?inline`)
    expect([
      shown.headers.get('content-disposition')?.split(';')[0],
      shown.headers.get('content-type'),
    ]).toEqual(['inline', 'application/pdf'])
  })

  test('a file that a browser could run is only ever downloaded', async () => {
    const { fetch } = await openShell()
    for (const text of [
      '<!doctype html><script>1</script>',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '\x89PNG\r\n\x1a\n<script>1</script>',
    ]) {
      const put = await fetch('/files', {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'x.html' },
        body: Buffer.from(text, 'latin1'),
      })
      const { file } = (await put.json()) as { file: string }
      const got = await fetch(`/files/${file}?inline`)
      expect(got.headers.get('content-disposition')).toMatch(/^attachment;/)
      expect(got.headers.get('x-content-type-options')).toBe('nosniff')
      expect(got.headers.get('content-security-policy')).not.toContain('unsafe')
    }
  })

  test('a file of more than 256 MiB is refused by its length alone', async () => {
    const shell = await openShell()
    const headers = {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(256 * 1024 * 1024 + 1),
    }
    expect(await raw(shell, { path: '/files', headers, body: 'x' })).toMatchObject({
      status: 413,
      body: refusal('request.tooLarge', { maxBytes: 256 * 1024 * 1024 }),
    })
  })

  test('an id that is not there, or is a path, is status 404', async () => {
    const shell = await openShell()
    for (const id of ['0'.repeat(32), '..%2f..%2fledger.db', '../ledger.db', 'x']) {
      expect(await raw(shell, { path: `/files/${id}`, method: 'GET' })).toMatchObject({
        status: 404,
        body: { ok: false },
      })
    }
  })

  test('a file put into the practice ledger is of that ledger', async () => {
    const { fetch, ledgers } = await openShell()
    const put = await fetch('/files', {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', 'X-Vigente-Ledger': 'practice' },
      body: 'serie,cliente',
    })
    const { file } = (await put.json()) as { file: string }
    expect([ledgers.of('practice').files.get(file)?.name, ledgers.of('office').files.get(file)]).toEqual([
      'archivo',
      null,
    ])
  })
})
