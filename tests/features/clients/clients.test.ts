import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { openTestApp } from '../../support/app.ts'

describe('a client', () => {
  it('is one RFC: a second one with the same is refused and the first one named', async () => {
    const { call, answer } = openTestApp()
    const first = await call('clients.create', { name: 'Hotel La Ceiba', rfc: ' eku-900317-3c9 ' })
    expect(await answer('clients.create', { name: 'La Ceiba Hotel', rfc: 'EKU9003173C9' })).toMatchObject({
      ok: false,
      refusal: {
        code: 'client.rfcTaken',
        params: { rfc: 'EKU9003173C9', id: first.id, name: 'Hotel La Ceiba' },
      },
    })
  })

  it('with a generic RFC may be many', async () => {
    const { call } = openTestApp()
    await call('clients.create', { name: 'Público uno', rfc: 'XAXX010101000' })
    await call('clients.create', { name: 'Público dos', rfc: 'XAXX010101000' })
    expect((await call('clients.list', {})).total).toBe(2)
  })

  it('whose name has an apostrophe is found also by who leaves it out', async () => {
    const { call } = openTestApp()
    const kaan = await call('clients.create', { name: 'Hotel Sian Ka’an SA de CV' })
    const higgins = await call('clients.create', { name: "Muebles O'Higgins" })
    await call('clients.create', { name: 'Decoraciones de Cobá' })
    for (const [text, found] of [
      ['sian kaan', kaan],
      ['kaa', kaan],
      ["ka'an", kaan],
      ['ohiggins', higgins],
      ['MUEBLES OHIG', higgins],
    ] as const) {
      const { results } = await call('search.everywhere', { text })
      expect(results.map(({ id }) => id)).toEqual([found.id])
      const { clients } = await call('clients.list', { search: text })
      expect(clients.map(({ id }) => id)).toEqual([found.id])
    }
    expect((await call('clients.list', { search: 'decora' })).total).toBe(1)
    expect((await call('clients.list', { search: 'sade' })).total).toBe(0)
  })

  it('who is called as was typed comes before one whose contact is, though that one stops first', async () => {
    const { call } = openTestApp()
    const farmacia = await call('clients.create', { name: 'Farmacia Bacalar' })
    await call('contacts.save', { clientId: farmacia.id, name: 'Begoña Muñoz', phone: '9984928990' })
    const poot = await call('clients.create', { name: 'Begoña Muñoz Poot' })
    for (const [clientId, serial, activated, until] of [
      [farmacia.id, 'SAES0000001', '2025-01-29', '2026-11-29'],
      [poot.id, 'SAES0000002', '2025-01-30', '2026-12-30'],
    ] as const) {
      const rented = { product: 'SAE', mode: 'subscription', version: '9.0', users: 1, months: 1 } as const
      await call('serials.create', {
        ...rented,
        clientId,
        serial,
        activatedOn: day(activated),
        paidUntil: day(until),
      })
    }
    const named = async (search: string) =>
      (await call('clients.list', { search, sort: 'closest' })).clients.map(({ name }) => name)
    expect(await named('begona MUÑOZ')).toEqual(['Begoña Muñoz Poot', 'Farmacia Bacalar'])
    expect(await named('9984928990')).toEqual(['Farmacia Bacalar'])
    expect(await named('')).toEqual(['Farmacia Bacalar', 'Begoña Muñoz Poot'])
  })

  it('with a wrong check digit is taken with a warning and shown beside the one it may be', async () => {
    const { call } = openTestApp()
    const right = await call('clients.create', { name: 'Concepción Ortiz', rfc: 'COSC8001137NA' })
    const wrong = await call('clients.create', { name: 'Concepcion Ortíz', rfc: 'COSC8001137N9' })
    expect(wrong.warnings).toEqual(['checkDigit'])
    expect((await call('clients.get', { id: wrong.id })).duplicates.map(({ id }) => id)).toContain(right.id)
  })

  it('is found by any part of its name without accents, by RFC, by person and by telephone in any form', async () => {
    const { call } = openTestApp()
    const contact = { name: 'Íñigo Chablé', phone: '(998) 844-0824', email: 'inigo@pena.example' }
    const { id } = await call('clients.create', {
      name: 'Pescadería Peña & Hijos',
      rfc: 'A&A050908GT0',
      contacts: [contact],
    })
    for (const text of [
      'pescad',
      'PENA hijos',
      'a&a05',
      'iñigo',
      '998 844',
      '+52 998 844 0824',
      'inigo@pena',
    ]) {
      const { results } = await call('search.everywhere', { text })
      expect(
        results.map((found) => found.clientId),
        text,
      ).toContain(id)
    }
    expect((await call('search.everywhere', { text: '") OR 1=1 --' })).results).toEqual([])
  })

  it('does not leave while a card is still charged (R16, D13), and comes back with its systems', async () => {
    const { call, refused } = openTestApp()
    const { id } = await call('clients.create', { name: 'Buceo Ixchel' })
    const base = { clientId: id, product: 'SAE', mode: 'subscription', version: '10.0', users: 1 } as const
    const serial = await call('serials.create', {
      ...base,
      serial: 'SAES0000001',
      activatedOn: day('2026-10-31'),
      months: 1,
      method: 'card',
    })
    expect(await refused('clients.leave', { id, reason: 'cerró' })).toBe('serial.autoChargeOn')
    await call('serials.update', { id: serial.id, autoCharge: false })
    await call('clients.leave', { id, reason: 'cerró' })
    expect((await call('serials.get', { id: serial.id })).row.status).toBe('baja')
    expect((await call('clients.list', {})).total).toBe(0)
    // Another system for one that left would stand in no list of anybody.
    const another = { ...base, serial: 'SAES0000002', months: 1 } as const
    expect(await refused('serials.create', another)).toBe('client.hasLeft')
    await call('clients.return', { id })
    expect((await call('serials.get', { id: serial.id })).row.status).not.toBe('baja')
  })

  it('takes people with telephones as ten digits, and says which is wrong', async () => {
    const { call, refused } = openTestApp()
    const { id } = await call('clients.create', {
      name: 'Buceo Ixchel',
      contacts: [{ name: 'Lety', phone: '044 998 844 0824' }],
    })
    expect((await call('clients.get', { id })).contacts[0]!.phone).toBe('9988440824')
    expect(await refused('contacts.save', { clientId: id, name: 'Raúl', phone: '12345' })).toBe(
      'contact.phoneInvalid',
    )
    expect(await refused('contacts.save', { clientId: id, name: 'Raúl', email: 'raul@' })).toBe(
      'contact.emailInvalid',
    )
  })
})

