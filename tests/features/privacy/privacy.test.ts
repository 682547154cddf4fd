import { describe, expect, test } from 'vitest'
import { parseCsv } from '#files/csv.ts'
import { day } from '#domain/calendar.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { openTestEndpoint, openTestPc } from '../../support/endpoint.ts'
import { provedRequest } from '../../support/worked-privacy.ts'

const NOTICE = {
  version: '2026-1',
  place: 'vigente.example/aviso',
  necessary: 'prestar el servicio',
  voluntary: 'ofrecer productos',
}

const owed = async ({ call }: TestApp) =>
  (await call('today.list', {})).tasks.lines
    .filter(({ kind }) => kind.startsWith('privacy.'))
    .map(({ what, dueOn }) => [what, dueOn])

describe('at the capture', () => {
  test('a person has the notice of that day, and agrees to nothing that is not ticked', async () => {
    const app = openTestApp()
    const { id: clientId } = await app.call('clients.create', {
      name: 'Hotel La Ceiba',
      contacts: [{ name: 'Lety', privacy: { noticeGiven: true, voluntary: false } }, { name: 'Raúl' }],
    })
    const of = async () =>
      (await app.call('privacy.ofClient', { clientId })).contacts.map(({ id: _id, ...one }) => one)
    const nothing = { noticeVersion: '', noticeOn: null, voluntary: false, opposedOn: null }
    // Without a notice nobody can have been given one.
    expect(await of()).toEqual([nothing, nothing])
    await app.call('privacy.setNotice', NOTICE)
    expect(await app.call('privacy.notice', {})).toEqual({ ...NOTICE, since: '2026-11-23' })
    const [lety] = (await app.call('clients.get', { id: clientId })).contacts
    const privacy = { noticeGiven: true, voluntary: true }
    await app.call('contacts.save', { id: lety!.id, clientId, name: 'Lety', privacy })
    expect((await of())[0]).toEqual({
      noticeVersion: '2026-1',
      noticeOn: '2026-11-23',
      voluntary: true,
      opposedOn: null,
    })
    app.setToday('2026-12-01')
    await app.call('privacy.setNotice', { ...NOTICE, version: '2026-2' })
    await app.call('contacts.save', { id: lety!.id, clientId, name: 'Lety Núñez' })
    expect((await of())[0]).toMatchObject({ noticeVersion: '2026-1', voluntary: true })
    await app.call('contacts.save', { id: lety!.id, clientId, name: 'Lety Núñez', privacy })
    expect((await of())[0]).toMatchObject({ noticeVersion: '2026-2', noticeOn: '2026-12-01' })
  })
})

describe('opposition', () => {
  test('stops offers and news and never what the service needs, on every PC', async () => {
    const { service } = await openTestEndpoint()
    const one = await openTestPc(service, 'Recepción')
    const other = await openTestPc(service, 'Ventas')
    const { id: clientId } = await one.call('clients.create', {
      name: 'Hotel La Ceiba',
      contacts: [
        { name: 'Lety', email: 'lety@ceiba.example', privacy: { noticeGiven: true, voluntary: true } },
        { name: 'Raúl', email: 'raul@ceiba.example' },
      ],
    })
    const mail = { clientId, subject: 'Promoción', text: 'Hola' }
    const offer = (pc: typeof one, to: string) =>
      pc.answer('mail.queue', { ...mail, to: [to], purpose: 'offer' })
    expect(await offer(one, 'Lety@ceiba.example')).toMatchObject({ ok: true })
    for (const to of ['raul@ceiba.example', 'nadie@otra.example'])
      expect(await offer(one, to)).toMatchObject({ refusal: { code: 'privacy.notAgreed' } })
    const [lety] = (await one.call('privacy.ofClient', { clientId })).contacts
    await one.call('privacy.oppose', { contactId: lety!.id, opposed: true })
    await one.exchange()
    await other.exchange()
    for (const pc of [one, other]) {
      expect(await offer(pc, 'lety@ceiba.example')).toMatchObject({ refusal: { code: 'privacy.notAgreed' } })
      expect(await pc.answer('mail.queue', { ...mail, to: ['lety@ceiba.example'] })).toMatchObject({
        ok: true,
      })
    }
    await other.call('privacy.oppose', { contactId: lety!.id, opposed: false })
    // Who opposed has to agree again.
    expect(await offer(other, 'lety@ceiba.example')).toMatchObject({ refusal: { code: 'privacy.notAgreed' } })
  })
})

