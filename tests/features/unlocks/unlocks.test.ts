import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { ACTIVATIONS_MESSAGE } from '#domain/triage.ts'
import { promisedMoment } from '#messages/es-MX/dates.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { textPages } from '../../support/poppler.ts'
import { bought, granted, rented, wish, withPapers } from './office.ts'

/** Friday 13 March 2026 at 17:55 in Cancún: Monday the 16th is a holiday. */
const FRIDAY = '2026-03-13T22:55:00Z'

const said = (promise: { early: string; late: string; zones: string[] } | null) =>
  promise && [promise.early, promise.late].map((at) => promisedMoment(at, promise.zones))

describe('how long an unlock takes, by mode and ordinal (R45, R46, R54)', () => {
  it('the first of a rental is a matter of minutes from the request (R47, R52)', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    const unlock = await app.call('unlocks.request', wish(id))
    expect([unlock.ordinal, unlock.state, said(unlock.promise)]).toEqual([
      1,
      'requested',
      ['lunes 23, 09:10 Ciudad de México / 10:10 Cancún', 'lunes 23, 09:15 Ciudad de México / 10:15 Cancún'],
    ])
  })

  it('the second of a rental in its period takes 4 to 24 business hours (R48), asked for on the eve of a bridge', async () => {
    const app = openTestApp(FRIDAY)
    const { id } = await rented(app, { activatedOn: day('2026-01-20'), paidUntil: day('2027-01-20') })
    app.setNow('2026-03-12T15:00:00Z')
    await granted(app, id)
    app.setNow(FRIDAY)
    const { ordinal, promise } = await app.call('unlocks.request', wish(id))
    expect([ordinal, said(promise)]).toEqual([
      2,
      [
        'martes 17, 11:55 Ciudad de México / 12:55 Cancún',
        'martes 17, 16:55 Ciudad de México / 17:55 Cancún',
      ],
    ])
    expect(promise!.why).toEqual([
      'Suscripción, segundo en adelante: de 4 a 24 horas hábiles.',
      'El plazo corre desde la solicitud.',
      '24 horas hábiles se leen como 1 día hábil de «Fabricante (Aspel)» (hora de la Ciudad de México), desde el viernes 13 de marzo de 2026, 16:55.',
      'No cuentan 2 días en que cierra (sábado y domingo).',
      'El lunes 16 de marzo de 2026 no cuenta: Natalicio de Benito Juárez.',
      'Vence el martes 17 de marzo de 2026, 16:55.',
      'martes 17, 16:55 Ciudad de México / 17:55 Cancún.',
    ])
  })

  it('in the next validation month the first is the first again (D8, R54)', async () => {
    const app = openTestApp('2026-11-23T15:00:00Z')
    const { id } = await rented(app)
    await granted(app, id)
    app.setToday('2026-12-28')
    expect((await app.call('unlocks.allowance', { serialId: id })).ordinal).toBe(1)
  })

  it('the first of a licence bought by Internet is a matter of minutes too, without papers (R49)', async () => {
    const app = openTestApp()
    const { id } = await bought(app, 'electronic')
    const { ordinal, state, promise } = await app.call('unlocks.request', { ...wish(id), sent: true })
    expect([ordinal, state, said(promise)![1]]).toEqual([
      1,
      'withVendor',
      'lunes 23, 09:15 Ciudad de México / 10:15 Cancún',
    ])
  })

  it('its second takes 24 to 48 business hours from the day on which its papers are accepted (R50, C11)', async () => {
    const app = openTestApp('2026-03-09T16:00:00Z')
    const { id } = await bought(app, 'electronic')
    await granted(app, id)
    const { id: unlockId, ordinal, state, promise } = await app.call('unlocks.request', wish(id))
    expect([ordinal, state, promise]).toEqual([2, 'documentsMissing', null])
    app.setNow(FRIDAY)
    const accepted = await withPapers(app, unlockId)
    expect(said(accepted.promise)).toEqual([
      'martes 17, 16:55 Ciudad de México / 17:55 Cancún',
      'miércoles 18, 16:55 Ciudad de México / 17:55 Cancún',
    ])
    // Both moments stay to be seen.
    expect(await app.call('unlocks.get', { id: unlockId })).toMatchObject({
      askedAt: '2026-03-09T16:00:00.000Z',
      acceptedAt: '2026-03-13T22:55:00.000Z',
    })
  })

  it('a licence in a box has one range for the first and the second, after its papers (R51, C10)', async () => {
    const app = openTestApp()
    const { id } = await bought(app, 'physical')
    const first = await app.call('unlocks.allowance', { serialId: id })
    await granted(app, id)
    const second = await app.call('unlocks.allowance', { serialId: id })
    expect([first.ordinal, second.ordinal]).toEqual([1, 2])
    expect(first.rule!.range).toEqual({ unit: 'businessHours', least: 24, most: 48 })
    expect([second.rule!.range, second.rule!.clockStart]).toEqual([first.rule!.range, 'documentsAccepted'])
  })

  it('a third one is promised as the second, and says that the table does not speak of it (R54)', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    await granted(app, id)
    await granted(app, id)
    const { ordinal, rule } = await app.call('unlocks.allowance', { serialId: id })
    expect([ordinal, rule!.range.most]).toEqual([3, 24])
  })
})

