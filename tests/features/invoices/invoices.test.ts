import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { mismatchSentence } from '#messages/es-MX/invoices.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { cfdiFixture, kept } from '../../support/cfdi.ts'
import { listed, paidClient, receive } from './paid-client.ts'

/** What Hoy has on its list some years later: kind, day, and the sentence. */
async function tasks({ call }: TestApp) {
  const { tasks: owed } = await call('today.list', { today: day('2030-01-01'), desk: 'invoice' })
  return owed.lines.map(({ kind, dueOn, what }) => [kind, dueOn, what])
}

describe('an invoice that a payment promises', () => {
  it('is due five business days of the vendor after the payment, and the task stands on that day (R18)', async () => {
    const app = openTestApp()
    await paidClient(app)
    expect(
      (await listed(app)).map(({ paidOn, promisedOn, amount, state }) => [paidOn, promisedOn, amount, state]),
    ).toEqual([['2026-07-20', '2026-07-27', 974_400, 'waiting']])
    expect(await tasks(app)).toEqual([
      ['invoice.claim', '2026-07-27', 'factura sin recibir del pago del lun 20 jul 2026 por $9,744.00'],
    ])
  })

  it('does not count 25 December among the five, and says so (R18)', async () => {
    const app = openTestApp()
    const { serialId } = await paidClient(app)
    app.setToday('2026-12-21')
    await app.call('payments.register', { serialId, months: 6, method: 'transfer' })
    const [last] = await listed(app)
    expect(last!.promisedOn).toBe('2026-12-29')
    expect((await app.call('invoices.get', { id: last!.id })).why).toContain(
      'El viernes 25 de diciembre de 2026 no cuenta: Navidad.',
    )
  })

  it('is overdue from the day after the promised one, not on it (R18)', async () => {
    const app = openTestApp()
    await paidClient(app)
    app.setToday('2026-07-27')
    expect((await app.call('invoices.list', {})).counts).toEqual({
      waiting: 1,
      overdue: 0,
      mismatch: 0,
      received: 0,
    })
    app.setToday('2026-07-28')
    expect(await listed(app, 'overdue')).toHaveLength(1)
  })

  it('is no longer owed when its payment is taken back before it came', async () => {
    const app = openTestApp()
    const { paymentId } = await paidClient(app)
    await app.call('payments.reverse', { id: paymentId, reason: 'cheque devuelto' })
    expect((await listed(app)).map(({ state }) => state)).toEqual(['withdrawn'])
    expect(await tasks(app)).toEqual([])
    expect(await app.refused('invoices.claim', { id: (await listed(app))[0]!.id })).toBe('invoice.withdrawn')
  })

  it('is claimed with the message ready, and the task moves to the next business day', async () => {
    const app = openTestApp()
    await paidClient(app)
    const { id } = (await listed(app))[0]!
    app.setToday('2026-07-31') // Friday
    const { claim } = await app.call('invoices.get', { id })
    expect(claim.to).toBe('vendor')
    expect(claim.subject).toBe('Factura pendiente: Escuela Kemper Urgate SA de CV, pago del lun 20 jul 2026')
    expect(claim.body).toContain('RFC: EKU9003173C9\nNúmero de serie: SAES7056850')
    expect(await app.call('invoices.claim', { id, note: 'por correo a Aspel' })).toEqual({
      id,
      nextOn: '2026-08-03',
    })
    expect((await tasks(app))[0]!.slice(0, 2)).toEqual(['invoice.claim', '2026-08-03'])
    expect(await app.refused('invoices.claim', { id, nextOn: '2026-07-31' })).toBe('invoice.claimInThePast')
    expect(await app.refused('invoices.claim', { id, note: 'con 4111 1111 1111 1111' })).toBe(
      'card.numberRefused',
    )
    const { history, claim: again } = await app.call('invoices.get', { id })
    expect(history.map(({ claimedOn, note }) => [claimedOn, note])).toEqual([
      ['2026-07-31', 'por correo a Aspel'],
    ])
    expect(again.body).toContain('Volvemos a pedir la factura')
  })

  it('is asked of the own accountant where the office bills (D1, C16)', async () => {
    const app = openTestApp()
    await app.call('settings.setProfile', { name: 'Sistemas del Caribe', rfc: 'XIA190128J61' })
    await paidClient(app, { billedBy: 'distributor' })
    const { id } = (await listed(app))[0]!
    expect((await app.call('invoices.get', { id })).claim.to).toBe('accountant')
    expect((await receive(app)).mismatches).toEqual([
      { what: 'issuer', expected: 'XIA190128J61', found: 'URE180429TM6' },
    ])
  })
})

