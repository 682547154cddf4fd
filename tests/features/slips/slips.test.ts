import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { drawnLetters, pdfInfo, scanPages, textPages } from '../../support/poppler.ts'
import { readQr } from '../../support/read-qr.ts'

const TODAY = day('2026-11-23')

/** An office that has given everything, and one client with a yearly and a half-yearly rental cut on 2026-11-30. */
async function office(app: TestApp, billedBy: 'vendor' | 'distributor' = 'vendor') {
  await app.call('settings.setProfile', {
    name: 'Sistemas del Caribe',
    rfc: 'EKU9003173C9',
    phone: '998 884 0824',
    email: 'ventas@caribe.mx',
  })
  await app.call('settings.setLetter', { letter: 'B' })
  await account(app, billedBy)
  for (const product of ['aspel-sae', 'aspel-coi'] as const) {
    for (const months of [1, 6, 12] as const) {
      await app.call('catalogue.setPrice', {
        productId: product,
        months,
        firstUser: centavos(100_000 * months),
        furtherUser: centavos(10_000 * months),
        validFrom: day('2026-01-01'),
      })
    }
  }
  const client = await app.call('clients.create', { name: 'Muebles Pacheco', rfc: 'URE180429TM6', billedBy })
  return {
    client: client.id,
    sae: await rental(app, client.id, 'SAE', 'SAES7056850', 12, 5),
    coi: await rental(app, client.id, 'COI', 'COIS1234567', 6, 1),
  }
}

async function account(app: TestApp, billedBy: 'vendor' | 'distributor') {
  return app.call('settings.saveBankAccount', {
    billedBy,
    beneficiary: billedBy === 'vendor' ? 'Siigo Aspel SA de CV' : 'Sistemas del Caribe SA de CV',
    bank: 'Banamex',
    account: '7777777',
    clabe: '002010077777777771',
  })
}

async function rental(
  app: TestApp,
  clientId: string,
  product: string,
  serial: string,
  months: 1 | 6 | 12,
  users: number,
  more: { activatedOn?: ReturnType<typeof day> | null; paidUntil?: ReturnType<typeof day> } = {},
) {
  const made = await app.call('serials.create', {
    clientId,
    product,
    serial,
    mode: 'subscription',
    version: '10.0',
    users,
    months,
    activatedOn: day('2025-11-30'),
    paidUntil: day('2026-11-30'),
    ...more,
  })
  return made.id
}

function bytesOf(app: TestApp, file: string): Buffer {
  return readFileSync(app.app.files.get(file)!.path)
}

