import type { JobContext } from '#core/app.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { rfcCheckDigit } from '#domain/rfc.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { countClients } from '#features/clients/sql.ts'
import { seededChance, type Chance } from './chance.ts'

// An invented office: names, telephones and prices are nobody's. The same on every PC, but for the day it is loaded.

const TRADES = [
  'Hotel',
  'Ferretería',
  'Farmacia',
  'Constructora',
  'Despacho Contable',
  'Mueblería',
  'Pescadería',
  'Clínica',
  'Papelería',
  'Transportes',
  'Restaurante',
  'Buceo',
  'Lavandería',
  'Llantera',
]
const PLACES = [
  'La Ceiba',
  'Ixchel',
  'Kukulcán',
  'El Cedral',
  'Xcaret',
  'Bacalar',
  'Chac Mool',
  'Punta Sur',
  'Caribe',
  'Laguna',
  'Akumal',
  'Cobá',
  'Muyil',
  'Sian Ka’an',
  'Nizuc',
  'Cozumeleña',
]
const FORMS = ['SA de CV', 'S. de R.L. de C.V.', 'SC', 'SAPI de CV']
const FIRST = [
  'Lety',
  'Raúl',
  'Concepción',
  'Íñigo',
  'María José',
  'Begoña',
  'Ángel',
  'Sofía',
  'Andrés',
  'Lucía',
]
const LAST = ['Núñez', 'Pech', 'Chablé', 'Muñoz', 'Canul', 'Poot', 'Dzul', 'Ávila', 'Yam', 'Pacheco']
const CITIES = [
  'Cancún',
  'Puerto Morelos',
  'Playa del Carmen',
  'Cozumel',
  'Akumal',
  'Tulum',
  'Carrillo Puerto',
  'Chetumal',
]
const PRODUCTS = ['SAE', 'COI', 'NOI', 'CAJA', 'FACTURE', 'BANCO', 'PROD', 'ADM']
const NOTES = ['habla con Lety, contabilidad', 'paga siempre el viernes', 'pedir factura por correo', '']
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** First user and each further one, in centavos without IVA, for a month, six and twelve. Invented. */
const PRICES: readonly (readonly [months: 1 | 6 | 12, first: number, further: number])[] = [
  [1, 39_900, 12_900],
  [6, 219_900, 69_900],
  [12, 419_900, 129_900],
]

/** Clients, systems, prices and people, as recorded commands in one transaction; only into an empty ledger. */
export async function loadSample(
  context: JobContext,
  clients: number,
): Promise<Result<{ clients: number; serials: number }>> {
  const there = countClients(context.db)
  if (there > 0) return refuse('sample.notEmpty', { clients: there })
  const chance = seededChance(20_261_123)
  return context.atomically(async () => {
    loadOffice(context)
    let serials = 0
    for (let i = 0; i < clients; i++) {
      serials += loadClient(context, chance, i)
      if (i % 20 === 0) {
        context.progress(i, clients, 'Cargando la oficina de muestra')
        await context.breathe()
        if (context.cancelled()) return refuse('operation.cancelled', {})
      }
    }
    return ok({ clients, serials })
  })
}

function loadOffice({ run, today }: JobContext): void {
  must(
    run('settings.setProfile', {
      name: 'Sistemas del Caribe (oficina de muestra)',
      rfc: 'SIC010101AB0'.slice(0, 11) + rfcCheckDigit('SIC010101AB'),
      phone: '998 555 0100',
      email: 'renta@muestra.example',
      city: 'Cancún',
      address: 'Av. de Muestra 100, Cancún, Q. Roo',
    }),
  )
  must(
    run('settings.saveBankAccount', {
      billedBy: 'vendor',
      vendorId: 'aspel',
      beneficiary: 'Aspel de México (cuenta inventada)',
      bank: 'Banamex',
      account: '7777777',
      clabe: '002010077777777771',
    }),
  )
  must(
    run('settings.saveBankAccount', {
      billedBy: 'distributor',
      beneficiary: 'Sistemas del Caribe (cuenta inventada)',
      bank: 'Santander',
      account: '00000555555',
      clabe: '014027000005555558',
    }),
  )
  for (const [position, code] of PRODUCTS.entries()) {
    for (const [months, first, further] of PRICES) {
      must(
        run('catalogue.setPrice', {
          productId: `aspel-${code.toLowerCase()}`,
          months,
          firstUser: first + position * 1_000,
          furtherUser: further,
          validFrom: `${today.slice(0, 4)}-01-01`,
        }),
      )
    }
  }
  for (const [name, role] of [
    ['Lety', 'sales'],
    ['Raúl', 'support'],
    ['Begoña', 'accounting'],
  ] as const) {
    must(run('operators.save', { name, role }))
  }
}