test('an opposition that is granted is of the person, of whatever client they are a contact', async () => {
  const app = openTestApp()
  const contact = {
    name: 'Lety Núñez',
    phone: '998 844 0824',
    privacy: { noticeGiven: false, voluntary: true },
  }
  const here = await app.call('clients.create', { name: 'Hotel La Ceiba', contacts: [contact] })
  const there = await app.call('clients.create', { name: 'Buceo Ixchel', contacts: [contact] })
  const [lety] = (await app.call('clients.get', { id: here.id })).contacts
  const { id } = await app.call('privacy.receive', {
    kind: 'opposition',
    person: 'Lety Núñez',
    contactId: lety!.id,
    channel: 'call',
    receivedOn: day('2026-11-23'),
  })
  await app.call('privacy.checkIdentity', { id })
  await app.call('privacy.answer', { id, answer: 'granted', note: 'se le dijo' })
  for (const { id: clientId } of [here, there])
    expect((await app.call('privacy.ofClient', { clientId })).contacts).toMatchObject([
      { opposedOn: '2026-11-23', voluntary: false },
    ])
})

describe('a request', () => {
  test('is answered in twenty business days of the office and done in fifteen more, and stands in Hoy', async () => {
    const app = openTestApp()
    const { id: clientId } = await app.call('clients.create', { name: 'Hotel La Ceiba' })
    const request = { kind: 'access', person: 'Lety Núñez', clientId, channel: 'inPerson' } as const
    expect(await app.refused('privacy.receive', { ...request, receivedOn: '2026-11-24' })).toBe(
      'privacy.inTheFuture',
    )
    const { id, answerBy } = await app.call('privacy.receive', { ...request, receivedOn: day('2026-11-23') })
    expect(answerBy).toBe('2026-12-16')
    app.setToday('2026-12-14')
    expect(await owed(app)).toEqual([
      ['solicitud de acceso de Lety Núñez: contestar si procede', '2026-12-16'],
    ])
    expect(await app.refused('privacy.finish', { id, note: 'x' })).toBe('privacy.notAnswered')
    const granted = { id, answer: 'granted', note: 'procede' } as const
    expect(await app.refused('privacy.answer', granted)).toBe('privacy.identityFirst')
    await app.call('privacy.checkIdentity', { id })
    const { actBy } = await app.call('privacy.answer', granted)
    expect(actBy).toBe('2027-01-02')
    expect(await app.refused('privacy.answer', granted)).toBe('privacy.alreadyAnswered')
    app.setToday('2026-12-30')
    expect(await owed(app)).toEqual([
      ['solicitud de acceso de Lety Núñez: cumplir lo contestado', '2027-01-02'],
    ])
    await app.call('privacy.finish', { id, note: 'se le entregó el archivo' })
    expect(await owed(app)).toEqual([])
    expect(await app.refused('privacy.finish', { id, note: 'x' })).toBe('privacy.alreadyDone')
    expect((await app.call('privacy.requests', {})).total).toBe(0)
    expect((await app.call('privacy.requests', { show: 'all' })).requests).toMatchObject([
      { id, client: 'Hotel La Ceiba', answer: 'granted', doneOn: '2026-12-30', operator: 'Consola' },
    ])
  })

  test('that is not granted is over with its reason', async () => {
    const app = openTestApp()
    const { id } = await app.call('privacy.receive', {
      kind: 'cancellation',
      person: 'Nadie',
      channel: 'letter',
      receivedOn: day('2026-11-23'),
    })
    await app.call('privacy.answer', { id, answer: 'refused', note: 'no es quien dice' })
    app.setToday('2026-12-16')
    expect(await owed(app)).toEqual([])
    expect((await app.call('privacy.requests', {})).total).toBe(0)
  })

  test('for access is given all that is held of a client, or of a person alone, without a secret', async () => {
    const app = openTestApp()
    const { id: clientId } = await app.call('clients.create', {
      name: 'Hotel La Ceiba',
      contacts: [
        { name: 'Lety Núñez', email: 'lety@ceiba.example', phone: '998 844 0824' },
        { name: 'Raúl Pech' },
      ],
    })
    const other = await app.call('clients.create', {
      name: 'Buceo Ixchel',
      contacts: [{ name: 'Sofía Canul' }],
    })
    await app.call('contacts.log', { clientId, channel: 'call', text: 'Lety Núñez deposita mañana' })
    await app.call('contacts.log', { clientId, channel: 'call', text: 'contestó Raúl Pech' })
    await app.call('contacts.log', { clientId: other.id, channel: 'call', text: 'Lety Núñez era de otro' })
    await app.call('vault.save', { clientId, portal: 'Aspel', user: 'lety', password: 'Caribe#2026' })
    const take = async (contactId?: string) => {
      const made = await app.call('privacy.takePerson', {
        requestId: await provedRequest(app, contactId === undefined ? { clientId } : { contactId }),
        format: 'csv',
      })
      const text = app.stored(made.file).toString('utf8')
      return { text, rows: parseCsv(text, ',').rows.length - 1, told: made.rows }
    }
    const all = await take()
    expect(all.rows).toBe(all.told)
    for (const held of [
      'Hotel La Ceiba',
      'Lety Núñez',
      'Raúl Pech',
      '9988440824',
      'contestó Raúl Pech',
      '[cifrado]',
    ])
      expect(all.text, held).toContain(held)
    for (const not of ['Sofía', 'era de otro', 'Caribe#2026', 'v1.']) expect(all.text, not).not.toContain(not)
    const [lety] = (await app.call('clients.get', { id: clientId })).contacts
    const hers = await take(lety!.id)
    expect(hers.text).toContain('Lety Núñez deposita mañana')
    expect(hers.text).not.toContain('Raúl Pech')
    // She reads it: each value under its word, days and states as people write them, and no id of the program's.
    for (const line of [
      'Personas,1,nombre,Lety Núñez',
      'Personas,1,acepta ofertas,no',
      'Llamadas y notas,1,medio,llamada',
      'Llamadas y notas,1,cliente,Hotel La Ceiba',
    ])
      expect(hers.text).toContain(line)
    const read = parseCsv(all.text, ',').rows.slice(1)
    expect(read.filter(({ cells: [part, , field] }) => /_|^[a-z]/.test(part!) || /_/.test(field!))).toEqual(
      [],
    )
    expect(all.text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
    const { entries } = await app.call('audit.list', { of: 'here', kind: 'privacy' })
    expect(entries.filter(({ action }) => action === 'privacy.personTaken')).toHaveLength(2)
  })

  test('for access gives nothing out before it is known who asks, nor of nobody', async () => {
    const app = openTestApp()
    const { id: clientId } = await app.call('clients.create', { name: 'Hotel La Ceiba' })
    const asked = { kind: 'access', person: 'Lety', channel: 'email', receivedOn: day('2026-11-23') } as const
    const { id: requestId } = await app.call('privacy.receive', { ...asked, clientId })
    const take = { requestId, format: 'csv' }
    expect(await app.refused('privacy.takePerson', take)).toBe('privacy.identityFirst')
    await app.call('privacy.checkIdentity', { id: requestId })
    expect(await app.call('privacy.takePerson', { requestId, format: 'csv' })).toMatchObject({
      name: expect.stringMatching(/\.csv$/),
    })
    await app.call('privacy.answer', { id: requestId, answer: 'refused', note: 'pide lo de su hermana' })
    expect(await app.refused('privacy.takePerson', take)).toBe('privacy.notGranted')
    const { id: nobodys } = await app.call('privacy.receive', asked)
    await app.call('privacy.checkIdentity', { id: nobodys })
    expect(await app.refused('privacy.takePerson', { ...take, requestId: nobodys })).toBe('privacy.noClient')
    expect(await app.refused('privacy.takePerson', { ...take, requestId: clientId })).toBe(
      'privacy.requestNotFound',
    )
  })

  test('for access of a person who is a contact of several clients gives what each of them holds of that person', async () => {
    const app = openTestApp()
    const client = async (name: string, contact: Record<string, string>) => {
      const { id: clientId } = await app.call('clients.create', { name, contacts: [contact as never] })
      await app.call('contacts.log', {
        clientId,
        channel: 'call',
        text: `${contact['name']} llamó por ${name}`,
      })
      return (await app.call('clients.get', { id: clientId })).contacts[0]!.id
    }
    const contactId = await client('Hotel La Ceiba', {
      name: 'Lety Núñez',
      email: 'lety@despacho.example',
      phone: '998 844 0824',
    })
    await client('Buceo Ixchel', { name: 'LETY NUÑEZ', email: 'lety@despacho.example', phone: '' })
    await client('Ferretería Poot', { name: 'Lety Núñez', email: '', phone: '998 844 0824' })
    // Somebody else of the same name, and of the same telephone.
    await client('Café Sisal', { name: 'Lety Núñez', email: 'otra@sisal.example', phone: '999 111 2233' })
    await client('Marina Sur', { name: 'Raúl Pech', email: '', phone: '998 844 0824' })
    const { file } = await app.call('privacy.takePerson', {
      requestId: await provedRequest(app, { contactId }),
      format: 'csv',
    })
    const text = app.stored(file).toString('utf8')
    for (const held of ['por Hotel La Ceiba', 'por Buceo Ixchel', 'por Ferretería Poot', 'Personas,3,'])
      expect(text).toContain(held)
    for (const not of ['Sisal', 'Marina Sur', 'Raúl']) expect(text).not.toContain(not)
  })

  test('for access of a person who is no contact any more gives what still names them, and nothing of the others', async () => {
    const app = openTestApp()
    const { id: clientId } = await app.call('clients.create', {
      name: 'Hotel La Ceiba',
      contacts: [{ name: 'Lety Núñez', phone: '998 123 4567' }, { name: 'Raúl Pech' }],
    })
    await app.call('contacts.log', { clientId, channel: 'call', text: 'Lety Núñez deposita mañana' })
    await app.call('contacts.log', { clientId, channel: 'call', text: 'contestó Raúl Pech' })
    const [lety] = (await app.call('clients.get', { id: clientId })).contacts
    const asked = {
      kind: 'access',
      person: 'Lety Núñez',
      channel: 'email',
      receivedOn: day('2026-11-23'),
    } as const
    const { id: requestId } = await app.call('privacy.receive', { ...asked, contactId: lety!.id })
    await app.call('privacy.checkIdentity', { id: requestId })
    await app.call('contacts.remove', { id: lety!.id })
    const { file } = await app.call('privacy.takePerson', { requestId, format: 'csv' })
    const text = app.stored(file).toString('utf8')
    expect(text).toContain('Lety Núñez deposita mañana')
    expect(text).not.toContain('Raúl Pech')
  })
})

test('whose data nobody has to keep any more is proposed, and nothing is deleted', async () => {
  const app = openTestApp('2020-06-15T15:00:00Z')
  const left = await app.call('clients.create', { name: 'Hotel Viejo', contacts: [{ name: 'Lety' }] })
  const stays = await app.call('clients.create', { name: 'Hotel Nuevo' })
  await app.call('clients.leave', { id: left.id, reason: 'cerró' })
  const over = async () => (await app.call('privacy.retention', {})).clients
  app.setToday('2026-04-30')
  expect(await over()).toEqual([])
  app.setToday('2026-05-01')
  expect(await over()).toEqual([
    {
      id: left.id,
      name: 'Hotel Viejo',
      leftOn: '2020-06-15',
      lastActivityOn: '2020-06-15',
      keptUntil: '2026-04-30',
      contacts: 1,
    },
  ])
  // Whoever asks for their data has them kept until the answer was carried out.
  const { id } = await app.call('privacy.receive', {
    kind: 'access',
    person: 'Lety',
    clientId: left.id,
    channel: 'call',
    receivedOn: day('2026-05-01'),
  })
  expect(await over()).toEqual([])
  await app.call('privacy.checkIdentity', { id })
  await app.call('privacy.answer', { id, answer: 'granted', note: 'se le cita' })
  expect(await over()).toEqual([])
  await app.call('privacy.finish', { id, note: 'se le entregó' })
  expect(await over()).toHaveLength(1)
  expect((await app.call('clients.get', { id: left.id })).contacts).toHaveLength(1)
  expect((await app.call('clients.get', { id: stays.id })).client.status).toBe('active')
})
