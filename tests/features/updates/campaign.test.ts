import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'

/** Monday 2026-11-23. The office sells SAE 9.0 and 10.0; 11.0 was announced on Friday. */
async function office() {
  const app = openTestApp()
  for (const name of ['9.0', '10.0', '11.0']) {
    await app.call('catalogue.saveVersion', { productId: 'aspel-sae', name, supported: name !== '9.0' })
  }
  const ceiba = await client(app, 'Hotel La Ceiba', [
    { name: 'Lety', email: 'lety@ceiba.example', phone: '9988440824' },
    { name: 'Conta', email: 'conta@ceiba.example' },
  ])
  const ixchel = await client(app, 'Buceo Ixchel', [{ name: 'Raúl', phone: '9871234567' }])
  const server = await system(app, ceiba, 'SAES7056850', { version: '10.0', users: 3 })
  const old = await system(app, ixchel, 'SAES2107446', { version: '9.0' })
  await system(app, ixchel, 'SAES2107447', { version: '11.0' })
  await system(app, ixchel, 'COIS2107448', { product: 'COI', version: '9.0' })
  return { app, ceiba, ixchel, server, old }
}

async function client({ call }: TestApp, name: string, contacts: object[]): Promise<string> {
  return (await call('clients.create', { name, contacts } as never)).id
}

async function system({ call }: TestApp, clientId: string, serial: string, more: object = {}) {
  const rented = { product: 'SAE', mode: 'subscription', version: '10.0', users: 1 } as const
  const terms = {
    activatedOn: day('2026-01-23'),
    months: 12,
    method: 'transfer',
    paidUntil: day('2027-01-23'),
  }
  return (await call('serials.create', { clientId, serial, ...rented, ...terms, ...more } as never)).id
}

const wish = { productId: 'aspel-sae', version: '11.0', announcedOn: day('2026-11-20') }

const mailOf = ({ call }: TestApp) =>
  call('mail.saveSettings', {
    ...{ host: '127.0.0.1', port: 2525, security: 'plain', user: '' },
    ...{ fromName: 'Oficina', fromAddress: 'ventas@oficina.mx', automatic: false, remindersAt: '10:00' },
  })

