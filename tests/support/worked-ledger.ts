import { day, type Day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import type { TestApp } from './app.ts'
import { workAccess } from './worked-access.ts'
import { workCharges } from './worked-charges.ts'
import { workCodes } from './worked-codes.ts'
import { workIntake } from './worked-intake.ts'
import { workPrivacy } from './worked-privacy.ts'
import { workReplacements } from './worked-replacements.ts'
import { workSupport } from './worked-support.ts'
import { workUnlocks } from './worked-unlocks.ts'
import { workUpdates } from './worked-updates.ts'

/**
 * A ledger in which every command of the program was run at least once, over several days. A new command gets its
 * step here: the replay test fails until it has one.
 */
export async function workLedger(app: TestApp): Promise<void> {
  const { call, setToday } = app
  setToday('2026-01-15')
  await office(app)
  const client = await call('clients.create', {
    name: 'Hotel La Ceiba SA de CV',
    rfc: 'EKU9003173C9',
    contacts: [{ name: 'Lety Núñez', phone: '(998) 844-0824', email: 'lety@ceiba.example' }],
  })
  const other = await call('clients.create', { name: 'Buceo Ixchel', note: 'paga los viernes' })
  await call('clients.update', { id: other.id, city: 'Cozumel', rfc: 'XIA190128J61' })
  const contact = await call('contacts.save', { clientId: other.id, name: 'Raúl Pech', phone: '9871234567' })
  await call('contacts.save', { id: contact.id, clientId: other.id, name: 'Raúl Pech Canul' })
  await call('contacts.remove', { id: contact.id })
  await call('contacts.saveRegistered', {
    clientId: client.id,
    name: 'Lety Núñez',
    email: 'lety@ceiba.example',
    phone: '998 844 0824',
  })
  const [sae, noi] = await systems(app, client.id)
  await call('changes.moveComputer', { serialId: noi, cause: 'breakdown', computer: 'CAJA-02' })
  await call('contacts.log', {
    clientId: client.id,
    serialId: sae,
    channel: 'call',
    text: 'Deposita mañana',
    followUp: { kind: 'promise', until: day('2026-01-16') },
  })
  setToday('2026-06-20')
  const paid = await call('payments.register', { serialId: sae, months: 6, method: 'transfer' })
  await call('payments.reverse', { id: paid.id, reason: 'cheque devuelto' })
  await call('payments.register', { serialId: sae, months: 12, method: 'card' })
  await call('rentals.confirm', { items: [{ serialId: sae, what: 'validation' }] })
  await call('rentals.failValidation', { serialId: noi })
  await call('serials.reportStopped', { id: noi, message: 'No es posible realizar otra activación' })
  await call('serials.clearStopped', { id: noi, note: 'se validó por teléfono' })
  await call('serials.update', { id: noi, autoCharge: false })
  await call('changes.correctUsers', { serialId: noi, users: 3, reason: 'se tecleó mal' })
  await call('serials.addCode', { id: noi, code: 'ABCD-EFGH-1234', source: 'vendor' })
  setToday('2026-11-23')
  await call('serials.leave', { id: noi, reason: 'ya no lo usa' })
  await call('serials.return', { id: noi })
  await call('clients.leave', { id: other.id, reason: 'cerró' })
  await call('clients.return', { id: other.id })
  await papers(app, sae)
  await workCharges(app, client.id, sae)
  await workUnlocks(app, noi)
  await workCodes(app, sae)
  await changes(app, noi, other.id)
  const upload = app.app.files.put('recibo.pdf', Buffer.from('%PDF-1.4 recibo'))
  const receipt = await call('attachments.add', { file: upload.file })
  await mail(app, client.id)
  await vault(app, client.id)
  await reminders(app, client.id, sae)
  await workIntake(app, client.id)
  await spreadsheet(app)
  await rules(app)
  await notedTasks(app, client.id)
  await workSupport(app, client.id, sae)
  await lookingBack(app)
  await ordersAndMoney(app, client.id, receipt.id)
  await bankLines(app, client.id)
  await quoted(app, client.id)
  await prepaidKeys(app, client.id)
  await fromThePortal(app, noi)
  await workUpdates(app, client.id)
  await workReplacements(app, client.id)
  const mistake = await app.answer('clients.update', { id: other.id, name: 'Otro nombre' })
  await call('ledger.undo', { command: (mistake as { command: string }).command })
  await workPrivacy(app, client.id)
  await workAccess(app)
}

async function prepaidKeys({ call }: TestApp, clientId: string): Promise<void> {
  const text = [
    'Clave,Estatus',
    'RCG0D-O33LR-ZLVYU-F38MN-GH8HA,',
    'X8RLS-SSF85-YG3GV-NA4CI-3L56H,Disponible sin Asignar',
    'WG9CT-MG8Z0-O2PBQ-1VAP2-XWA28,Disponible sin Asignar',
  ].join('\n')
  const kind = { productId: 'aspel-coi', months: 6 as const, users: 5 }
  await call('keys.receive', { text, ...kind, supplier: 'Mayorista', quantity: 3, receivedBy: 'Lety' })
  const { keys } = await call('keys.list', {})
  const [typed] = keys.filter(({ state }) => state === 'received').map(({ id }) => id) as [string]
  const [given, other] = keys.filter(({ state }) => state === 'available').map(({ id }) => id) as [
    string,
    string,
  ]
  await call('keys.step', { ids: [typed], step: 'typed' })
  await call('keys.decline', { id: typed, reason: 'falta leerla' })
  await call('keys.void', { id: typed, reason: 'no se aceptó' })
  await call('keys.reveal', { id: given, reason: 'capturarla' })
  const system = { clientId, serial: 'COIS7000088', version: '10.0' }
  const { serialId } = await call('keys.assign', { id: given, newSystem: system, price: centavos(696_000) })
  await call('keys.charge', { id: given, method: 'transfer' })
  await call('keys.takeBack', { id: given, reason: 'era otro sistema' })
  await call('keys.assign', { id: other, serialId, price: centavos(696_000), paid: { method: 'cheque' } })
  await call('keys.markUsed', { ids: [other] })
  await call('serials.create', {
    clientId,
    product: 'COI',
    serial: 'COIS7000089',
    mode: 'subscription',
    version: '10.0',
    users: 2,
    activatedOn: day('2026-06-10'),
    months: 6,
  })
  await call('keys.receive', {
    text: 'DJ9PH-OZJCP-3ACFA-PI32F-4G9FH',
    ...{ ...kind, users: 2, supplier: 'Mayorista', quantity: 1, receivedBy: 'Lety' },
  })
  const kept = await call('keys.list', { state: 'received' })
  await call('keys.lease', {})
  await call('keys.void', { id: kept.keys[0]!.id, reason: 'vino dañada' })
  await call('keys.watchStock', {})
}

async function fromThePortal({ call }: TestApp, serialId: string): Promise<void> {
  const { items } = await call('portal.waiting', {})
  const { renewalId } = items[0]!
  await call('portal.answer', { renewalId, refused: 'pago no identificado' })
  const [answer] = (await call('portal.answers', {})).items
  await call('portal.settle', { id: answer!.id, how: 'claimed' })
  const { row } = await call('serials.get', { id: serialId })
  await call('portal.accept', {
    items: [
      { what: 'users', serialId, users: row.users + 1, here: row.users },
      { what: 'version', serialId, version: '11.0', here: row.version },
      { what: 'renewal', serialId, through: row.nextCutoff as Day },
    ],
    kept: [{ serialId, field: 'activatedOn', portal: '2026-01-31', here: row.activatedOn ?? '' }],
  })
}

async function quoted({ call }: TestApp, clientId: string): Promise<void> {
  const lines = [{ product: 'COI', users: 2, months: 12 as const, quantity: 2, amount: centavos(1_320_000) }]
  const declined = await call('quotes.create', { name: 'Posada Bacalar', attention: 'Sra. Chan', lines })
  await call('quotes.decline', { id: declined.id, reason: 'le pareció caro' })
  const { id } = await call('quotes.create', { clientId, lines })
  await call('quotes.order', { id })
}

async function bankLines({ call }: TestApp, clientId: string): Promise<void> {
  const { payments } = await call('payments.list', { clientId })
  const paid = payments.find(({ kind, reversed }) => kind === 'payment' && reversed)!
  const statement = [
    'Fecha,Concepto,Cargo,Abono',
    `${paid.paidOn.split('-').toReversed().join('/')},SPEI HOTEL LA CEIBA,,${paid.amount / 100}`,
    '20/06/2026,COMISION,12.50,',
  ]
  await call('bank.load', { text: statement.join('\n') })
  const { lines } = await call('bank.lines', { show: 'doubtful' })
  await call('bank.match', {
    pairs: [{ lineId: lines[0]!.id, paymentId: lines[0]!.candidates[0]!.paymentId }],
  })
  const rest = await call('bank.lines', { show: 'unmatched' })
  await call('bank.setAside', { id: rest.lines[0]!.id, reason: 'comisión del banco' })
  await call('bank.release', { id: rest.lines[0]!.id })
}

async function lookingBack({ call }: TestApp): Promise<void> {
  const rate = { billedBy: 'vendor', productId: null, from: '2026-01' } as const
  const first = await call('reports.setRate', { ...rate, basisPoints: 1_200 })
  await call('reports.setRate', { ...rate, productId: 'aspel-sae', basisPoints: 1_500 })
  await call('reports.removeRate', { id: first.id })
  const closed = { day: day('2026-06-20'), counted: [], note: 'se contó en la caja chica' }
  await call('closings.close', closed)
  await call('closings.reopen', { day: closed.day, reason: 'faltó un cheque' })
  await call('closings.close', closed)
}

async function changes({ call, setToday }: TestApp, serialId: string, toClientId: string): Promise<void> {
  await call('rentals.failValidation', { serialId, cause: 'machineClock' })
  await call('rentals.newCutoff', { serialId, on: day('2026-11-20'), paidMonths: 1, reason: 'reactivado' })
  await call('rentals.confirm', { items: [{ serialId, what: 'validation' }] })
  await call('changes.scheduleUsers', { serialId, users: 8, takes: 'now' })
  const down = await call('changes.scheduleUsers', {
    serialId,
    users: 2,
    takes: 'payment',
    note: 'menos cajas',
  })
  await call('changes.cancelUsers', { id: down.id, reason: 'siempre no' })
  const up = await call('changes.scheduleUsers', { serialId, users: 9, takes: 'validation' })
  await call('changes.applyUsers', { id: up.id })
  const report = { serialId, message: 'dice que hay que validar', answers: { clockRight: false } }
  await call('triage.report', report)
  await call('triage.solved', { serialId, validated: true, note: 'corrigió la fecha' })
  const authorisation = 'carta firmada del 12 de noviembre'
  await call('changes.transfer', { serialId, toClientId, reason: 'traspaso del negocio', authorisation })
  setToday('2026-11-24')
}

async function papers({ call }: TestApp, serialId: string): Promise<void> {
  const wish = { lines: [{ serialId, months: 12 as const }], reference: '0012 3456 7890' }
  const slip = await call('slips.issue', wish)
  await call('slips.pdf', { id: slip.id })
  const second = await call('slips.issue', { ...wish, replaces: slip.id })
  await call('slips.void', { id: second.id, reason: 'pagará por otro medio' })
}

async function mail({ call }: TestApp, clientId: string): Promise<void> {
  const key = 'quote.send' as const
  await call('templates.save', { key, subject: 'Cotización {folio}', body: 'Va la cotización {folio}.' })
  await call('templates.reset', { key })
  await call('templates.setSignature', { emails: ['a@oficina.mx'], phones: ['9988440824'], whatsapp: '' })
  await call('mail.saveSettings', {
    host: '127.0.0.1',
    port: 2525,
    security: 'plain',
    user: '',
    fromName: 'Sistemas del Caribe',
    fromAddress: 'ventas@oficina.mx',
    automatic: true,
    remindersAt: '10:00',
  })
  const write = () =>
    call('mail.queue', {
      clientId,
      to: ['lety@ceiba.example'],
      subject: 'Su cotización',
      text: 'Va adjunta.',
    })
  const first = await write()
  await call('mail.take', { id: first.id, attachments: [] })
  await call('mail.settle', { id: first.id, outcome: { kind: 'unsure', answer: 'se cortó' } })
  await call('mail.close', { id: first.id, arrived: false })
  await call('mail.retry', { id: first.id, to: ['compras@ceiba.example'] })
  await call('mail.cancel', { id: first.id })
  await call('mail.withdraw', { id: (await write()).id, why: 'ya no hacía falta' })
}

async function vault({ call }: TestApp, clientId: string): Promise<void> {
  const secrets = { user: 'lety@ceiba.example', password: 'Caribe#2026' }
  const { id } = await call('vault.save', { clientId, portal: 'Aspel', ...secrets })
  const own = await call('vault.save', { portal: 'Aspel, acceso a distribuidores', ...secrets })
  await call('vault.save', { id, portal: 'Aspel', password: 'Caribe#2027' })
  await call('vault.reveal', { id, reason: 'no abre su escritorio' })
  await call('vault.remove', { id: own.id, reason: 'ya es otra' })
}

/** An order from the cart to its closing, one that is cancelled, and money that goes where it does not belong first. */
async function ordersAndMoney({ call }: TestApp, clientId: string, receipt: string): Promise<void> {
  const coi = await call('serials.create', {
    clientId,
    product: 'COI',
    serial: 'COIS7000001',
    mode: 'subscription',
    version: '9.0',
    users: 2,
    activatedOn: day('2026-05-25'),
    months: 6,
    method: 'transfer',
  })
  const amount = centavos(100_000)
  const made = await call('orders.create', { clientId, lines: [{ serialId: coi.id, amount }] })
  const order = { id: made.id }
  await call('orders.addLines', {
    ...order,
    lines: [{ product: 'BANCO', users: 1, months: 6, amount, quantity: 2 }],
  })
  const cart = await call('orders.get', order)
  await call('orders.setLine', { ...order, lineId: cart.lines[1]!.id, users: 3, amount })
  await call('orders.removeLine', { ...order, lineId: cart.lines[2]!.id })
  await call('orders.acceptPrices', order)
  await call('orders.review', order)
  await call('orders.reopen', order)
  await call('orders.review', order)
  await call('orders.issue', { ...order, method: 'transfer', reference: '7000 0001' })
  await call('payments.payOrder', {
    orderId: made.id,
    amount: centavos(32_000),
    method: 'transfer',
    receipts: [receipt],
  })
  const kept = await call('payments.keepInFavour', {
    clientId,
    amount: centavos(200_000),
    method: 'transfer',
  })
  await call('payments.addReceipts', { id: kept.id, receipts: [receipt] })
  await call('payments.applyBalance', { orderId: made.id })
  await call('payments.takeBackBalance', { orderId: made.id })
  await call('payments.applyBalance', { orderId: made.id })
  const given = await call('orders.assignSerial', {
    ...order,
    lineId: cart.lines[1]!.id,
    serial: 'BCOS7000002',
    version: '6.0',
  })
  await call('serials.activate', { id: given.serialId, on: day('2026-11-23') })
  await call('orders.close', { ...order, reason: 'factura entregada en mano' })
  const many = await call('orders.renewMany', { serialIds: [given.serialId], months: 12 })
  await call('orders.cancel', { id: many.orders[0]!.id, reason: 'other', text: 'lo pide en enero' })
  const wrong = await call('payments.keepInFavour', { clientId, amount, method: 'counter' })
  await call('payments.move', {
    id: wrong.id,
    reason: 'era para renovar',
    to: { serialId: given.serialId, months: 6 },
  })
}

async function reminders({ call }: TestApp, clientId: string, serialId: string): Promise<void> {
  const item = { serialId, cutoff: day('2027-12-31'), late: false }
  await call('reminders.fire', {
    messages: [
      { clientId, items: [{ ...item, offset: 30 }], channel: 'whatsapp' },
      { clientId, items: [{ ...item, offset: 15 }], channel: 'call' },
    ],
  })
  await call('contacts.log', {
    clientId,
    channel: 'call',
    text: '',
    outcome: 'answered',
    nextCall: day('2026-11-30'),
  })
  const lety = (await call('operators.list', {})).operators.find(({ name }) => name === 'Lety')!
  const away = { operatorId: lety.id, toId: 'consola', from: day('2026-12-21'), until: day('2027-01-04') }
  await call('handovers.end', { id: (await call('handovers.make', away)).id })
}

async function spreadsheet({ call }: TestApp): Promise<void> {
  const headings = 'Cliente\tRFC\tSistema\tVersión\tUsuarios\tNo. Serie\tModalidad\tFecha Activación\tPeriodo'
  const line = 'Llantera Punta Sur\tGODE561231GR8\tCOI\t9.0\t2\tCOIS4172175\tSuscripción\t29/04/2024\tAnual'
  await call('imports.commit', { text: `${headings}\n${line}` })
  const columns = [
    'client',
    'rfc',
    'system',
    'version',
    'users',
    'serial',
    'mode',
    'activatedOn',
    'months',
  ] as const
  const changed = await call('imports.commit', {
    text: `${headings}\n${line.replace('\t2\t', '\t3\t')}`,
    map: [...columns],
  })
  await call('imports.undo', { import: changed.import! })
}

async function rules({ call }: TestApp): Promise<void> {
  await call('policies.set', { changes: { advanceDays: 2 }, reason: 'lo pidió la dueña' })
  await call('policies.set', { changes: { usersWindowDays: 7 }, from: day('2027-01-01') })
  const { history } = await call('policies.get', {})
  await call('policies.withdraw', { id: history.find(({ state }) => state === 'pending')!.id })
}

async function notedTasks({ call }: TestApp, clientId: string): Promise<void> {
  const noted = await call('tasks.add', { text: 'Llevar el contrato', on: day('2026-11-27'), clientId })
  await call('tasks.snooze', { ids: [noted.id], until: day('2026-11-25') })
  const another = await call('tasks.add', {
    text: 'Pedir hojas membretadas',
    on: day('2026-11-24'),
    at: '10:00',
  })
  await call('tasks.done', { id: another.id })
}

async function office({ call }: TestApp): Promise<void> {
  await call('settings.setProfile', { name: 'Sistemas del Caribe', rfc: 'URE180429TM6' })
  await call('settings.setPolicies', { usersWindowDays: 4 })
  const account = {
    billedBy: 'distributor',
    beneficiary: 'Sistemas',
    bank: 'Santander',
    account: '555',
  } as const
  const first = await call('settings.saveBankAccount', { ...account, clabe: '014027000005555558' })
  await call('settings.saveBankAccount', { ...account, clabe: '' })
  await call('settings.removeBankAccount', { id: first.id })
  await call('operators.save', { name: 'Lety', role: 'sales' })
  const product = {
    vendorId: 'softmas',
    code: 'CT',
    name: 'Softmás CT',
    offlineDays: 7,
    trialDays: 15,
    active: true,
  }
  const made = await call('catalogue.saveProduct', product)
  await call('catalogue.saveVersion', { productId: made.id, name: '2026', supported: true })
  for (const validFrom of [day('2026-01-01'), day('2026-06-01'), day('2026-09-01')]) {
    for (const months of [6, 12] as const) {
      const price = { firstUser: centavos(months * 50_000), furtherUser: centavos(months * 9_000), validFrom }
      const set = await call('catalogue.setPrice', { productId: 'aspel-sae', months, ...price })
      if (validFrom === '2026-09-01') await call('catalogue.removePrice', { id: set.id })
    }
  }
  await call('catalogue.saveCalendar', {
    id: 'bank',
    name: 'Banco',
    zone: 'America/Cancun',
    holidays: 'bank',
    hours: [{ weekday: 1, opens: '08:30', closes: '16:00', from: null, until: null }],
    specialDays: [
      { day: day('2026-12-24'), name: 'Nochebuena', open: [{ opens: '09:00', closes: '12:00' }] },
    ],
  })
  await call('catalogue.setTaxRate', {
    place: 'borderSouth',
    basisPoints: 800,
    validFrom: day('2026-01-01'),
    validUntil: null,
    active: true,
  })
}

async function systems({ call }: TestApp, clientId: string): Promise<[string, string]> {
  const base = { clientId, mode: 'subscription', version: '10.0', users: 5 } as const
  const sae = await call('serials.create', {
    ...base,
    product: 'SAE',
    serial: 'SAES7056850',
    installedOn: day('2025-12-20'),
    months: 6,
    method: 'transfer',
  })
  await call('serials.activate', {
    id: sae.id,
    on: day('2025-12-31'),
    code: 'RW2F-7SHD-WOPE-T41Y',
    lastDay: true,
  })
  const noi = await call('serials.create', {
    ...base,
    product: 'Aspel NOI',
    serial: 'NOIS2107446',
    activatedOn: day('2025-10-08'),
    months: 1,
    method: 'card',
    code: 'QXYE-YH7Y-S3UU-5YVO',
  })
  return [sae.id, noi.id]
}