describe('undo', () => {
  it('puts every row back as it was, once', async () => {
    const { call, answer, refused } = openTestApp()
    const { id } = await call('clients.create', { name: 'Hotel La Ceiba', city: 'Cancún' })
    const change = (await answer('clients.update', { id, name: 'Otro', city: 'Tulum' })) as {
      command: string
    }
    await call('ledger.undo', { command: change.command })
    expect((await call('clients.get', { id })).client).toMatchObject({
      name: 'Hotel La Ceiba',
      city: 'Cancún',
    })
    expect((await call('search.everywhere', { text: 'otro' })).results).toEqual([])
    expect(await refused('ledger.undo', { command: change.command })).toBe('undo.alreadyUndone')
  })

  it('of a creation takes it away, and of a removal brings it back', async () => {
    const { call, answer } = openTestApp()
    const made = (await answer('clients.create', { name: 'Error', contacts: [{ name: 'Nadie' }] })) as {
      command: string
    }
    await call('ledger.undo', { command: made.command })
    expect((await call('clients.list', {})).total).toBe(0)
    const { id } = await call('clients.create', { name: 'Hotel', contacts: [{ name: 'Lety' }] })
    const [person] = (await call('clients.get', { id })).contacts
    const removal = (await answer('contacts.remove', { id: person!.id })) as { command: string }
    await call('ledger.undo', { command: removal.command })
    expect((await call('clients.get', { id })).contacts).toEqual([person])
  })

  it('is refused of what something else hangs from since, and nothing is half undone', async () => {
    const { call, answer, refused, bugs } = openTestApp()
    const made = (await answer('clients.create', { name: 'Hotel', contacts: [{ name: 'Lety' }] })) as {
      value: { id: string }
      command: string
    }
    const clientId = made.value.id
    const licence = { product: 'COI', mode: 'electronic', version: '9.0', users: 1 } as const
    await call('serials.create', { clientId, ...licence, serial: 'COIS7000001' })
    expect(await refused('ledger.undo', { command: made.command })).toBe('undo.laterWork')
    expect((await call('clients.get', { id: clientId })).contacts).toHaveLength(1)
    expect(bugs).toEqual([])
  })

  it('is refused where later work stands on the same rows, and for money', async () => {
    const { call, answer, refused } = openTestApp()
    const { id } = await call('clients.create', { name: 'Hotel La Ceiba' })
    const first = (await answer('clients.update', { id, city: 'Cancún' })) as { command: string }
    await call('clients.update', { id, city: 'Tulum' })
    expect(await refused('ledger.undo', { command: first.command })).toBe('undo.laterWork')
    const base = { clientId: id, product: 'SAE', mode: 'subscription', version: '10.0', users: 1 } as const
    const serial = await call('serials.create', {
      ...base,
      serial: 'SAES0000001',
      activatedOn: day('2026-10-31'),
      months: 1,
    })
    const paid = (await answer('payments.register', {
      serialId: serial.id,
      months: 1,
      method: 'card',
      amount: 100,
    })) as { command: string }
    expect(await refused('ledger.undo', { command: paid.command })).toBe('undo.notUndoable')
  })
})