describe('what the next change of computer will cost, before anybody promises it', () => {
  it('used and left of the period, and the hours of the next one (C3, D8)', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    expect(await app.call('unlocks.allowance', { serialId: id })).toMatchObject({
      way: 'unlock',
      why: 'windowClosed',
      ordinal: 1,
      change: { used: 0, allowed: 1, left: 1, monthStart: '2026-10-31', opensOn: '2026-11-30' },
      open: null,
      granted: [],
    })
    await granted(app, id)
    expect(await app.call('unlocks.allowance', { serialId: id })).toMatchObject({
      ordinal: 2,
      rule: { range: { least: 4, most: 24 } },
      change: { used: 1, allowed: 2, left: 1 },
      granted: [{ ordinal: 1, computer: 'CAJA-02' }],
    })
  })

  it('a plain change needs no unlock while activations are left, unless the screen says otherwise (C3, R43, R44)', async () => {
    const app = openTestApp('2026-11-05T15:00:00Z')
    const { id } = await rented(app)
    expect((await app.call('unlocks.allowance', { serialId: id })).way).toBe('change')
    expect(await app.refused('unlocks.request', wish(id))).toBe('unlock.plainChange')
    const { id: unlockId } = await app.call('unlocks.request', { ...wish(id), message: ACTIVATIONS_MESSAGE })
    expect((await app.call('unlocks.get', { id: unlockId })).why).toBe('messageSeen')
  })

  it('a client in Tijuana is promised by the clock of Tijuana as well (C12)', async () => {
    const app = openTestApp()
    const { id } = await rented(app, {}, { city: 'Tijuana, B.C.' })
    const { promise } = await app.call('unlocks.request', wish(id))
    expect(said(promise)![1]).toBe('lunes 23, 09:15 Ciudad de México / 10:15 Cancún / 07:15 Tijuana')
  })
})

