import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { promisedMoment } from '#messages/es-MX/dates.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { textPages } from '../../support/poppler.ts'

/** Monday 2026-11-23: a rental that is paid until 31 January, and a licence that was bought two years ago. */
async function office() {
  const app = openTestApp()
  const client = await app.call('clients.create', {
    name: 'Hotel La Ceiba SA de CV',
    rfc: 'EKU9003173C9',
    city: 'Cancún',
  })
  const { id: rented } = await app.call('serials.create', {
    clientId: client.id,
    ...{ product: 'SAE', serial: 'SAES7056850', mode: 'subscription', version: '10.0', users: 5 },
    ...{ activatedOn: day('2026-01-31'), months: 12, method: 'transfer', paidUntil: day('2027-01-31') },
    code: 'RW2F-7SHD-WOPE-T41Y',
  })
  const { id: bought } = await app.call('serials.create', {
    clientId: client.id,
    ...{ product: 'COI', serial: 'COIS7700001', mode: 'physical', version: '9.0', users: 1 },
    purchasedOn: day('2025-11-24'),
  })
  return { app, clientId: client.id, rented, bought }
}

const wish = (serialId: string) =>
  ({ serialId, what: 'certificate', cause: 'lost', lostOn: day('2026-11-20'), computer: 'CAJA-02' }) as const

const owed = async ({ call }: TestApp) =>
  (await call('today.list', {})).tasks.lines
    .filter(({ kind }) => kind.startsWith('replacement.'))
    .map(({ kind, what, dueOn, dueTime }) => [kind, what, dueOn, dueTime])