describe('a campaign for a new version', () => {
  it('finds the systems of the product with an older one, by client, and says who has no support any more (R118)', async () => {
    const { app, ceiba, ixchel } = await office()
    expect(await app.call('updates.preview', { productId: 'aspel-sae', version: '11.0' })).toEqual({
      clients: 2,
      systems: 2,
      computers: 4,
      versions: [
        { version: '9.0', systems: 1, supported: false },
        { version: '10.0', systems: 1, supported: true },
      ],
    })
    const { id } = await app.call('updates.start', wish)
    const { clients, counts } = await app.call('updates.clients', { id })
    expect(clients).toEqual([
      { clientId: ixchel, client: 'Buceo Ixchel', systems: 1, computers: 1, computersDone: 0, notice: null },
      { clientId: ceiba, client: 'Hotel La Ceiba', systems: 1, computers: 3, computersDone: 0, notice: null },
    ])
    expect(counts).toEqual({ missing: 2, unannounced: 2, done: 0, all: 2 })
    const message = async (clientId: string) =>
      (await app.call('updates.client', { id, clientId })).message.text
    expect(await message(ixchel)).toContain(
      'No se brinda soporte técnico a versiones desactualizadas. La versión que usa ya no tiene soporte por teléfono, correo ni conexión remota: solo cuenta con la ayuda y la página.',
    )
    expect(await message(ceiba)).not.toContain('ya no tiene soporte')
    // What left, what another office sold and what was bought since are none of it.
    await app.call('clients.leave', { id: ixchel, reason: 'cerró' })
    const another = await system(app, ceiba, 'SAES2107449', { version: '9.0' })
    await app.call('serials.update', { id: another, channel: 'other' })
    expect((await app.call('updates.clients', { id })).counts.missing).toBe(1)
  })

  it('tells each user with an address by e-mail, and leaves the others to a person (R116)', async () => {
    const { app, ceiba, ixchel } = await office()
    const { id } = await app.call('updates.start', { ...wish, news: 'Trae la carta porte 4.0.' })
    expect(await app.refused('updates.notifyAll', { id })).toBe('mail.notSetUp')
    await mailOf(app)
    expect(await app.call('updates.notifyAll', { id })).toEqual({ id, mails: 1, byHand: 1 })
    const { mails } = await app.call('mail.list', {})
    expect(
      mails.map(({ recipients, subject }) => [recipients.map(({ address }) => address), subject]),
    ).toEqual([
      [['lety@ceiba.example', 'conta@ceiba.example'], 'Versión 11.0 de SAE disponible: Hotel La Ceiba'],
    ])
    const { text } = (await app.call('mail.get', { id: mails[0]!.id })).mail
    expect(text).toContain(
      '• SAE 10.0 · SAES••••850 · 3 equipos\n\nTrae la carta porte 4.0.\n\nEl mismo sistema',
    )
    expect(text).toContain('Si trabaja en red, actualice cada uno de los equipos donde está instalado.')
    // Once; who has no address is told by WhatsApp, which stands in the client's thread.
    expect(await app.call('updates.notifyAll', { id })).toMatchObject({ mails: 0, byHand: 1 })
    const { message } = await app.call('updates.client', { id, clientId: ixchel })
    expect([message.via, message.phone, message.whatsapp.split('\n')[0]]).toEqual([
      'person',
      '9871234567',
      'Ya está la versión 11.0 de SAE. Falta en:',
    ])
    await app.call('updates.notify', { id, clientId: ixchel, channel: 'whatsapp' })
    const { entries } = await app.call('contacts.history', { clientId: ixchel })
    expect(entries[0]).toMatchObject({ channel: 'whatsapp', text: 'Aviso de la versión 11.0 de SAE' })
    expect((await app.call('updates.clients', { id })).counts.unannounced).toBe(0)
    expect((await app.call('updates.client', { id, clientId: ceiba })).notices).toMatchObject([
      { channel: 'email', on: '2026-11-23' },
    ])
  })

  it('is over for a system when each of its computers has it, and the version changes with the last (R117)', async () => {
    const { app, ceiba, server } = await office()
    const { id } = await app.call('updates.start', wish)
    await mailOf(app)
    await app.call('updates.notifyAll', { id })
    const version = async () => (await app.call('serials.get', { id: server })).row.version
    const check = (places: number[] | undefined, done = true) =>
      app.call('updates.check', { id, systems: [{ serialId: server, ...(places ? { places } : {}) }], done })
    expect(await check([1, 3])).toEqual({ id, computers: 2, updated: [] })
    expect(await version()).toBe('10.0')
    await app.call('updates.nameComputer', { id, serialId: server, place: 2, name: 'CONTA-1' })
    const page = await app.call('updates.client', { id, clientId: ceiba })
    expect(page.systems[0]!.computers).toEqual([
      { place: 1, name: '', done: true },
      { place: 2, name: 'CONTA-1', done: false },
      { place: 3, name: '', done: true },
    ])
    const last = await app.answer('updates.check', { id, systems: [{ serialId: server }], done: true })
    expect(last).toMatchObject({ value: { computers: 1, updated: ['SAES7056850'] } })
    expect(await version()).toBe('11.0')
    // The message that had not left yet would not be true any more.
    expect((await app.call('mail.list', {})).mails.map(({ state }) => state)).toEqual(['cancelled'])
    const { entries } = await app.call('contacts.history', { clientId: ceiba })
    expect(entries.find(({ channel }) => channel === 'version:done')?.text).toBe('10.0>11.0')
    // One command, and one undo.
    await app.call('ledger.undo', { command: (last as { command: string }).command })
    expect([await version(), (await app.call('mail.list', {})).mails[0]!.state]).toEqual(['10.0', 'queued'])
    await check([2])
    // A computer that has it not after all takes the version back.
    expect(await check([1], false)).toEqual({ id, computers: 1, updated: ['SAES7056850'] })
    expect(await version()).toBe('10.0')
  })

  it('asks for a computer more than the users where there is one, and remembers how they are called', async () => {
    const { app, ixchel, old } = await office()
    await app.call('changes.moveComputer', { serialId: old, cause: 'breakdown', computer: 'CAJA-02' })
    const { id } = await app.call('updates.start', { ...wish, version: '10.0' })
    await app.call('updates.nameComputer', { id, serialId: old, place: 2, name: 'LAPTOP' })
    const computers = async (of: string) =>
      (await app.call('updates.client', { id: of, clientId: ixchel })).systems[0]!.computers.map(
        ({ name }) => name,
      )
    expect(await computers(id)).toEqual(['CAJA-02', 'LAPTOP'])
    expect((await app.call('updates.clients', { id })).clients[0]!.computers).toBe(2)
    await app.call('updates.check', { id, systems: [{ serialId: old }], done: true })
    const next = await app.call('updates.start', wish)
    expect(await computers(next.id)).toEqual(['CAJA-02', 'LAPTOP'])
    expect((await app.call('updates.get', { id: next.id })).computers).toBe(5)
  })

  it('takes no computer of a bought licence whose twelve months are over, until an update is paid for (R90)', async () => {
    const { app, ixchel } = await office()
    const bought = { mode: 'electronic', version: '10.0', users: 1 } as const
    const { id: serialId } = await app.call('serials.create', {
      ...{ ...bought, product: 'SAE', clientId: ixchel, serial: 'SAES7700001' },
      purchasedOn: day('2025-11-23'),
    })
    const { id } = await app.call('updates.start', wish)
    const { systems, message } = await app.call('updates.client', { id, clientId: ixchel })
    expect(systems.map((one) => one.rightEndedOn)).toEqual([null, '2026-11-23'])
    expect(message.text).toContain(
      'La licencia SAES••••001 ya cumplió sus doce meses: para actualizarla se compra la actualización, que incluye el soporte por doce meses más.',
    )
    expect(await app.refused('updates.check', { id, systems: [{ serialId }], done: true })).toBe(
      'update.noRight',
    )
    await app.call('serials.update', { id: serialId, purchasedOn: day('2025-11-24') })
    await app.call('updates.check', { id, systems: [{ serialId }], done: true })
  })

  it('is refused where there is nothing to tell or to do', async () => {
    const { app, ceiba, ixchel, server, old } = await office()
    const start = (more: object) => app.refused('updates.start', { ...wish, ...more })
    expect(await start({ productId: 'nada' })).toBe('catalogue.productNotFound')
    expect(await start({ version: '12.0' })).toBe('update.versionUnknown')
    expect(await start({ version: '9.0' })).toBe('update.nothingOlder')
    expect(await start({ announcedOn: '2026-11-24' })).toBe('update.notAnnounced')
    expect(await start({ finishBy: '2026-11-19' })).toBe('catalogue.rangeReversed')
    const { id } = await app.call('updates.start', wish)
    expect(await start({})).toBe('update.alreadyOpen')
    const check = (of: object) => app.refused('updates.check', { id, done: true, ...of })
    expect(await check({ systems: [{ serialId: server, places: [4] }] })).toBe('update.noSuchComputer')
    const newer = await system(app, ceiba, 'SAES9999999', { version: '12.0' })
    expect(await check({ systems: [{ serialId: newer }] })).toBe('update.notReached')
    // Half of it is never done.
    expect(await check({ systems: [{ serialId: old }, { serialId: newer }] })).toBe('update.notReached')
    expect((await app.call('updates.get', { id })).computersDone).toBe(0)
    const name = { id, serialId: server, name: 'X' }
    expect(await app.refused('updates.nameComputer', { ...name, place: 5 })).toBe('update.noSuchComputer')
    await app.call('updates.check', { id, systems: [{ serialId: server }], done: true })
    expect(await app.refused('updates.nameComputer', { ...name, place: 4 })).toBe('update.alreadyDone')
    expect(await app.refused('updates.notify', { id, clientId: ceiba, channel: 'call' })).toBe(
      'update.nothingMissing',
    )
    expect(await app.refused('updates.notify', { id, clientId: ixchel, channel: 'email' })).toBe(
      'mail.addressInvalid',
    )
    await app.call('updates.end', { id, reason: 'el fabricante la retiró' })
    expect(await check({ systems: [{ serialId: old }] })).toBe('update.ended')
    expect(await app.refused('updates.get', { id: 'nada' })).toBe('update.notFound')
    expect((await app.call('updates.list', {})).campaigns).toEqual([])
    expect((await app.call('updates.list', { show: 'ended' })).campaigns).toMatchObject([
      { version: '11.0', endReason: 'el fabricante la retiró', systems: 2, systemsDone: 1 },
    ])
  })
})