describe('who is not unlocked here', () => {
  it('a client who came through TELMEX is sent the other way (R58)', async () => {
    const app = openTestApp()
    const { id } = await rented(app, {}, { channel: 'telmex' })
    expect((await app.call('unlocks.allowance', { serialId: id })).way).toBe('telmex')
    const answer = await app.answer('unlocks.request', wish(id))
    expect(answer).toMatchObject({ refusal: { code: 'unlock.telmex' } })
    expect((answer as { refusal: { message: string } }).refusal.message).toMatch(/tutorial/)
  })

  it('a serial of which the sheet only said "licencia" asks which, and says where to look (R55, R56, R57)', async () => {
    const app = openTestApp()
    await app.call('imports.commit', {
      text: 'Cliente\tSistema\tVersión\tUsuarios\tNo. Serie\tModalidad\nLlantera Punta Sur\tCOI\t9.0\t1\tCOIS4172175\tLicencia',
    })
    const { id } = (await app.call('search.everywhere', { text: 'COIS4172175' })).results[0]!
    expect(await app.call('unlocks.allowance', { serialId: id })).toMatchObject({
      mode: 'electronic',
      modeSure: false,
    })
    const answer = await app.answer('unlocks.request', wish(id))
    expect(answer).toMatchObject({ refusal: { code: 'unlock.modeUnknown' } })
    expect((answer as { refusal: { message: string } }).refusal.message).toMatch(
      /Licenciamiento.*Certificado de Autenticidad/,
    )
    const { id: unlockId } = await app.call('unlocks.request', { ...wish(id), mode: 'physical' })
    expect(
      (await app.call('unlocks.get', { id: unlockId })).checklist.map(({ document }) => document),
    ).toEqual(['letter', 'certificatePhoto'])
    expect(await app.call('unlocks.allowance', { serialId: id })).toMatchObject({
      mode: 'physical',
      modeSure: true,
    })
  })

  it('a mode that contradicts the ledger is asked about: the clocks hang from it (R45)', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    expect(await app.refused('unlocks.request', { ...wish(id), mode: 'physical' })).toBe('unlock.modeDiffers')
    expect(await app.refused('unlocks.request', { ...wish(id), computer: ' ' })).toBe(
      'operation.invalidInput',
    )
    expect(await app.refused('unlocks.request', { ...wish(id), cause: 'other' })).toBe(
      'operation.invalidInput',
    )
    expect(await app.refused('unlocks.request', { ...wish(id), message: '4111 1111 1111 1111' })).toBe(
      'card.numberRefused',
    )
  })

  it('of one serial only one is asked for at a time; what has left, or was never activated, has none', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    await app.call('unlocks.request', wish(id))
    expect(await app.refused('unlocks.request', wish(id))).toBe('unlock.alreadyOpen')
    const fresh = await rented(
      app,
      { serial: 'SAES7056851', activatedOn: null, paidUntil: undefined, code: undefined },
      { name: 'Buceo Ixchel', rfc: null },
    )
    expect(await app.refused('unlocks.request', wish(fresh.id))).toBe('serial.notActivated')
    await app.call('serials.leave', { id, reason: 'cerró' })
    expect(await app.refused('unlocks.request', wish(id))).toBe('serial.hasLeft')
    // D13: nothing is asked of a vendor any more for what has left.
    const { unlocks } = await app.call('unlocks.list', { show: 'all', serialId: id })
    expect(unlocks.map(({ state }) => state)).toEqual(['withdrawn'])
    expect((await app.call('today.list', { desk: 'unlock' })).tasks.lines).toEqual([])
  })
})

describe('its papers', () => {
  const asked = async (app: TestApp) => {
    const { id } = await bought(app, 'physical')
    return (await app.call('unlocks.request', wish(id))).id
  }

  it('are sent when all have come; each rejected twice stays on record, and the clock waits each time (R50, C11)', async () => {
    const app = openTestApp('2026-03-09T16:00:00Z')
    const id = await asked(app)
    const scan = await app.call('attachments.add', {
      file: app.app.files.put('carta.pdf', Buffer.from('%PDF-1.4 carta')).file,
    })
    await app.call('unlocks.receiveDocument', { id, document: 'letter', attachment: scan.id })
    expect(await app.refused('unlocks.send', { id })).toBe('unlock.documentsLeft')
    expect(await app.refused('unlocks.acceptDocuments', { id })).toBe('unlock.notNow')
    await app.call('unlocks.rejectDocument', { id, document: 'letter', reason: 'sin firma' })
    await app.call('unlocks.receiveDocument', { id, document: 'letter' })
    await app.call('unlocks.receiveDocument', { id, document: 'certificatePhoto' })
    await app.call('unlocks.send', { id })
    app.setNow('2026-03-10T16:00:00Z')
    await app.call('unlocks.rejectDocument', { id, document: 'letter', reason: 'no es hoja membretada' })
    const waiting = await app.call('unlocks.get', { id })
    expect([waiting.state, waiting.promise, waiting.sentAt]).toEqual(['documentsMissing', null, null])
    expect(waiting.checklist).toEqual([
      { document: 'letter', state: 'rejected', rejected: 2 },
      { document: 'certificatePhoto', state: 'received', rejected: 0 },
    ])
    expect(waiting.documents.map(({ reason, attachment }) => [reason, attachment?.name ?? null])).toEqual([
      ['sin firma', 'carta.pdf'],
      ['no es hoja membretada', null],
      ['', null],
    ])
    app.setNow('2026-03-11T16:00:00Z')
    await app.call('unlocks.receiveDocument', { id, document: 'letter' })
    await app.call('unlocks.send', { id })
    const part = await app.call('unlocks.acceptDocuments', { id, documents: ['letter'] })
    expect(part.promise).toBeNull()
    app.setNow('2026-03-12T16:00:00Z')
    const { promise } = await app.call('unlocks.acceptDocuments', { id })
    // Thursday at ten, two business days over the weekend and the holiday: Tuesday.
    expect(said(promise)).toEqual([
      'viernes 13, 10:00 Ciudad de México / 11:00 Cancún',
      'martes 17, 10:00 Ciudad de México / 11:00 Cancún',
    ])
  })

  it('that are not on its list, or have not come, are refused', async () => {
    const app = openTestApp()
    const id = await asked(app)
    expect(await app.refused('unlocks.receiveDocument', { id, document: 'proofOfPurchase' })).toBe(
      'unlock.documentNotAsked',
    )
    expect(await app.refused('unlocks.rejectDocument', { id, document: 'letter', reason: 'mal' })).toBe(
      'unlock.documentNotReceived',
    )
    const gone = { id, document: 'letter', attachment: 'a'.repeat(64) }
    expect(await app.refused('unlocks.receiveDocument', gone)).toBe('attachment.notFound')
    expect(await app.refused('unlocks.receiveDocument', { ...gone, id: 'nadie' })).toBe('unlock.notFound')
  })

  it('cannot be skipped by saying that it was asked for already (R51)', async () => {
    const app = openTestApp()
    const { id } = await bought(app, 'physical')
    expect(await app.refused('unlocks.request', { ...wish(id), sent: true })).toBe('unlock.needsDocuments')
  })
})