describe('a lost licence', () => {
  it('is replaced while it is in force on the day of the request, and under no circumstance after (R121)', async () => {
    const { app, bought, rented } = await office()
    const asked = async (serialId: string) => {
      const { right } = await app.call('replacements.allowance', { serialId })
      return [right.allowed, right.sentence]
    }
    expect(await asked(rented)).toEqual([
      true,
      'Se repone sin costo: la renta está vigente hasta el sábado 30 de enero de 2027 (R121).',
    ])
    expect(await asked(bought)).toEqual([
      true,
      'Se repone sin costo: sus doce meses, desde la compra o la última actualización, llegan hasta el lunes 23 de noviembre de 2026 (R121).',
    ])
    // The day after its twelve months it is refused in the policy's words, and nothing is noted.
    app.setToday('2026-11-24')
    const never =
      'Si se perdió la licencia y ya no cuenta con soporte, bajo ninguna circunstancia se repone: reponerla es un derecho de quien la tiene vigente (R121). Sus doce meses terminaron el martes 24 de noviembre de 2026.'
    expect(await asked(bought)).toEqual([false, never])
    expect(await app.answer('replacements.request', wish(bought))).toMatchObject({
      ok: false,
      refusal: { code: 'replacement.notInForce', message: `COIS7700001: ${never}` },
    })
    expect((await app.call('replacements.list', { show: 'all' })).total).toBe(0)
    // An old version is replaced all the same: it is the licence that is in force, not the support.
    await app.call('catalogue.saveVersion', { productId: 'aspel-sae', name: '10.0', supported: false })
    await app.call('replacements.request', wish(rented))
  })

  it('keeps its right when it was asked for in time and the licence ends meanwhile (R121)', async () => {
    const { app, bought } = await office()
    const { id } = await app.call('replacements.request', wish(bought))
    app.setToday('2026-12-01')
    expect((await app.call('replacements.get', { id })).right).toMatchObject({
      allowed: true,
      endsOn: '2026-11-24',
    })
    await app.call('replacements.receiveDocument', { id, document: 'letter' })
    await app.call('replacements.send', { id })
  })

  it('asks for its papers, goes to the vendor with all of them, and is promised in 24 to 48 business hours', async () => {
    const { app, rented } = await office()
    const { id } = await app.call('replacements.request', { ...wish(rented), cause: 'theft' })
    expect(await owed(app)).toEqual([
      [
        'replacement.documents',
        'reposición de SAES7056850: falta carta en hoja membretada y firmada, denuncia ante la autoridad',
        '2026-11-23',
        null,
      ],
    ])
    const upload = app.app.files.put('carta.pdf', Buffer.from('%PDF-1.4 carta'))
    const letter = await app.call('attachments.add', { file: upload.file })
    await app.call('replacements.receiveDocument', { id, document: 'letter', attachment: letter.id })
    expect(await app.refused('replacements.send', { id })).toBe('replacement.documentsLeft')
    await app.call('replacements.receiveDocument', { id, document: 'policeReport', note: 'acta 4417' })
    expect((await owed(app)).map(([kind]) => kind)).toEqual(['replacement.send'])
    const { promise } = await app.call('replacements.send', { id })
    expect(promisedMoment(promise.late, promise.zones)).toBe(
      'miércoles 25, 09:00 Ciudad de México / 10:00 Cancún',
    )
    expect(promise.why[0]).toBe(
      'El fabricante repone en 24 a 48 horas hábiles desde que tiene la solicitud con su carta.',
    )
    expect(await owed(app)).toEqual([
      ['replacement.promise', 'reposición de SAES7056850, prometida', '2026-11-25', '10:00'],
    ])
    const page = await app.call('replacements.get', { id })
    expect(
      page.documents.map(({ document, attachment, note }) => [document, attachment?.name, note]),
    ).toEqual([
      ['letter', 'carta.pdf', ''],
      ['policeReport', undefined, 'acta 4417'],
    ])
  })

  it('comes back as another code or another serial number of the same system, whose rental goes on', async () => {
    const { app, clientId, rented } = await office()
    const { id } = await app.call('replacements.request', wish(rented))
    await app.call('replacements.receiveDocument', { id, document: 'letter' })
    await app.call('replacements.send', { id })
    const replace = (input: object) => app.refused('replacements.replace', { id, ...input })
    expect(await replace({})).toBe('replacement.nothingNew')
    expect(await replace({ answer: 'RW2F-7SHD-WOPE-T41Y' })).toBe('replacement.nothingNew')
    expect(await replace({ answer: 'no es un código' })).toBe('serial.codeInvalid')
    expect(await replace({ serial: 'X' })).toBe('serial.invalid')
    expect(await replace({ serial: 'COIS7700001' })).toBe('serial.taken')
    const message = 'Estimado HOTEL:\nNúmero de Serie: SAES7056999\nCDA: NUEV-0000-CDA1'
    expect(await replace({ serial: 'SAES7056998', answer: message })).toBe('unlock.codeOfOther')
    const done = await app.answer('replacements.replace', { id, answer: message })
    expect(done).toMatchObject({ value: { serial: 'SAES7056999', code: 'NUEV-0000-CDA1' } })
    const { row, paid, codes } = await app.call('serials.get', { id: rented })
    expect([row.serial, paid!.recordedUntil]).toEqual(['SAES7056999', '2027-01-31'])
    expect(codes.map(({ code }) => code)).toContain('NUEV-0000-CDA1')
    expect(await app.call('replacements.get', { id })).toMatchObject({
      state: 'replaced',
      formerSerial: 'SAES7056850',
      code: 'NUEV-0000-CDA1',
    })
    expect(await owed(app)).toEqual([])
    const { entries } = await app.call('contacts.history', { clientId })
    expect(entries.find(({ channel }) => channel?.startsWith('replacement'))).toMatchObject({
      channel: 'replacement:replaced',
      text: 'SAES7056850 > SAES7056999',
    })
    // By the number that it had it is still found here.
    expect((await app.call('replacements.list', { show: 'closed', search: '6850' })).total).toBe(1)
    await app.call('ledger.undo', { command: (done as { command: string }).command })
    expect((await app.call('serials.get', { id: rented })).row.serial).toBe('SAES7056850')
  })

  it('is the same system under its former number: in Ctrl+K, in a new one that is typed, in an old spreadsheet', async () => {
    const { app, clientId, rented } = await office()
    const { id } = await app.call('replacements.request', wish(rented))
    await app.call('replacements.receiveDocument', { id, document: 'letter' })
    await app.call('replacements.send', { id })
    await app.call('replacements.replace', { id, serial: 'SAES7056999', answer: '' })
    const { results } = await app.call('search.everywhere', { text: '7056850' })
    expect(results.map(({ kind, title }) => [kind, title])).toEqual([['serial', 'SAES7056999']])
    const again = { clientId, product: 'SAE', serial: 'SAES7056850', version: '10.0', users: 1 } as const
    expect(await app.refused('serials.create', { ...again, mode: 'electronic', activatedOn: null })).toBe(
      'serial.taken',
    )
    const sheet = [
      'Cliente,RFC,Sistema,Versión,Usuarios,No. Serie,Modalidad,Fecha Activación,Periodo,Forma de pago',
      'Hotel La Ceiba SA de CV,EKU9003173C9,SAE,10.0,8,SAES7056850,Suscripción,31/01/2026,anual,Transferencia',
    ].join('\n')
    const { rows } = await app.call('imports.preview', { text: sheet })
    expect(rows[0]).toMatchObject({
      outcome: 'changed',
      warnings: expect.arrayContaining([
        'La serie SAES7056850 fue repuesta: ahora es SAES7056999, y el renglón vale para ella. Cámbiela en su hoja.',
      ]),
    })
    await app.call('imports.commit', { text: sheet })
    expect((await app.call('serials.get', { id: rented })).row).toMatchObject({
      serial: 'SAES7056999',
      users: 8,
    })
    expect((await app.call('ledger.counts', {})).serials).toBe(2)
  })

  it('has its letter ready for the letterhead of the client, with licence number and machine name', async () => {
    const { app, rented } = await office()
    const { id } = await app.call('replacements.request', wish(rented))
    const { file, name } = await app.call('replacements.letter', { id })
    expect(name).toBe('Carta de reposición SAES7056850 Hotel La Ceiba SA de CV.pdf')
    const [text] = textPages(app.stored(file))
    for (const said of [
      'Cancún, a 23 de noviembre de 2026',
      'SAES7056850',
      'CAJA-02',
      'Desde el viernes 20 de noviembre de 2026 no contamos con el Certificado de Autenticidad; el motivo es',
      'EKU9003173C9',
    ]) {
      expect(text!.replace(/\s+/g, ' ')).toContain(said)
    }
  })

  it('is refused by the vendor, cancelled, or ends with its system; what is over is not touched', async () => {
    const { app, rented, bought } = await office()
    const first = await app.call('replacements.request', wish(rented))
    expect(await app.refused('replacements.request', wish(rented))).toBe('replacement.alreadyOpen')
    expect(await app.refused('replacements.refuse', { id: first.id, reason: 'x' })).toBe('replacement.notNow')
    await app.call('replacements.cancel', { id: first.id, reason: 'apareció' })
    const { id } = await app.call('replacements.request', wish(rented))
    const letter = { id, document: 'letter' } as const
    expect(await app.refused('replacements.receiveDocument', { ...letter, document: 'policeReport' })).toBe(
      'replacement.documentNotAsked',
    )
    expect(await app.refused('replacements.receiveDocument', { ...letter, attachment: 'a'.repeat(64) })).toBe(
      'attachment.notFound',
    )
    await app.call('replacements.receiveDocument', letter)
    await app.call('replacements.send', { id })
    await app.call('replacements.refuse', { id, reason: 'la carta no tiene sello' })
    expect(await app.refused('replacements.replace', { id, answer: 'NUEV-0000-CDA1' })).toBe(
      'replacement.notNow',
    )
    expect(await app.refused('replacements.get', { id: 'nada' })).toBe('replacement.notFound')
    const future = { ...wish(bought), lostOn: day('2026-11-24') }
    expect(await app.refused('replacements.request', future)).toBe('replacement.lostInFuture')
    expect(await app.refused('replacements.request', { ...wish(bought), note: '4111 1111 1111 1111' })).toBe(
      'card.numberRefused',
    )
    const last = await app.call('replacements.request', wish(bought))
    await app.call('serials.leave', { id: bought, reason: 'ya no lo usa' })
    expect(await app.call('replacements.get', { id: last.id })).toMatchObject({
      state: 'cancelled',
      reason: 'ya no lo usa',
    })
    expect(await owed(app)).toEqual([])
  })
})