describe('an invoice that comes', () => {
  it('fulfils the promise when everything is as it was paid (R17, R19)', async () => {
    const app = openTestApp()
    await paidClient(app)
    app.setToday('2026-07-22')
    expect(await receive(app)).toMatchObject({ state: 'received', mismatches: [] })
    expect(await tasks(app)).toEqual([])
    expect((await listed(app, 'received'))[0]).toMatchObject({
      uuid: '5A3F1C8E-7B21-4D0A-9C55-0B6F2E91D417',
      pdfId: null,
    })
  })

  it.each([
    ['for another company than the account’s (R17)', { EKU9003173C9: 'XIA190128J61' }, ['receiver']],
    ['with a cent of difference', { 'Total="9744.00"': 'Total="9744.01"' }, ['total']],
    ['from the day before the payment', { 'Fecha="2026-07-21': 'Fecha="2026-07-19' }, ['beforePayment']],
    ['of the very day of the payment', { 'Fecha="2026-07-21': 'Fecha="2026-07-20' }, []],
    ['in dollars', { 'Moneda="MXN"': 'Moneda="USD"' }, ['currency']],
    [
      'with the régimen of a persona física',
      { 'RegimenFiscalReceptor="601"': 'RegimenFiscalReceptor="612"' },
      ['regimePerson'],
    ],
    [
      'with another régimen than the client’s',
      { 'RegimenFiscalReceptor="601"': 'RegimenFiscalReceptor="626"' },
      ['regimeOfReceiver'],
    ],
    ['with a use that its régimen does not have', { 'UsoCFDI="G03"': 'UsoCFDI="D01"' }, ['use']],
    ['with another postcode', { 'FiscalReceptor="77500"': 'FiscalReceptor="77710"' }, ['postcode']],
    ['that says it was paid by card', { 'FormaPago="03"': 'FormaPago="04"' }, ['form']],
    ['paid at once and "por definir"', { 'FormaPago="03"': 'FormaPago="99"' }, ['methodForm']],
  ])('%s', async (_, changes, what) => {
    const app = openTestApp()
    await paidClient(app)
    app.setToday('2026-07-22')
    const { mismatches } = await receive(app, changes)
    expect(mismatches.map((one) => one.what)).toEqual(what)
    expect((await tasks(app)).map(([kind]) => kind)).toEqual(what.length === 0 ? [] : ['invoice.mismatch'])
  })

  it('and differs says how in plain words, and is put right that day', async () => {
    const app = openTestApp()
    await paidClient(app)
    app.setToday('2026-07-22')
    const { id, mismatches } = await receive(app, { 'Total="9744.00"': 'Total="9744.01"' })
    expect(mismatches.map(mismatchSentence)).toEqual(['es por $9,744.01 y se pagó $9,744.00'])
    expect(await tasks(app)).toEqual([
      ['invoice.mismatch', '2026-07-22', 'factura que no cuadra: es por $9,744.01 y se pagó $9,744.00'],
    ])
    await app.call('invoices.reject', { documentId: id, reason: 'se pidió la corrección' })
    expect((await tasks(app)).map(([kind, on]) => [kind, on])).toEqual([['invoice.claim', '2026-07-23']])
    const corrected = await receive(app, { '5a3f1c8e': '6b3f1c8e' })
    expect(corrected.state).toBe('received')
    expect(await app.refused('invoices.reject', { documentId: id, reason: 'otra vez' })).toBe(
      'invoice.notMismatched',
    )
  })

  it('and differs may be taken as it is, with a reason', async () => {
    const app = openTestApp()
    await paidClient(app)
    const { id } = await receive(app, { 'FormaPago="03"': 'FormaPago="28"' })
    await app.call('invoices.accept', { documentId: id, reason: 'el banco lo reportó así' })
    expect((await listed(app, 'received')).length).toBe(1)
    expect(await tasks(app)).toEqual([])
  })

  it('and is corrected by another one takes its place', async () => {
    const app = openTestApp()
    await paidClient(app)
    await receive(app, { 'Total="9744.00"': 'Total="9744.01"' })
    await receive(app, { '5a3f1c8e': '6b3f1c8e' })
    const [promised] = await listed(app, 'received')
    expect(promised!.uuid).toBe('6B3F1C8E-7B21-4D0A-9C55-0B6F2E91D417')
    expect(await tasks(app)).toEqual([])
  })

  it('a second time, by e-mail and from the portal, is refused with the first one shown', async () => {
    const app = openTestApp()
    const { serialId } = await paidClient(app)
    await receive(app)
    app.setToday('2026-07-24')
    await app.call('payments.register', { serialId, months: 6, method: 'transfer' })
    const [second] = await listed(app, 'waiting')
    const xml = await kept(app, 'correo.xml', Buffer.concat([cfdiFixture('factura.xml'), Buffer.from('\n')]))
    const answer = await app.answer('invoices.receive', { xml, promiseIds: [second!.id] })
    expect(answer).toMatchObject({
      ok: false,
      refusal: {
        code: 'invoice.uuidTaken',
        message:
          'La factura 5A3F1C8E-7B21-4D0A-9C55-0B6F2E91D417 ya llegó: es de Escuela Kemper Urgate SA de CV, del pago del lun 20 jul 2026 por $9,744.00.',
      },
    })
    expect(await app.refused('invoices.read', { xml })).toBe('invoice.uuidTaken')
  })

  it('without saying for which payment is matched by RFC, total and date, the best first', async () => {
    const app = openTestApp()
    const { serialId } = await paidClient(app)
    app.setToday('2026-07-21')
    await app.call('payments.register', { serialId, months: 12, method: 'transfer', reference: 'otro' })
    const xml = await kept(app, 'factura.xml', cfdiFixture('factura.xml'))
    const { candidates } = await app.call('invoices.read', { xml })
    expect(
      candidates.map(({ paidOn, amount, mismatches }) => [paidOn, amount, mismatches.map((m) => m.what)]),
    ).toEqual([
      ['2026-07-20', 974_400, []],
      ['2026-07-21', 1_948_800, ['total']],
    ])
  })

  it('for several payments of one day is checked against their sum', async () => {
    const app = openTestApp()
    const { serialId } = await paidClient(app)
    await app.call('payments.register', { serialId, months: 12, method: 'transfer' })
    const total = { 'Total="9744.00"': 'Total="29232.00"' }
    const xml = await kept(app, 'factura.xml', cfdiFixture('factura.xml', total))
    const { candidates } = await app.call('invoices.read', { xml })
    expect(candidates[0]).toMatchObject({ amount: 2_923_200, mismatches: [] })
    expect(await app.call('invoices.receive', { xml, promiseIds: candidates[0]!.promiseIds })).toMatchObject({
      state: 'received',
    })
    expect((await listed(app, 'received')).length).toBe(2)
  })

  it('as a PDF alone is kept, and its XML is still asked for (R19)', async () => {
    const app = openTestApp()
    await paidClient(app)
    const { id } = (await listed(app))[0]!
    const pdf = await kept(app, 'factura.pdf', Buffer.from('%PDF-1.4 factura'))
    await app.call('invoices.attachPdf', { id, pdf })
    const { claim, state, pdfId } = await app.call('invoices.get', { id })
    expect([state, pdfId]).toEqual(['waiting', pdf])
    expect(claim.body).toContain('Pedimos el XML de la factura; el PDF ya lo tenemos')
    await receive(app)
    expect((await app.call('invoices.get', { id })).document!.pdfId).toBe(pdf)
    expect(await app.refused('invoices.read', { xml: pdf })).toBe('invoice.notXml')
  })

  it('and whose payment is taken back afterwards must be cancelled by its issuer', async () => {
    const app = openTestApp()
    const { paymentId } = await paidClient(app)
    await receive(app)
    app.setToday('2026-07-30')
    await app.call('payments.reverse', { id: paymentId, reason: 'cheque devuelto' })
    expect(await tasks(app)).toEqual([
      [
        'invoice.mismatch',
        '2026-07-30',
        'factura que no cuadra: su pago se canceló: pida que la cancelen ante el SAT',
      ],
    ])
    const [promised] = await listed(app, 'mismatch')
    await app.call('invoices.reject', { documentId: promised!.documentId!, reason: 'cancelada ante el SAT' })
    expect((await listed(app)).map(({ state }) => state)).toEqual(['withdrawn'])
    expect(await tasks(app)).toEqual([])
  })

  it('to be paid later (PPD) promises its complement of payment, which is matched to it', async () => {
    const app = openTestApp()
    await paidClient(app)
    app.setToday('2026-07-22')
    await receive(app, { 'MetodoPago="PUE"': 'MetodoPago="PPD"', 'FormaPago="03"': 'FormaPago="99"' })
    const [complement] = await listed(app, 'waiting')
    expect(complement).toMatchObject({ kind: 'complement', promisedOn: '2026-07-28', amount: 974_400 })
    const xml = await kept(app, 'complemento.xml', cfdiFixture('complemento.xml'))
    const { candidates } = await app.call('invoices.read', { xml })
    expect(candidates.map(({ promiseIds, mismatches }) => [promiseIds, mismatches])).toEqual([
      [[complement!.id], []],
    ])
    const otherInvoice = await kept(
      app,
      'otro.xml',
      cfdiFixture('complemento.xml', { 'IdDocumento="5A3F1C8E': 'IdDocumento="AAAA1C8E' }),
    )
    const read = await app.call('invoices.read', { xml: otherInvoice })
    expect(read.candidates[0]!.mismatches.map(({ what }) => what)).toEqual(['related'])
    expect(await app.call('invoices.receive', { xml, promiseIds: [complement!.id] })).toMatchObject({
      state: 'received',
    })
    expect(await tasks(app)).toEqual([])
  })

  it('from another issuer than this vendor’s last one is doubted', async () => {
    const app = openTestApp()
    const { serialId } = await paidClient(app)
    await receive(app)
    app.setToday('2026-07-23')
    await app.call('payments.register', { serialId, months: 6, method: 'transfer' })
    const [second] = await listed(app, 'waiting')
    const { mismatches } = await receive(
      app,
      { '5a3f1c8e': '6b3f1c8e', URE180429TM6: 'GODE561231GR8', 'Fecha="2026-07-21': 'Fecha="2026-07-23' },
      second!.id,
    )
    expect(mismatches).toEqual([{ what: 'issuer', expected: 'URE180429TM6', found: 'GODE561231GR8' }])
  })

  it('of two clients, or of another kind, is refused whole', async () => {
    const app = openTestApp()
    await paidClient(app)
    const [mine] = await listed(app)
    const xml = await kept(app, 'complemento.xml', cfdiFixture('complemento.xml'))
    expect(await app.refused('invoices.receive', { xml, promiseIds: [mine!.id] })).toBe('invoice.otherKind')
    const half = await kept(app, 'mitad.xml', cfdiFixture('factura.xml').subarray(0, 900))
    expect(await app.refused('invoices.receive', { xml: half, promiseIds: [mine!.id] })).toBe(
      'cfdi.unreadable',
    )
    expect((await listed(app))[0]!.state).toBe('waiting')
    expect(day(mine!.paidOn)).toBe('2026-07-20')
  })
})