describe('issuing', () => {
  test('a slip of two systems sums them, names the vendor’s account and says until when', async () => {
    const app = openTestApp()
    const { client, sae, coi } = await office(app)
    const wish = { lines: [{ serialId: sae }, { serialId: coi }], reference: '7056850123' }
    const preview = await app.call('slips.preview', wish)
    const issued = await app.call('slips.issue', wish)
    expect(issued).toEqual({
      id: issued.id,
      folio: 'B-0001',
      total: 2_644_800,
      payBy: { day: '2026-11-27', time: '14:00' },
      replaces: [],
      missing: [],
    })
    expect(await app.call('slips.get', { id: issued.id })).toEqual({
      id: issued.id,
      folio: 'B-0001',
      status: 'issued',
      issuedOn: TODAY,
      prints: 0,
      paid: 0,
      paidLines: [],
      operator: 'Consola',
      order: null,
      replaces: null,
      replacedBy: null,
      voidReason: null,
      paper: preview.paper,
    })
    expect(preview.paper).toEqual({
      client: { id: client, name: 'Muebles Pacheco', rfc: 'URE180429TM6' },
      billedBy: 'vendor',
      beneficiary: 'Siigo Aspel SA de CV',
      bank: { name: 'Banamex', account: '7777777', clabe: '002010077777777771' },
      method: 'transfer',
      reference: '7056850123',
      lines: [
        {
          serialId: sae,
          serial: 'SAES7056850',
          system: 'Aspel SAE 10.0',
          users: 5,
          months: 12,
          from: '2026-11-30',
          until: '2027-11-29',
          amount: 1_680_000,
        },
        {
          serialId: coi,
          serial: 'COIS1234567',
          system: 'Aspel COI 10.0',
          users: 1,
          months: 6,
          from: '2026-11-30',
          until: '2027-05-29',
          amount: 600_000,
        },
      ],
      subtotal: 2_280_000,
      vatBasisPoints: 1600,
      vat: 364_800,
      total: 2_644_800,
      totalInWords: 'VEINTISÉIS MIL CUATROCIENTOS CUARENTA Y OCHO PESOS 00/100 M.N.',
      payBy: {
        day: '2026-11-27',
        time: '14:00',
        why: 'El dinero debe verse en horario de banco antes del corte del lunes 30 de noviembre de 2026. El banco cierra desde el sábado 28 de noviembre de 2026.',
      },
      cutoffNote:
        'Funciona hasta el domingo 29 de noviembre de 2026; el lunes 30 de noviembre de 2026 puede detenerse.',
      missing: [],
    })
  })

  test('folios run on in this PC’s series and a refused slip takes none', async () => {
    const app = openTestApp()
    const { sae, coi } = await office(app)
    expect((await app.call('slips.issue', { lines: [{ serialId: sae }], reference: '1' })).folio).toBe(
      'B-0001',
    )
    expect(await app.refused('slips.issue', { lines: [{ serialId: coi }] })).toBe(
      'slip.vendorReferenceRequired',
    )
    expect((await app.call('slips.issue', { lines: [{ serialId: coi }], reference: '2' })).folio).toBe(
      'B-0002',
    )
    await app.call('settings.setLetter', { letter: 'c' })
    const other = await rental(
      app,
      (await app.call('slips.list', {})).slips[0]!.clientId,
      'NOI',
      'NOIS1',
      6,
      1,
    )
    const third = await app.call('slips.issue', {
      lines: [{ serialId: other, amount: centavos(50_000) }],
      reference: '3',
    })
    expect([third.folio, third.total]).toEqual(['C-0001', 58_000])
  })

  test('the distributor’s own slip names its own account, and its folio is the reference', async () => {
    const app = openTestApp()
    const { sae } = await office(app, 'distributor')
    const { id } = await app.call('slips.issue', { lines: [{ serialId: sae }], method: 'counter' })
    const { paper } = await app.call('slips.get', { id })
    expect(paper).toMatchObject({
      beneficiary: 'Sistemas del Caribe SA de CV',
      reference: 'B-0001',
      payBy: { day: '2026-11-26', time: '16:00' },
    })
  })

  test('a system that was never activated is paid "al activar", by the end of its trial', async () => {
    const app = openTestApp()
    const { client } = await office(app)
    const fresh = await app.call('serials.create', {
      clientId: client,
      product: 'SAE',
      serial: 'SAES7000001',
      mode: 'subscription',
      version: '10.0',
      users: 1,
      months: 12,
      installedOn: day('2026-11-10'),
    })
    const { id } = await app.call('slips.issue', { lines: [{ serialId: fresh.id }], reference: '9' })
    const { paper } = await app.call('slips.get', { id })
    expect(paper).toMatchObject({
      lines: [{ from: null, until: null }],
      payBy: { day: '2026-12-10', time: '14:00' },
      cutoffNote:
        'Funciona a prueba hasta el jueves 10 de diciembre de 2026; el viernes 11 de diciembre de 2026 puede detenerse.',
    })
    const { file } = await app.call('slips.pdf', { id })
    expect(textPages(bytesOf(app, file))[0]).toContain('SAES7000001 1 Anual al activar — $12,000.00')
  })

  test('one that can no longer be paid before its cutoff that way says so, and not that the cutoff has passed', async () => {
    const app = openTestApp()
    const { sae } = await office(app)
    app.setToday('2026-11-29')
    const { paper } = await app.call('slips.preview', { lines: [{ serialId: sae }], reference: '1' })
    expect([paper.payBy.why, paper.cutoffNote]).toEqual([
      'Por este medio el pago ya no llega antes del corte: pague cuanto antes.',
      'Funciona hasta el domingo 29 de noviembre de 2026; el lunes 30 de noviembre de 2026 puede detenerse.',
    ])
  })

  test('one names the users of the period that it asks money for, as its price does (R36, C18)', async () => {
    const app = openTestApp()
    const { sae } = await office(app)
    await app.call('changes.scheduleUsers', { serialId: sae, users: 4, takes: 'payment' })
    const { paper } = await app.call('slips.preview', { lines: [{ serialId: sae }], reference: '1' })
    expect([paper.lines[0]!.users, paper.lines[0]!.amount]).toEqual([4, 1_560_000])
  })

  test('one that is made after the last hour of its day does not name that hour any more', async () => {
    const app = openTestApp()
    const { sae } = await office(app)
    const wish = { lines: [{ serialId: sae }], reference: '1' }
    const payByAt = async (instant: string) => {
      app.setNow(instant)
      const { day: on, time } = (await app.call('slips.preview', wish)).paper.payBy
      return [on, time]
    }
    // The bank is in Cancún, five hours behind.
    expect(await payByAt('2026-11-27T18:59:00Z')).toEqual(['2026-11-27', '14:00'])
    expect(await payByAt('2026-11-27T19:00:00Z')).toEqual(['2026-11-27', null])
    expect(await payByAt('2026-11-27T21:30:00Z')).toEqual(['2026-11-30', null])
  })

  test('one whose cutoff has passed is to be paid today and is never said to have stopped', async () => {
    const app = openTestApp()
    const { sae } = await office(app)
    app.setToday('2026-12-05')
    const { paper } = await app.call('slips.preview', { lines: [{ serialId: sae }], reference: '1' })
    expect([paper.payBy, paper.cutoffNote]).toEqual([
      { day: '2026-12-07', time: null, why: 'El corte ya pasó: pague cuanto antes.' },
      'El corte fue el lunes 30 de noviembre de 2026: puede detenerse en cualquier momento.',
    ])
  })
})

