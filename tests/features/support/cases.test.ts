import { describe, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'

// 2026-11-23 is a Monday, ten in the morning in Cancún and nine in Mexico City, where the vendors answer.

async function office(app: TestApp) {
  await app.call('settings.setLetter', { letter: 'A' })
  const client = await app.call('clients.create', { name: 'Hotel La Ceiba', note: 'habla con Lety' })
  const rented = await app.call('serials.create', {
    ...{ clientId: client.id, product: 'SAE', serial: 'SAES7056850', mode: 'subscription', version: '10.0' },
    ...{ users: 2, months: 12, method: 'transfer' },
    ...{ activatedOn: day('2025-11-30'), paidUntil: day('2026-11-30') },
  })
  return { clientId: client.id, serialId: rented.id }
}

async function softmas(app: TestApp, clientId: string) {
  await app.call('catalogue.saveProduct', {
    ...{ vendorId: 'softmas', code: 'CONTA', name: 'Softmás Conta', offlineDays: null, trialDays: 30 },
    active: true,
  })
  const made = await app.call('serials.create', {
    ...{ clientId, product: 'CONTA', serial: 'CONT0000001', mode: 'subscription', version: '5.0', users: 1 },
    ...{ months: 12, method: 'transfer', activatedOn: day('2026-01-15'), paidUntil: day('2027-01-15') },
  })
  return made.id
}

const opened = async (app: TestApp, more: object = {}) => {
  const { clientId, serialId } = await office(app)
  const made = await app.call('support.open', {
    ...{ clientId, serialId, caller: 'Lety', channel: 'phone', subject: 'No abre el sistema' },
    ...more,
  })
  return { ...made, clientId, serialId }
}

const owed = async (app: TestApp, id: string) => {
  const { cases } = await app.call('support.list', { state: 'all' })
  const { due } = cases.find((one) => one.id === id)!
  return due && `${due.what} ${due.day}${due.time === null ? '' : ` ${due.time}`}`
}

describe('who has free support now', () => {
  test('a rental until its cutoff, and not on it (R88, R89)', async () => {
    const app = openTestApp()
    const { serialId } = await office(app)
    const asked = async () => (await app.call('support.entitlement', { serialId })).entitlement
    app.setToday('2026-11-29')
    expect(await asked()).toMatchObject({
      ...{ entitled: true, rule: 'R89', endsOn: '2026-11-30' },
      sentence: 'Tiene soporte: la renta está vigente hasta el domingo 29 de noviembre de 2026 (R89).',
    })
    app.setToday('2026-11-30')
    expect(await asked()).toMatchObject({ entitled: false, reason: 'rentalEnded' })
  })

  test('a rental that will not be renewed, until the day on which it leaves (R89, D13)', async () => {
    const app = openTestApp()
    const { serialId } = await office(app)
    await app.call('codes.request', { serialId })
    await app.call('serials.leave', { id: serialId, on: day('2026-11-30'), reason: 'no renovará' })
    const asked = async () => (await app.call('support.entitlement', { serialId })).entitlement
    expect(await asked()).toMatchObject({ entitled: true, endsOn: '2026-11-30' })
    expect((await app.call('unlocks.allowance', { serialId })).way).toBe('unlock')
    expect((await app.call('replacements.allowance', { serialId })).right.allowed).toBe(true)
    expect(await app.refused('codes.request', { serialId })).toBe('code.alreadyAsked')
    app.setToday('2026-11-30')
    expect(await asked()).toMatchObject({ entitled: false, reason: 'notOurs' })
    expect((await app.call('unlocks.allowance', { serialId })).way).toBe('left')
  })

  test('a bought one twelve months from its purchase; a version out of support none (R90, R118)', async () => {
    const app = openTestApp()
    const { clientId } = await office(app)
    const bought = await app.call('serials.create', {
      ...{ clientId, product: 'COI', serial: 'COIS0000001', mode: 'electronic', version: '9.0', users: 1 },
      purchasedOn: day('2025-11-23'),
    })
    const asked = async () => (await app.call('support.entitlement', { serialId: bought.id })).entitlement
    app.setToday('2026-11-22')
    expect(await asked()).toMatchObject({ entitled: true, rule: 'R90', endsOn: '2026-11-23' })
    const version = { id: 'aspel-coi-9.0', productId: 'aspel-coi', name: '9.0', supported: false }
    await app.call('catalogue.saveVersion', version)
    expect(await asked()).toMatchObject({ entitled: false, reason: 'versionOutdated', rule: 'R118' })
  })

  test('the case keeps what held when it was opened: it is not lost while the case is open', async () => {
    const app = openTestApp()
    const made = await opened(app)
    app.setToday('2026-12-15')
    expect((await app.call('support.get', { id: made.id })).entitlement).toEqual({
      entitled: true,
      sentence: 'Tiene soporte: la renta está vigente hasta el domingo 29 de noviembre de 2026 (R89).',
    })
  })
})

describe('a case is opened', () => {
  test('sorted by what the caller says, with the sentence of the policy (R93–R101)', async () => {
    const app = openTestApp()
    const made = await opened(app)
    expect(made).toMatchObject({ folio: 'A-0001', state: 'open', entitled: true, scope: 'free' })
    expect((await app.call('support.get', { id: made.id })).topic).toEqual({
      ...{ topic: 'doesNotRun', scope: 'free', rule: 'R95', sortedBy: 'words' },
      sentence: 'Lo que impide usar el sistema, todo o en parte, entra en el soporte (R95).',
    })
  })

  test('what the words do not tell is asked, and in the end a person decides, with a reason', async () => {
    const app = openTestApp()
    expect(await app.call('support.sort', { said: 'una cosa rara', answers: {} })).toMatchObject({
      kind: 'ask',
    })
    const made = await opened(app, { subject: 'una cosa rara' })
    expect(made.scope).toBeNull()
    await app.call('support.sortCase', { id: made.id, topic: 'network', reason: 'el servidor no se ve' })
    const page = await app.call('support.get', { id: made.id })
    expect([page.topic?.scope, page.topic?.sortedBy, page.priority]).toEqual(['advisory', 'person', null])
    expect(page.thread.at(-1)?.text).toContain('el servidor no se ve')
  })

  test('in office hours it is answered at once, and in the lunch gap or at night at the next opening (R106, R107)', async () => {
    const app = openTestApp()
    const { clientId } = await office(app)
    const serialId = await softmas(app, clientId)
    const answerFrom = async (now: string) => {
      app.setNow(now)
      const { id } = await app.call('support.open', {
        ...{ clientId, serialId, caller: 'Lety', channel: 'email', subject: 'No abre' },
      })
      return (await app.call('support.get', { id })).answer
    }
    // Ten in Mexico City is eleven in Cancún.
    expect(await answerFrom('2026-11-24T16:00:00Z')).toMatchObject({ from: '2026-11-24T11:00', at: null })
    expect((await answerFrom('2026-11-24T20:20:00Z')).from).toBe('2026-11-24T16:00')
    const night = await answerFrom('2026-11-28T03:00:00Z')
    expect(night.from).toBe('2026-11-30T10:00')
    expect(night.why[1]).toBe(
      'Fuera de horario: se contesta al abrir, el lunes 30 de noviembre de 2026, 09:00 (R106, R107).',
    )
  })

  test('about a serial that is not ours, or of somebody who is no client, it says that there is no support (R88)', async () => {
    const app = openTestApp()
    const made = await app.call('support.open', {
      ...{ caller: 'Ferretería Sol', channel: 'phone', subject: 'Falla al timbrar', phone: '9981112233' },
    })
    expect(made.entitled).toBe(false)
    const page = await app.call('support.get', { id: made.id })
    expect(page).toMatchObject({ client: null, serial: null, phone: '9981112233' })
    expect(page.entitlement.sentence).toContain('la serie no es de esta oficina')
  })

  test('of another client’s serial, it is refused and says whose it is', async () => {
    const app = openTestApp()
    const { serialId } = await office(app)
    const other = await app.call('clients.create', { name: 'Buceo Ixchel' })
    const wish = { clientId: other.id, serialId, caller: 'X', channel: 'phone', subject: 'x' }
    expect(await app.answer('support.open', wish)).toMatchObject({
      refusal: { message: 'SAES7056850 es de Hotel La Ceiba. Elija ese cliente u otra serie.' },
    })
    expect((await app.call('support.list', { state: 'all' })).total).toBe(0)
  })

  test('one that is about the same is shown while it is typed, and closed without another call (R115)', async () => {
    const app = openTestApp()
    const first = await opened(app, { subject: 'La factura no imprime' })
    const { clientId, serialId } = first
    const ask = { clientId, serialId, subject: 'ya no imprime la factura del hotel' }
    expect((await app.call('support.similar', ask)).cases).toMatchObject([{ id: first.id, folio: 'A-0001' }])
    const second = await app.call('support.open', {
      ...{ clientId, serialId, caller: 'Raúl', channel: 'email', subject: 'ya no imprime la factura' },
    })
    expect(await app.refused('support.close', { id: second.id, reason: 'duplicate', note: 'x' })).toBe(
      'case.mayNotClose',
    )
    const close = { id: second.id, reason: 'duplicate', note: 'se avisó a Raúl' } as const
    expect(await app.refused('support.close', { ...close, duplicateOf: second.id })).toBe(
      'case.duplicateOfItself',
    )
    await app.call('support.close', { ...close, duplicateOf: first.id })
    expect((await app.call('support.get', { id: second.id })).duplicateOf?.folio).toBe('A-0001')
  })
})

describe('the clock of a case', () => {
  test('Hoy owes the first answer, then the next business day (R107)', async () => {
    const app = openTestApp()
    const { id } = await opened(app)
    expect(await owed(app, id)).toBe('case.answer 2026-11-23 10:00')
    await app.call('support.note', { id, kind: 'note', text: 'se busca el respaldo' })
    expect(await owed(app, id)).toBe('case.answer 2026-11-23 10:00')
    await app.call('support.note', { id, kind: 'answer', text: 'que reinicie el servidor' })
    expect(await owed(app, id)).toBe('case.follow 2026-11-24')
  })

  test('waiting for the client: ten business days, two attempts, and only then a person closes it (R113)', async () => {
    const app = openTestApp()
    const { id } = await opened(app)
    await app.call('support.wait', { id, on: 'client', what: 'respaldo de la base' })
    // Ten business days of Mexico from 23 November: 7 December.
    expect(await owed(app, id)).toBe('case.attempt 2026-12-07')
    const close = { id, reason: 'noContact', note: 'no contesta' } as const
    expect(await app.answer('support.close', close)).toMatchObject({
      refusal: {
        message:
          'El caso A-0001 no se puede cerrar así: todavía corren los días hábiles de espera, hasta el lun 7 dic 2026.',
      },
    })
    // A call before the ten days are over does not count.
    app.setToday('2026-11-27')
    await app.call('support.note', { id, kind: 'attempt', text: 'buzón' })
    app.setToday('2026-12-07')
    await app.call('support.note', { id, kind: 'attempt', text: 'no contesta' })
    expect(await owed(app, id)).toBe('case.attempt 2026-12-08')
    expect(await app.refused('support.close', close)).toBe('case.mayNotClose')
    app.setToday('2026-12-08')
    await app.call('support.note', { id, kind: 'attempt', text: 'no contesta' })
    expect(await owed(app, id)).toBe('case.close 2026-12-09')
    expect((await app.call('support.get', { id })).waiting).toMatchObject({
      step: 'mayClose',
      attempts: 2,
      of: 2,
    })
    await app.call('support.close', close)
    expect(await owed(app, id)).toBeNull()
  })

  test('an import is promised 48 business hours from complete data, later by what the client took (R109, C9)', async () => {
    const app = openTestApp()
    const { clientId } = await office(app)
    const serialId = await softmas(app, clientId)
    app.setNow('2026-11-26T20:00:00Z') // Thursday, 14:00 in Mexico City
    const { id } = await app.call('support.open', {
      ...{ clientId, serialId, caller: 'Lety', channel: 'email', topic: 'accountingImport' },
      subject: 'Pasar las pólizas de ContPaq',
    })
    expect((await app.call('support.get', { id })).promise).toBeNull()
    app.setNow('2026-11-27T16:00:00Z') // Friday, 10:00 there
    const complete = await app.call('support.dataComplete', { id })
    expect(complete.promisedBy).toBe('2026-12-01T11:00')
    expect(await owed(app, id)).toBe('case.promise 2026-12-01 11:00')
    await app.call('support.wait', { id, on: 'client', what: 'el catálogo de cuentas' })
    app.setNow('2026-11-27T18:00:00Z') // two open hours later
    await app.call('support.resume', { id, what: 'llegó el catálogo' })
    expect(await owed(app, id)).toBe('case.promise 2026-12-01 13:00')
    const { promise } = await app.call('support.get', { id })
    expect(promise?.why[0]).toContain('viernes 27 de noviembre de 2026, 10:00')
    expect(await app.refused('support.dataComplete', { id: (await other(app, clientId)).id })).toBe(
      'case.notAnImport',
    )
  })

  test('what the client took before the data were complete is not added to the 48 hours (R109)', async () => {
    const app = openTestApp()
    const { clientId } = await office(app)
    const serialId = await softmas(app, clientId)
    app.setNow('2026-11-23T16:00:00Z')
    const { id } = await app.call('support.open', {
      ...{ clientId, serialId, caller: 'Lety', channel: 'email', topic: 'accountingImport' },
      subject: 'Pasar las pólizas de ContPaq',
    })
    await app.call('support.wait', { id, on: 'client', what: 'todas las pólizas' })
    app.setNow('2026-11-27T16:00:00Z') // Friday, 10:00 in Mexico City
    await app.call('support.dataComplete', { id })
    await app.call('support.resume', { id, what: 'llegó todo' })
    expect(await owed(app, id)).toBe('case.promise 2026-12-01 11:00')
  })

  test('a third party’s time is not ours: it is asked about after five business days (R120)', async () => {
    const app = openTestApp()
    const { id } = await opened(app)
    await app.call('support.wait', { id, on: 'thirdParty', what: 'el PAC corrige el timbrado' })
    expect(await owed(app, id)).toBe('case.follow 2026-11-28')
    await app.call('support.resume', { id, what: 'ya lo corrigió' })
    expect((await app.call('support.get', { id })).state).toBe('open')
  })
})

const other = (app: TestApp, clientId: string) =>
  app.call('support.open', { clientId, caller: 'Lety', channel: 'phone', subject: 'No imprime' })

describe('who solves it', () => {
  test('a specialist where the first contact could not (R108), and development only what was reproduced whole (R119)', async () => {
    const app = openTestApp()
    const { id } = await opened(app)
    await app.call('operators.save', { name: 'Raúl Pech', role: 'support' })
    const { operators } = await app.call('operators.list', {})
    const raul = operators.find(({ name }) => name === 'Raúl Pech')!
    await app.call('support.assign', { id, operatorId: raul.id, reason: 'no se pudo en la llamada' })
    expect(await app.call('support.get', { id })).toMatchObject({
      state: 'specialist',
      specialist: 'Raúl Pech',
    })
    expect(await app.refused('support.sendToDevelopment', { id })).toBe('case.notReproduced')
    await app.call('support.reproduce', { id, steps: 'SAE 10, factura global', reproduced: false })
    expect(await app.refused('support.sendToDevelopment', { id })).toBe('case.notReproduced')
    await app.call('support.reproduce', { id, steps: 'SAE 10, factura global, IEPS', reproduced: true })
    expect((await app.call('support.sendToDevelopment', { id })).state).toBe('development')
    await app.call('support.resume', { id, what: 'sale en la versión 10.01' })
    expect((await app.call('support.get', { id })).state).toBe('specialist')
  })

  test('priorities are of what the free support takes in (R110)', async () => {
    const app = openTestApp()
    const free = await opened(app, { priority: 'high' })
    expect((await app.call('support.get', { id: free.id })).priority).toBe('high')
    await app.call('support.setPriority', { id: free.id, priority: 'low' })
    await app.call('support.sortCase', { id: free.id, topic: 'windows', reason: 'es la actualización' })
    expect(await app.refused('support.setPriority', { id: free.id, priority: 'high' })).toBe(
      'case.notInScope',
    )
  })

  test('advice is charged by the hour, once its price was agreed (R102), and never for what nobody may do (R104, R105)', async () => {
    const app = openTestApp()
    const { id } = await opened(app, { subject: 'Quiere aprender a usarlo', topic: 'training' })
    expect(await app.refused('support.addTime', { id, minutes: 90, what: 'curso' })).toBe('case.noAdvisory')
    await app.call('support.agreeAdvisory', { id, hourRate: centavos(60_000) })
    const tomorrow = { id, minutes: 90, what: 'curso', onDay: day('2026-11-24') }
    expect(await app.refused('support.addTime', tomorrow)).toBe('case.timeInFuture')
    const time = await app.call('support.addTime', { id, minutes: 90, what: 'capacitación de nómina' })
    expect(time).toMatchObject({ minutes: 90, charge: 90_000 })
    await app.call('support.addTime', { id, minutes: 10, what: 'otra vez' })
    const page = await app.call('support.get', { id })
    expect(page.advisory).toEqual({ hourRate: 60_000, minutes: 100, charge: 100_000 })
    await app.call('support.removeTime', { id, timeId: page.time[1]!.id })
    expect((await app.call('support.get', { id })).time.map(({ minutes }) => minutes)).toEqual([90])
    expect(await app.refused('support.removeTime', { id, timeId: page.time[1]!.id })).toBe(
      'case.timeNotFound',
    )
    const { clientId } = await app
      .call('clients.create', { name: 'Otro' })
      .then((one) => ({ clientId: one.id }))
    const asked = await app.call('support.open', {
      ...{ clientId, caller: 'Pepe', channel: 'phone', topic: 'databasePassword', subject: 'contraseña' },
    })
    const agree = { id: asked.id, hourRate: centavos(60_000) }
    expect(await app.refused('support.agreeAdvisory', agree)).toBe('case.notInScope')
  })
})

test('what is said to every caller stands on the case: help first, no promise of an hour, no foreign programs, no password (R92, R103, R104, R105, R111)', async () => {
  const app = openTestApp()
  const { id } = await opened(app)
  expect((await app.call('support.get', { id })).reminders).toEqual([
    'La ayuda del sistema y los videos están a toda hora: que los revise primero (R92, R103).',
    'No se instalan aplicaciones ajenas al sistema (R104).',
    'La contraseña de la base de datos no se da en ningún caso (R105).',
    'No se promete un tiempo exacto de solución (R111).',
  ])
})

describe('a case that is closed', () => {
  test('is closed by agreement, is not opened again, and another one goes on from it (R112, R114)', async () => {
    const app = openTestApp()
    const first = await opened(app)
    const follow = {
      ...{ clientId: first.clientId, serialId: first.serialId, caller: 'Lety', channel: 'phone' as const },
      ...{ subject: 'Otra vez no abre', follows: first.id },
    }
    expect(await app.refused('support.open', follow)).toBe('case.followsOpen')
    await app.call('support.close', { id: first.id, reason: 'agreed', note: 'ya abre' })
    expect(await app.answer('support.note', { id: first.id, kind: 'note', text: 'x' })).toMatchObject({
      refusal: {
        message: 'El caso A-0001 está cerrado y no se vuelve a abrir. Abra otro como seguimiento.',
      },
    })
    const next = await app.call('support.open', follow)
    expect((await app.call('support.get', { id: next.id })).follows?.folio).toBe('A-0001')
    expect((await app.call('support.get', { id: first.id })).followedBy.map(({ id }) => id)).toEqual([
      next.id,
    ])
  })

  test('by mistake is taken back with undo, as it was', async () => {
    const app = openTestApp()
    const { id } = await opened(app)
    const before = await app.call('support.get', { id })
    const answer = await app.answer('support.close', { id, reason: 'agreed', note: 'era otro' })
    await app.call('ledger.undo', { command: answer.ok ? answer.command! : '' })
    expect(await app.call('support.get', { id })).toEqual(before)
    expect(await owed(app, id)).toBe('case.answer 2026-11-23 10:00')
  })

  test('keeps the policy that it was opened under when the vendor changes it (C13, R122)', async () => {
    const app = openTestApp()
    const { id, clientId } = await opened(app)
    const policy = {
      waitingDays: 3,
      attempts: 1,
      importHours: 24,
      duplicateNotified: true,
      reproduceFirst: false,
    }
    const from = { vendorId: 'aspel', validFrom: day('2026-11-24'), reason: 'nueva póliza' }
    expect(await app.refused('support.setPolicy', { ...from, ...policy, validFrom: '2026-11-22' })).toBe(
      'policy.inThePast',
    )
    await app.call('support.setPolicy', { ...from, ...policy })
    app.setToday('2026-11-24')
    const later = await other(app, clientId)
    for (const one of [id, later.id]) await app.call('support.wait', { id: one, on: 'client', what: 'datos' })
    expect([await owed(app, id), await owed(app, later.id)]).toEqual([
      'case.attempt 2026-12-08',
      'case.attempt 2026-11-27',
    ])
    const { vendors } = await app.call('support.policies', {})
    expect(
      vendors.find(({ id: vendor }) => vendor === 'aspel')!.policies.map(({ validFrom }) => validFrom),
    ).toEqual(['2026-11-24', null])
  })
})

test('the list has what is owed first, finds a part of anything, and counts by state', async () => {
  const app = openTestApp()
  const first = await opened(app)
  const second = await other(app, first.clientId)
  await app.call('support.note', { id: first.id, kind: 'answer', text: 'ok' })
  const { cases, counts } = await app.call('support.list', {})
  expect(cases.map(({ id }) => id)).toEqual([second.id, first.id])
  expect(counts).toMatchObject({ open: 2, closed: 0 })
  const found = async (search: string) =>
    (await app.call('support.list', { search })).cases.map(({ folio }) => folio)
  expect(await found('imprime')).toEqual(['A-0002'])
  expect(await found('sae')).toEqual(['A-0001'])
  expect(await found('a-0001')).toEqual(['A-0001'])
  expect(await found('100%')).toEqual([])
})

test('a case is found with everything else by what it is about, by its folio and by who called', async () => {
  const app = openTestApp()
  const first = await opened(app, { subject: 'No timbra la nómina', caller: 'Lety Núñez' })
  const everywhere = async (text: string) =>
    (await app.call('search.everywhere', { text })).results
      .filter(({ kind }) => kind === 'case')
      .map(({ id, title, detail }) => [id, title, detail])
  const shown = [[first.id, 'A-0001 · No timbra la nómina', 'Hotel La Ceiba']]
  for (const text of ['nomina', 'timbra nunez', 'a-0001', 'lety'])
    expect(await everywhere(text), text).toEqual(shown)

  const listed = async (input: object) =>
    (await app.call('support.list', { search: 'nomina', ...input })).cases.map(({ id }) => id)
  expect(await listed({})).toEqual([first.id])
  await app.call('support.close', { id: first.id, reason: 'agreed', note: 'Certificado renovado' })
  expect(await everywhere('nomina')).toEqual([
    [first.id, 'A-0001 · No timbra la nómina', 'Hotel La Ceiba · cerrado'],
  ])
  expect([await listed({}), await listed({ state: 'all' }), await listed({ state: 'closed' })]).toEqual([
    [],
    [first.id],
    [first.id],
  ])
  // A case is no reason to find its client among clients, nor its serial among systems.
  expect((await app.call('clients.list', { search: 'nomina' })).clients).toEqual([])
  const kinds = async (...wanted: ('client' | 'case')[]) =>
    (await app.call('search.everywhere', { text: 'lety', kinds: wanted })).results.map(({ kind }) => kind)
  expect([await kinds('client'), await kinds('case')]).toEqual([[], ['case']])
})

test('all cases in one list: the open ones first, then the closed ones, page after page', async () => {
  const app = openTestApp()
  const { clientId } = await office(app)
  const ids: string[] = []
  for (let n = 1; n <= 7; n++) {
    const { id } = await app.call('support.open', {
      clientId,
      caller: 'Lety',
      channel: 'phone',
      subject: `Duda ${n}`,
    })
    ids.push(id)
  }
  for (const id of ids.slice(0, 4))
    await app.call('support.close', { id, reason: 'agreed', note: 'Aclarada' })
  const paged: string[] = []
  for (let offset = 0; offset < 8; offset += 2) {
    const { total, cases } = await app.call('support.list', { state: 'all', offset, limit: 2 })
    expect(total).toBe(7)
    paged.push(...cases.map(({ id }) => id))
  }
  expect(paged.slice(0, 3).toSorted()).toEqual(ids.slice(4).toSorted())
  expect(paged.slice(3).toSorted()).toEqual(ids.slice(0, 4).toSorted())
})