describe('how it ends', () => {
  const sent = async (app: TestApp) => {
    const { id } = await rented(app)
    return { serialId: id, ...(await app.call('unlocks.request', { ...wish(id), sent: true })) }
  }

  it('and the system goes on in another computer: with a new code for the same serial, read from the vendor’s message as it is pasted (R41, R53, R85)', async () => {
    const app = openTestApp()
    const { id, serialId } = await sent(app)
    const message = (serial: string) =>
      `Estimado HOTEL LA CEIBA:\nNúmero de Serie: ${serial}\nCDA: nuev-0000-cda1-2345`
    expect(await app.refused('unlocks.grant', { id, answer: message('SAES0000009') })).toBe(
      'unlock.codeOfOther',
    )
    expect(await app.refused('unlocks.grant', { id, answer: 'rw2f-7shd-wope-t41y' })).toBe(
      'unlock.codeNotNew',
    )
    expect(await app.refused('unlocks.grant', { id, answer: '¿?' })).toBe('serial.codeInvalid')
    app.setNow('2026-11-23T15:12:00Z')
    expect(await app.call('unlocks.grant', { id, answer: message('SAES7056850') })).toEqual({
      id,
      code: 'NUEV-0000-CDA1-2345',
    })
    expect((await app.call('serials.get', { id: serialId })).codes[0]).toMatchObject({
      code: 'NUEV-0000-CDA1-2345',
      source: 'unlock',
    })
    const closed = await app.call('unlocks.get', { id })
    expect([closed.state, closed.code]).toEqual(['granted', 'NUEV-0000-CDA1-2345'])
    expect(closed.words).toContain('NUEV-0000-CDA1-2345')
    expect(await app.refused('unlocks.withdraw', { id, reason: 'no' })).toBe('unlock.notNow')
  })

  it('is taken back whole: the code is gone and the unlock waits again', async () => {
    const app = openTestApp()
    const { id, serialId } = await sent(app)
    const answer = await app.answer('unlocks.grant', { id, answer: 'NUEV-0000-CDA1' })
    await app.call('ledger.undo', { command: (answer as { command: string }).command })
    expect((await app.call('serials.get', { id: serialId })).codes.length).toBe(1)
    expect((await app.call('unlocks.get', { id })).state).toBe('withVendor')
    expect((await app.call('today.list', { desk: 'unlock' })).tasks.lines.map(({ kind }) => kind)).toEqual([
      'unlock.promise',
    ])
  })

  it('refused by the vendor or no longer wanted, it counts for nothing and says why (R54)', async () => {
    const app = openTestApp()
    const { id, serialId } = await sent(app)
    await app.call('unlocks.refuse', { id, reason: 'la serie no es del cliente' })
    expect(await app.call('unlocks.get', { id })).toMatchObject({
      state: 'refused',
      reason: 'la serie no es del cliente',
    })
    const next = await app.call('unlocks.request', wish(serialId))
    expect(next.ordinal).toBe(1)
    expect(await app.refused('unlocks.refuse', { id: next.id, reason: 'no' })).toBe('unlock.notNow')
    expect(await app.refused('unlocks.grant', { id: next.id, answer: 'NUEV-0000' })).toBe('unlock.notNow')
    await app.call('unlocks.withdraw', { id: next.id, reason: 'apareció el equipo' })
    const { counts } = await app.call('unlocks.list', { show: 'all' })
    expect([counts.refused, counts.withdrawn, counts.requested]).toEqual([1, 1, 0])
  })

  it('stands in the history of the serial and of its client', async () => {
    const app = openTestApp()
    const { serialId } = await sent(app)
    const { row } = await app.call('serials.get', { id: serialId })
    const { entries } = await app.call('contacts.history', { clientId: row.clientId, serialId })
    expect(entries.filter(({ kind }) => kind === 'change').length).toBe(1)
  })
})

