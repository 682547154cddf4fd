import { expect, test } from 'vitest'
import { openShell, type TestShell } from './harness.ts'

const PASSWORD = 'cuatro faros en la bahía'

/** A browser with the cookies that it was given. */
async function openPage({ shell }: TestShell) {
  const cookies = new Map<string, string>()
  const keep = (response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0]!.split('=') as [string, string]
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const ask = async (path: string, init: RequestInit = {}) =>
    keep(
      await fetch(`${shell.url}${path}`, {
        redirect: 'manual',
        ...init,
        headers: {
          Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...init.headers,
        },
      }),
    )
  keep(await fetch(shell.newLink(), { redirect: 'manual' }))
  const post = (name: string, input: unknown = {}, headers: Record<string, string> = {}) =>
    ask(`/rpc/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(input),
    })
  return {
    cookies,
    ask,
    post,
    code: async (...question: Parameters<typeof post>) => {
      const body = (await (await post(...question)).json()) as { ok: boolean; refusal?: { code: string } }
      return body.ok ? 'ok' : body.refusal!.code
    },
    put: () =>
      ask('/files', {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'ine.pdf' },
        body: '%PDF-1.7\n',
      }),
  }
}

async function guarded() {
  const test = await openShell()
  const page = await openPage(test)
  const { file } = (await (await page.put()).json()) as { file: string }
  const made = await page.post('access.setUp', { name: 'Lety', password: PASSWORD })
  const text = await made.text()
  const { id } = (JSON.parse(text) as { value: { id: string } }).value
  return { ...test, page, file, id, said: text, header: made.headers.get('set-cookie')! }
}

test('a sign-in leaves its session in a cookie that no script reads, and nothing of it in the answer', async () => {
  const { page, said, header } = await guarded()
  expect(header).toMatch(/^vigente-\d+-office=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(said).not.toContain([...page.cookies.values()].at(-1))
  expect(await page.code('ledger.counts')).toBe('ok')
})

test('a page of this PC without the session is given no data, no file and no news, whatever its headers say', async () => {
  const office = await guarded()
  const { shell, file } = office
  const other = await openPage(office)
  for (const operator of ['Lety', 'Consola', 'consola', office.id]) {
    expect(await other.code('ledger.counts', {}, { 'X-Vigente-Operator': operator })).toBe(
      'access.signInNeeded',
    )
  }
  const name = `vigente-${new URL(shell.url).port}-office`
  for (const invented of ['', 'x'.repeat(43), 'null']) {
    other.cookies.set(name, invented)
    expect(await other.code('ledger.counts')).toBe('access.signInNeeded')
    expect((await other.ask(`/files/${file}`)).status).toBe(404)
    expect((await other.ask('/changes')).status).toBe(401)
    expect(await (await other.put()).json()).toMatchObject({ refusal: { code: 'access.signInNeeded' } })
  }
  expect((await office.page.ask(`/files/${file}`)).status).toBe(200)
})

test('the session of the practice ledger opens nothing of the office, nor the other way round', async () => {
  const office = await guarded()
  const { page, shell } = office
  const practice = { 'X-Vigente-Ledger': 'practice' }
  expect(await page.code('ledger.counts', {}, practice)).toBe('ok')
  expect(await page.code('access.setUp', { name: 'Lety', password: PASSWORD }, practice)).toBe('ok')
  const port = new URL(shell.url).port
  const [own, other] = [
    page.cookies.get(`vigente-${port}-office`)!,
    page.cookies.get(`vigente-${port}-practice`)!,
  ]
  page.cookies.set(`vigente-${port}-office`, other)
  page.cookies.set(`vigente-${port}-practice`, own)
  expect(await page.code('ledger.counts')).toBe('access.signInNeeded')
  expect(await page.code('ledger.counts', {}, practice)).toBe('access.signInNeeded')
})

test('who follows the changes hears nothing more once it is locked, and again when it is not', async () => {
  const { page, rpc } = await guarded()
  const stream = await page.ask('/changes')
  const heard: string[] = []
  const reading = (async () => {
    for await (const chunk of stream.body!) heard.push(Buffer.from(chunk as Uint8Array).toString())
  })()
  const told = (topic: string) => heard.join('').split(`"${topic}"`).length - 1
  await rpc('clients.create', { name: 'Hotel La Ceiba' })
  await expect.poll(() => told('clients')).toBe(1)
  await page.post('access.lock')
  await rpc('clients.create', { name: 'Buceo Ixchel' })
  await page.post('access.unlock', { password: PASSWORD })
  await rpc('templates.setSignature', { emails: [], phones: [], whatsapp: '9985550100' })
  await expect.poll(() => told('templates')).toBe(1)
  expect(told('clients')).toBe(1)
  await stream.body!.cancel().catch(() => {})
  void reading.catch(() => {})
})

test('a program with the token acts by name as before, and opens no session', async () => {
  const { rpc, id } = await guarded()
  expect(await rpc('ledger.counts', {})).toMatchObject({ body: { ok: true } })
  expect(await rpc('ledger.counts', {}, { 'X-Vigente-Operator': 'Lety' })).toMatchObject({
    body: { ok: true },
  })
  const signed = await rpc('access.signIn', { operator: id, password: PASSWORD })
  expect(signed.body).toEqual({ ok: true, value: { id, temporary: false } })
})