describe('refusals', () => {
  test('each says in a sentence what is wrong and what to do', async () => {
    const app = openTestApp()
    const { client, sae, coi } = await office(app)
    const monthly = await rental(app, client, 'NOI', 'NOIS1', 1, 1)
    const bought = await app.call('serials.create', {
      clientId: client,
      product: 'CAJA',
      serial: 'CAJA1',
      mode: 'physical',
      version: '10.0',
      users: 1,
    })
    const other = await app.call('clients.create', { name: 'Buceo Ixchel' })
    const others = await rental(app, other.id, 'SAE', 'SAES2', 12, 1)
    const product = await app.call('catalogue.saveProduct', {
      vendorId: 'softmas',
      code: 'XML',
      name: 'Softmás XML',
      offlineDays: null,
      trialDays: 30,
      active: true,
    })
    const softmas = await rental(app, client, product.id, 'XML1', 12, 1)
    const refusal = async (...serialIds: string[]) => {
      const lines = serialIds.map((serialId) => ({ serialId }))
      const answer = await app.answer('slips.issue', { lines, reference: '1' })
      return answer.ok ? 'issued' : answer.refusal.message
    }
    expect([
      await refusal(monthly),
      await refusal(bought.id),
      await refusal(sae, others),
      await refusal(sae, softmas),
      await refusal(sae, coi, sae),
    ]).toEqual([
      'La serie NOIS1 se renta por mes, y el periodo mensual solo se paga con tarjeta: no lleva ficha. Elija semestral o anual, o cobre con tarjeta.',
      'La serie CAJA1 es una licencia comprada: no se renueva y no lleva ficha de pago. Quite ese renglón.',
      'Una ficha es de un solo cliente, y estas series son de Muebles Pacheco, Buceo Ixchel. Haga una ficha para cada uno.',
      'Una ficha nombra a un solo beneficiario, y estas series se pagan a Aspel, Softmás. Haga una ficha para cada uno.',
      'La serie SAES7056850 está dos veces en la ficha. Deje un solo renglón.',
    ])
    expect(await app.answer('slips.issue', { lines: [{ serialId: sae }] })).toMatchObject({
      refusal: {
        message:
          'El pago es para Aspel: falta su referencia. Cópiela del pedido en el portal; sin ella la ficha no se expide.',
      },
    })
    expect((await app.call('slips.list', {})).total).toBe(0)
  })

  test('a monthly rental may go to a slip as six months', async () => {
    const app = openTestApp()
    const { client } = await office(app)
    const monthly = await rental(app, client, 'SAE', 'SAES9', 1, 1)
    const issued = await app.call('slips.issue', {
      lines: [{ serialId: monthly, months: 6 }],
      reference: '1',
    })
    expect(issued.total).toBe(696_000)
  })
})