describe('the table is a rule of the office, with its dates (C13)', () => {
  it('a vendor that becomes slower does not move what was promised before (R48)', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    const unlock = await app.call('unlocks.request', wish(id))
    const { policies } = await app.call('policies.get', {})
    const aspel = policies.unlockRules['aspel']!.map((rule) =>
      rule.mode === 'subscription' && rule.ordinal === 'first'
        ? { ...rule, range: { unit: 'businessHours' as const, least: 8, most: 16 } }
        : rule,
    )
    await app.call('policies.set', { changes: { unlockRules: { ...policies.unlockRules, aspel } } })
    expect((await app.call('unlocks.get', { id: unlock.id })).promise!.late).toBe(unlock.promise!.late)
    expect((await app.call('unlocks.get', { id: unlock.id })).rule.range.most).toBe(15)
    expect((await app.call('unlocks.allowance', { serialId: id })).rule!.range.most).toBe(16)
  })

  it('hours may be read by the clock of the office instead of as business days (C9)', async () => {
    const app = openTestApp('2026-03-09T16:00:00Z')
    const { id } = await bought(app, 'physical')
    const { policies } = await app.call('policies.get', {})
    const aspel = policies.unlockRules['aspel']!.map((rule) => ({ ...rule, reading: 'officeClock' as const }))
    await app.call('policies.set', { changes: { unlockRules: { aspel } } })
    const { promise } = await app.call('unlocks.allowance', { serialId: id })
    // Nine hours a day from Monday at ten: 24 of them end on Wednesday, 48 on the Tuesday after the holiday.
    expect(said(promise)).toEqual([
      'miércoles 11, 16:00 Ciudad de México / 17:00 Cancún',
      'martes 17, 13:00 Ciudad de México / 14:00 Cancún',
    ])
  })

  it('a vendor without one promises nothing, and one that contradicts itself is refused', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    await app.call('policies.set', { changes: { unlockRules: {} } })
    expect(await app.refused('unlocks.request', wish(id))).toBe('unlock.noRule')
    const rule = {
      mode: 'subscription',
      ordinal: 'first',
      range: { unit: 'minutes', least: 20, most: 10 },
      clockStart: 'request',
      reading: 'byAmount',
      documents: [],
    }
    const set = (rules: object[]) =>
      app.refused('policies.set', { changes: { unlockRules: { aspel: rules } } } as never)
    expect(await set([rule])).toBe('operation.invalidInput')
    const right = { ...rule, range: { unit: 'minutes', least: 10, most: 20 } }
    expect(await set([right, right])).toBe('operation.invalidInput')
    expect(await set([{ ...right, clockStart: 'documentsAccepted' }])).toBe('operation.invalidInput')
  })
})

