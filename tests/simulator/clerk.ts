import type { Office, Pc } from './office.ts'
import { CALLER } from './office.ts'
import type { Random } from './random.ts'

// What clerks do, in no order: mostly sensible, often about the same few companies, sometimes twice.

const RFCS = ['EKU9003173C9', 'XIA190128J61', 'URE180429TM6', 'XAXX010101000', null] as const
const SYSTEMS = ['SAE', 'COI', 'NOI'] as const
/** Fewer than the PCs would like to have kept for them. */
const KEYS = Array.from({ length: 9 }, (_, n) => `CCCCC-CCCCC-CCCCC-CCCCC-CCC${10 + n}`)
const NAMES = ['Hotel La Ceiba', 'Buceo Ixchel', 'Posada Bacalar', 'Ferretería El Ñandú']

/** So many commands of one PC; refusals are answers too. */
export async function work(office: Office, pc: Pc, commands: number, random: Random): Promise<void> {
  for (let n = 0; n < commands; n += 1) {
    office.minutes += 1
    await command(office, pc, random)
  }
}

async function command(office: Office, pc: Pc, random: Random): Promise<void> {
  const client = pickRow(pc, "SELECT id FROM clients WHERE status = 'active' ORDER BY rowid", random)
  const serial = pickRow(pc, "SELECT id FROM serials WHERE status = 'active' ORDER BY rowid", random)
  const kind = random.int(20)
  if (kind > 13 && client !== null) return workKeys(office, pc, { client, serial }, random)
  if (client === null || kind < 2) {
    return give(pc, 'clients.create', {
      name: random.pick(NAMES),
      rfc: random.pick(RFCS),
      contacts: [{ name: 'Lety', phone: '9988440824' }],
    })
  }
  if (kind === 2) return change(pc, client, 'city', random.pick(['Cancún', 'Cozumel', 'Mérida']))
  if (kind === 3) return change(pc, client, 'note', `nota ${random.int(100)}`)
  if (kind === 4) return give(pc, 'contacts.save', { clientId: client, name: `Contacto ${random.int(5)}` })
  if (kind === 5)
    return give(pc, 'contacts.log', { clientId: client, channel: 'call', text: 'Deposita mañana' })
  if (serial === null || kind === 6) {
    return give(pc, 'serials.create', {
      clientId: client,
      product: random.pick(SYSTEMS),
      serial: `${random.pick(SYSTEMS)}S00000${10 + random.int(8)}`,
      mode: 'subscription',
      version: '9.0',
      users: 1 + random.int(4),
      months: random.pick([6, 12]),
      activatedOn: '2026-05-25',
    })
  }
  if (kind < 9) {
    const next = pc.app.sync.raw
      .prepare('SELECT next_cutoff FROM board WHERE serial_id = ?')
      .pluck()
      .get(serial)
    return give(pc, 'payments.register', {
      serialId: serial,
      months: random.pick([6, 12]),
      method: 'transfer',
      amount: 100_000 + random.int(100_000),
      ...(typeof next === 'string' ? { firstDay: next } : {}),
    })
  }
  if (kind === 9) {
    const payment = pickRow(pc, "SELECT id FROM payments WHERE kind = 'payment' ORDER BY rowid", random)
    if (payment !== null) return give(pc, 'payments.reverse', { id: payment, reason: 'cheque devuelto' })
  }
  if (kind === 10) return give(pc, 'rentals.confirm', { items: [{ serialId: serial, what: 'validation' }] })
  if (kind === 11) return give(pc, 'clients.leave', { id: client, reason: 'cerró' })
  if (kind === 12) {
    const contact = pickRow(pc, 'SELECT id FROM contacts ORDER BY rowid', random)
    if (contact !== null) return give(pc, 'contacts.remove', { id: contact })
  }
  const done = pc.app.sync.raw
    .prepare(
      "SELECT cmd_id FROM outbox WHERE type LIKE 'clients.%' OR type LIKE 'contacts.%' ORDER BY seq DESC LIMIT 5",
    )
    .pluck()
    .all() as string[]
  if (done.length > 0) return give(pc, 'ledger.undo', { command: random.pick(done) })
}

/** Prepaid keys: one batch for the whole office, given mostly as they are kept for this PC, and sometimes not. */
async function workKeys(
  office: Office,
  pc: Pc,
  { client, serial }: { readonly client: string; readonly serial: string | null },
  random: Random,
): Promise<void> {
  if (!office.hasKeys) {
    office.hasKeys = true
    const lines = KEYS.map((key) => `${key},Disponible sin Asignar`)
    return give(pc, 'keys.receive', {
      text: ['Clave,Estatus', ...lines].join('\n'),
      ...{ productId: 'aspel-sae', months: 6, users: 2 },
      ...{ supplier: 'Mayorista', quantity: KEYS.length, receivedBy: 'Lety' },
    })
  }
  const device = pc.app.syncing.deviceId()
  const mine = `SELECT id FROM prepaid_keys WHERE state = 'available' AND leased_to = '${device}' ORDER BY id`
  const any = "SELECT id FROM prepaid_keys WHERE state = 'available' ORDER BY id"
  const given = pickRow(pc, "SELECT id FROM prepaid_keys WHERE state = 'assigned' ORDER BY id", random)
  const key = pickRow(pc, random.chance(0.6) ? mine : any, random)
  const kind = random.int(8)
  if (kind === 0) return give(pc, 'keys.lease', {})
  if (kind === 1 && given !== null) {
    const shown = pc.app.sync.raw
      .prepare('SELECT serial_id FROM prepaid_keys WHERE id = ?')
      .pluck()
      .get(given)
    return random.chance(0.5)
      ? give(pc, 'keys.takeBack', { id: given, serialId: shown, reason: 'era otro' })
      : give(pc, 'keys.charge', { id: given, serialId: shown, method: 'transfer', price: 100_000 })
  }
  if (key === null) return
  if (kind === 2 && random.chance(0.2)) return give(pc, 'keys.void', { id: key, reason: 'vino dañada' })
  const newSystem = { clientId: client, serial: `SAES00001${10 + random.int(80)}`, version: '9.0' }
  const to = serial !== null && random.chance(0.3) ? { serialId: serial } : { newSystem }
  const paid = random.chance(0.5) ? { paid: { method: 'transfer' } } : {}
  return give(pc, 'keys.assign', { id: key, ...to, ...paid, price: 100_000 + random.int(100_000) })
}

/** As a form does: with what it showed. */
function change(pc: Pc, id: string, field: 'city' | 'note', value: string): Promise<void> {
  const shown = pc.app.sync.raw.prepare(`SELECT ${field} FROM clients WHERE id = ?`).pluck().get(id) as string
  return give(pc, 'clients.update', { id, [field]: value, seen: { [field]: shown } })
}

async function give(pc: Pc, name: string, input: unknown): Promise<void> {
  const answer = await pc.app.dispatch(CALLER, name, input)
  if (answer.ok && answer.command !== undefined) pc.acknowledged.add(answer.command)
}

function pickRow(pc: Pc, text: string, random: Random): string | null {
  const ids = pc.app.sync.raw.prepare(text).pluck().all() as string[]
  return ids.length === 0 ? null : random.pick(ids)
}