describe('an office that has not given everything', () => {
  test('gets a slip that says what is missing, and the next printing carries what it gave meanwhile', async () => {
    const app = openTestApp()
    const client = await app.call('clients.create', { name: 'Muebles Pacheco' })
    const sae = await rental(app, client.id, 'SAE', 'SAES7056850', 12, 5)
    const issued = await app.call('slips.issue', { lines: [{ serialId: sae }], reference: '1' })
    expect(issued).toMatchObject({
      total: null,
      missing: [
        'Falta el nombre del distribuidor (Ajustes, Oficina).',
        'Falta el RFC del distribuidor (Ajustes, Oficina).',
        'Faltan los precios de los sistemas (Ajustes, Precios).',
        'Falta la cuenta de banco del beneficiario (Ajustes, Cuentas).',
      ],
    })
    const first = bytesOf(app, (await app.call('slips.pdf', { id: issued.id })).file)
    const [text] = textPages(first)
    expect(text).toContain('Falta la cuenta de banco del beneficiario (Ajustes, Cuentas).')
    expect(text).toContain('$ ____________')
    expect(readQr(scanPages(first)[0]!)).toBeNull()

    await app.call('settings.setProfile', { name: 'Sistemas del Caribe', rfc: 'EKU9003173C9' })
    await account(app, 'vendor')
    const later = await app.call('slips.get', { id: issued.id })
    expect(later.paper).toMatchObject({
      beneficiary: 'Siigo Aspel SA de CV',
      bank: { clabe: '002010077777777771' },
      missing: ['Faltan los precios de los sistemas (Ajustes, Precios).'],
    })
  })

  test('what was on the paper when it was issued stays, whatever changes later', async () => {
    const app = openTestApp()
    const { client, sae } = await office(app)
    const { id } = await app.call('slips.issue', { lines: [{ serialId: sae }], reference: '1' })
    const before = await app.call('slips.get', { id })
    await app.call('clients.update', { id: client, name: 'Muebles Pacheco y Asociados' })
    await app.call('settings.setProfile', { name: 'Otro nombre' })
    expect(await app.call('slips.get', { id })).toEqual(before)
  })
})

describe('one slip in the place of another', () => {
  test('a new slip for the same period voids the old one, which is then stamped with the new folio', async () => {
    const app = openTestApp()
    const { sae, coi } = await office(app)
    const one = await app.call('slips.issue', { lines: [{ serialId: sae }], reference: '1' })
    const two = await app.call('slips.issue', { lines: [{ serialId: coi }], reference: '2' })
    const wish = { lines: [{ serialId: sae }, { serialId: coi }], reference: '3' }
    expect((await app.call('slips.preview', wish)).replaces).toEqual(['B-0001', 'B-0002'])
    const both = await app.call('slips.issue', wish)
    expect(both.replaces).toEqual(['B-0001', 'B-0002'])
    for (const old of [one, two]) {
      expect(await app.call('slips.get', { id: old.id })).toMatchObject({
        status: 'void',
        voidReason: 'sustituida',
        replacedBy: { id: both.id, folio: 'B-0003' },
      })
      const pdf = bytesOf(app, (await app.call('slips.pdf', { id: old.id })).file)
      expect(drawnLetters(pdf)[0]).toContain('SUSTITUIDANopagueestaficha:lasustituyelaB-0003.')
    }
    const pdf = bytesOf(app, (await app.call('slips.pdf', { id: both.id })).file)
    expect(textPages(pdf)[0]).toContain('Sustituye a la ficha B-0001, B-0002.')
  })

  test('the next period’s slip leaves this one’s alone', async () => {
    const app = openTestApp()
    const { sae } = await office(app)
    const first = await app.call('slips.issue', { lines: [{ serialId: sae }], reference: '1' })
    await app.call('payments.register', { serialId: sae, months: 12, method: 'transfer', slipId: first.id })
    const next = await app.call('slips.issue', { lines: [{ serialId: sae }], reference: '2' })
    expect(next.replaces).toEqual([])
    expect(await app.call('slips.get', { id: first.id })).toMatchObject({ status: 'issued', paid: 1_948_800 })
  })

  test('a withdrawn slip says so and cannot be withdrawn again; a paid one cannot be withdrawn', async () => {
    const app = openTestApp()
    const { sae, coi } = await office(app)
    const one = await app.call('slips.issue', { lines: [{ serialId: sae }], reference: '1' })
    expect(await app.call('slips.void', { id: one.id, reason: 'ya no renueva' })).toEqual({
      id: one.id,
      folio: 'B-0001',
    })
    const pdf = bytesOf(app, (await app.call('slips.pdf', { id: one.id })).file)
    expect(drawnLetters(pdf)[0]).toContain('CANCELADA')
    expect(await app.refused('slips.void', { id: one.id, reason: 'otra vez' })).toBe('slip.alreadyVoid')
    const two = await app.call('slips.issue', { lines: [{ serialId: coi }], reference: '2' })
    await app.call('payments.register', { serialId: coi, months: 6, method: 'transfer', slipId: two.id })
    expect(await app.refused('slips.void', { id: two.id, reason: 'error' })).toBe('slip.paid')
    expect(await app.refused('slips.void', { id: 'x', reason: 'error' })).toBe('slip.notFound')
  })
})