describe('what is owed of unlocks stands in Hoy by what is lost first', () => {
  it('each with its next step, by the clock of the office; the promise with its hour (C9, C12)', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    const first = await app.call('unlocks.request', wish(id))
    const boxed = await bought(app, 'physical')
    const second = await app.call('unlocks.request', wish(boxed.id))
    const owed = async () =>
      (await app.call('today.list', { desk: 'unlock' })).tasks.lines.map(({ kind, dueOn, dueTime }) => [
        kind,
        dueOn,
        dueTime,
      ])
    expect((await owed()).toSorted()).toEqual([
      ['unlock.documents', '2026-11-23', null],
      ['unlock.send', '2026-11-23', null],
    ])
    await app.call('unlocks.send', { id: first.id })
    for (const document of ['letter', 'certificatePhoto'] as const) {
      await app.call('unlocks.receiveDocument', { id: second.id, document })
    }
    await app.call('unlocks.send', { id: second.id })
    expect(await owed()).toEqual([
      ['unlock.promise', '2026-11-23', '10:15'],
      ['unlock.answer', '2026-11-24', null],
    ])
    await app.call('unlocks.acceptDocuments', { id: second.id })
    expect(await owed()).toEqual([
      ['unlock.promise', '2026-11-23', '10:15'],
      ['unlock.promise', '2026-11-25', '10:00'],
    ])
    const { tasks } = await app.call('today.list', { desk: 'unlock' })
    const { why } = await app.call('tasks.why', { id: tasks.lines[1]!.id })
    expect(why.slice(0, 2)).toEqual([
      'Es el final del plazo que se prometió, con la regla del día en que se pidió.',
      'Licenciamiento físico, primero: de 24 a 48 horas hábiles.',
    ])
    const { unlocks, total } = await app.call('unlocks.list', {})
    expect([total, unlocks.map(({ dueOn, dueTime }) => [dueOn, dueTime])]).toEqual([
      2,
      [
        ['2026-11-23', '10:15'],
        ['2026-11-25', '10:00'],
      ],
    ])
    await app.call('unlocks.grant', { id: first.id, answer: 'NUEV-0000-CDA1' })
    expect((await owed()).length).toBe(1)
  })

  it('are found by client, serial or computer', async () => {
    const app = openTestApp()
    const { id, clientId } = await rented(app)
    await app.call('unlocks.request', wish(id))
    const found = async (search: string) => (await app.call('unlocks.list', { search })).total
    expect([
      await found('ceiba'),
      await found('7056850'),
      await found('caja-02'),
      await found('100%'),
    ]).toEqual([1, 1, 1, 0])
    expect((await app.call('unlocks.list', { clientId, show: 'granted' })).total).toBe(0)
  })
})

describe('on paper and in a file', () => {
  it('the letter for the client’s letterhead has every field filled in (R42, R50)', async () => {
    const app = openTestApp()
    const { id } = await rented(app, {}, { city: 'Playa del Carmen' })
    const unlock = await app.call('unlocks.request', {
      ...wish(id),
      cause: 'theft',
      formerComputer: 'LAPTOP-GERENCIA',
    })
    const { file, name } = await app.call('unlocks.letter', { id: unlock.id })
    expect(name).toBe('Carta de desbloqueo SAES7056850 Hotel La Ceiba SA de CV.pdf')
    expect(textPages(app.stored(file))).toEqual([
      [
        'Playa del Carmen, a 23 de noviembre de 2026',
        'Aspel',
        'Presente',
        'Por medio de la presente, Hotel La Ceiba SA de CV, con RFC EKU9003173C9, solicita el',
        'desbloqueo de la siguiente licencia, para activarla y continuar con su uso en otro equipo de',
        'cómputo:',
        'Sistema Aspel SAE 10.0',
        'Número de serie SAES7056850',
        'Código de activación actual RW2F-7SHD-WOPE-T41Y',
        'Modalidad Suscripción',
        'Usuarios 5',
        'Registrada a nombre de Hotel La Ceiba SA de CV',
        'Equipo anterior LAPTOP-GERENCIA',
        'Equipo nuevo CAJA-02',
        'El motivo de la solicitud es: robo del equipo.',
        'Hotel La Ceiba SA de CV declara que la licencia dejó de usarse en el equipo anterior y que solo se',
        'usará en el equipo nuevo.',
        'Agradecemos el nuevo código de activación (CDA) para reactivarla.',
        'Atentamente',
        'Nombre, cargo y firma',
        'Hotel La Ceiba SA de CV',
      ].join('\n'),
    ])
  })

  it('the list leaves as it is shown, with what is due', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    await app.call('unlocks.request', { ...wish(id), sent: true })
    const made = await app.call('exports.make', { list: 'unlocks', format: 'tsv', status: 'open' })
    expect(made.rows).toBe(1)
    expect(made.text).toMatch(/SAES7056850\t1\.º\tdaño del equipo\tCAJA-02\t.*10:15.*en desbloqueo/)
  })
})