function loadClient(context: JobContext, chance: Chance, i: number): number {
  const { run } = context
  const name = `${chance.pick(TRADES)} ${chance.pick(PLACES)} ${chance.pick(PLACES)} ${chance.pick(FORMS)}`
  const person = `${chance.pick(FIRST)} ${chance.pick(LAST)}`
  const client = must(
    run('clients.create', {
      name,
      rfc: inventedRfc(chance, i),
      city: chance.pick(CITIES),
      note: chance.pick(NOTES),
      billedBy: chance.below(10) === 0 ? 'distributor' : 'vendor',
      contacts: [
        {
          name: person,
          phone: `998${String(2_000_000 + chance.below(7_999_999))}`,
          email: `contacto${i}@muestra.example`,
        },
      ],
    }),
  )
  const count = 1 + chance.below(4)
  for (let k = 0; k < count; k++) loadSerial(context, chance, client.id, `${i}`.padStart(6, '0') + k)
  return count
}

function loadSerial({ run, today }: JobContext, chance: Chance, clientId: string, number: string): void {
  const product = chance.pick(PRODUCTS)
  const base = {
    clientId,
    product,
    serial: `${product.slice(0, 3)}M${number}`,
    version: chance.pick(['9.0', '10.0', '10.0']),
    users: chance.pick([1, 1, 2, 3, 5, 10]),
    code: Array.from({ length: 4 }, () => chance.text(4, `${LETTERS}23456789`)).join('-'),
  }
  const kind = chance.below(20)
  if (kind >= 17) {
    must(
      run('serials.create', {
        ...base,
        mode: kind === 19 ? 'physical' : 'electronic',
        activatedOn: someDayBefore(today, chance, 900),
      }),
    )
    return
  }
  const months = chance.pick([1, 1, 1, 6, 12, 12] as const)
  const method = months === 1 ? 'card' : chance.pick(['transfer', 'counter', 'cheque', 'card'] as const)
  const rented = { ...base, mode: 'subscription', months, method } as const
  if (kind === 16) {
    must(run('serials.create', { ...rented, installedOn: addDays(today, -chance.below(32)) }))
    return
  }
  const made = must(run('serials.create', { ...rented, activatedOn: someDayBefore(today, chance, 1_000) }))
  if (chance.below(60) === 0)
    must(run('serials.reportStopped', { id: made.id, message: 'No abre: pide activar el sistema' }))
  else if (chance.below(40) === 0) {
    must(
      run('contacts.log', {
        clientId,
        serialId: made.id,
        channel: 'call',
        text: 'Dice que deposita esta semana',
        followUp: { kind: 'promise', until: addDays(today, 1 + chance.below(4)) },
      }),
    )
  }
}

/** More of them at the end of a month, as in every office. */
function someDayBefore(today: Day, chance: Chance, days: number): Day {
  const day = addDays(today, -1 - chance.below(days))
  if (chance.below(3) > 0) return day
  return `${day.slice(0, 8)}28` <= today ? (`${day.slice(0, 8)}28` as Day) : day
}

/** Structure, date and check digit are right; the letters are counted, so that no two are the same. */
function inventedRfc(chance: Chance, i: number): string {
  const letters = LETTERS[Math.floor(i / 576) % 24]! + LETTERS[Math.floor(i / 24) % 24]! + LETTERS[i % 24]!
  const two = (n: number) => String(n).padStart(2, '0')
  const stem = `${letters}${two(80 + (Math.floor(i / 13_824) % 20))}${two(1 + chance.below(12))}${two(1 + chance.below(28))}${chance.text(2, `${LETTERS}0123456789`)}`
  return stem + rfcCheckDigit(stem)
}

/** A sample that is refused is a bug of the sample. */
function must(result: Result<unknown>): { id: string } {
  if (!result.ok) throw new Error(`sample refused: ${JSON.stringify(result.refusal)}`)
  return result.value as { id: string }
}