describe('printing', () => {
  test('looking at a slip is not counted; the second printing is the first reprint', async () => {
    const app = openTestApp()
    const { sae } = await office(app)
    const { id } = await app.call('slips.issue', { lines: [{ serialId: sae }], reference: '1' })
    const foot = async (preview: boolean) => {
      const { file, prints } = await app.call('slips.pdf', { id, preview })
      return [prints, textPages(bytesOf(app, file))[0]!.split('\n').at(-1)]
    }
    const original = 'Este documento no es un comprobante fiscal. Folio B-0001 · Página 1 de 1'
    const reprint = 'Este documento no es un comprobante fiscal. Reimpresión 1. Folio B-0001 · Página 1 de 1'
    expect([await foot(true), await foot(false), await foot(false)]).toEqual([
      [0, original],
      [1, original],
      [2, reprint],
    ])
    expect((await app.call('slips.get', { id })).prints).toBe(2)
  })

  test('the file is a PDF of the size asked for, named after folio and client, whose QR pays the vendor', async () => {
    const app = openTestApp()
    const { sae } = await office(app)
    const { id } = await app.call('slips.issue', { lines: [{ serialId: sae }], reference: '7056850123' })
    const { file, name } = await app.call('slips.pdf', { id, size: 'a4' })
    const stored = app.app.files.get(file)!
    expect([name, stored.name, stored.type]).toEqual([
      'Ficha B-0001 Muebles Pacheco.pdf',
      'Ficha B-0001 Muebles Pacheco.pdf',
      'application/pdf',
    ])
    const pdf = bytesOf(app, file)
    expect(pdfInfo(pdf)['Page size']).toBe('595.28 x 841.89 pts (A4)')
    expect(readQr(scanPages(pdf)[0]!)).toBe(
      [
        'FICHA:B-0001',
        'BANCO:Banamex',
        'BENEFICIARIO:Siigo Aspel SA de CV',
        'CUENTA:7777777',
        'CLABE:002010077777777771',
        'REFERENCIA:7056850123',
        'IMPORTE:19488.00',
        'PAGAR HASTA:2026-11-27 14:00',
      ].join('\n'),
    )
  })

  test('slips are listed newest first, of one client and of one state', async () => {
    const app = openTestApp()
    const { client, sae, coi } = await office(app)
    const one = await app.call('slips.issue', { lines: [{ serialId: sae }], reference: '1' })
    await app.call('slips.void', { id: one.id, reason: 'error' })
    const two = await app.call('slips.issue', { lines: [{ serialId: coi }], reference: '2' })
    const folios = async (of: object) => (await app.call('slips.list', of)).slips.map((slip) => slip.folio)
    expect([
      await folios({}),
      await folios({ status: 'issued' }),
      await folios({ clientId: client, status: 'void' }),
      await folios({ clientId: 'x' }),
    ]).toEqual([['B-0002', 'B-0001'], ['B-0002'], ['B-0001'], []])
    expect((await app.call('slips.list', { status: 'issued' })).slips).toEqual([
      {
        id: two.id,
        folio: 'B-0002',
        status: 'issued',
        issuedOn: TODAY,
        prints: 0,
        paid: 0,
        clientId: client,
        client: 'Muebles Pacheco',
        lines: 1,
        total: 696_000,
        payByDay: '2026-11-27',
      },
    ])
  })
})