describe('a campaign in Hoy', () => {
  const owed = async ({ call }: TestApp) =>
    (await call('today.list', {})).tasks.lines
      .filter(({ kind }) => kind === 'update.campaign')
      .map(({ what, dueOn }) => [what, dueOn])

  it('is one line for all: whom to tell today, and then the last day of support of the version before it', async () => {
    const { app, ceiba, ixchel, server, old } = await office()
    expect(await owed(app)).toEqual([])
    const { id } = await app.call('updates.start', { ...wish, finishBy: day('2026-11-27') })
    await app.call('updates.start', { ...wish, version: '10.0' })
    expect(await owed(app)).toEqual([['2 actualizaciones: 2 clientes por avisar', '2026-11-23']])
    for (const campaign of (await app.call('updates.list', {})).campaigns) {
      const untold = await app.call('updates.clients', { id: campaign.id, show: 'unannounced' })
      for (const { clientId } of untold.clients) {
        await app.call('updates.notify', { id: campaign.id, clientId, channel: 'call' })
      }
    }
    expect(await owed(app)).toEqual([
      ['actualización a SAE 11.0: faltan 2 clientes por actualizar', '2026-11-27'],
    ])
    await app.call('updates.check', { id, systems: [{ serialId: server }, { serialId: old }], done: true })
    expect(await owed(app)).toEqual([])
    expect(ceiba).not.toBe(ixchel)
  })
})
