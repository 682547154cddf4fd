import type { Page } from 'playwright-core'
import { addDays, day, type Day } from '#domain/calendar.ts'
import type { Office } from '../support/shell.ts'

/** A small office on Monday 2026-11-23 in Cancún, with one system in each list of Hoy. */
export async function fillOffice(office: Office): Promise<void> {
  await office.call('catalogue.setPrice', {
    productId: 'aspel-sae',
    months: 1,
    firstUser: 39_900 as never,
    furtherUser: 12_900 as never,
    validFrom: day('2026-01-01'),
  })
  const ceiba = await client(office, 'Hotel La Ceiba SA de CV', 'habla con Lety, contabilidad')
  const stopped = await rental(office, ceiba, 'SAE', 'SAES0000001', '2026-05-10', '2026-12-10')
  await office.call('serials.reportStopped', { id: stopped, message: 'Pide activar el sistema' })

  const ixchel = await client(office, 'Buceo Ixchel SC', '')
  await rental(office, ixchel, 'FACTURE', 'FACS0000002', '2026-05-23', '2026-11-23')
  await rental(office, ixchel, 'COI', 'COIS0000003', '2026-05-23', '2026-11-23')

  const bacalar = await client(office, 'Papelería Bacalar', '')
  const failed = await rental(office, bacalar, 'NOI', 'NOIS0000004', '2026-05-21', '2027-05-21', 12)
  await office.call('rentals.failValidation', { serialId: failed, scheduled: day('2026-11-21') })

  const nunez = await client(office, 'Ferretería Núñez', 'paga siempre el viernes')
  await rental(office, nunez, 'SAE', 'SAES0000005', '2026-05-24', '2026-11-24')

  const chaca = await client(office, 'Taller Chacá', '')
  const charged = await rental(office, chaca, 'SAE', 'SAES0000010', '2026-05-25', '2026-11-25', 1, true)
  await agreeToCharges(office, charged, '2026-11-25')
  await office.call('charges.recordNotice', { serialId: charged, channel: 'call', proof: 'contestó Lety' })

  const llantera = await client(office, 'Llantera Muyil', '')
  await office.call('serials.create', {
    clientId: llantera,
    product: 'CAJA',
    serial: 'CAJS0000006',
    mode: 'subscription',
    version: '10.0',
    users: 1,
    months: 1,
    installedOn: day('2026-10-26'),
  })

  const pacheco = await client(office, 'Muebles Pacheco SA', '')
  await rental(office, pacheco, 'COI', 'COIS0000007', '2026-05-27', '2026-11-27', 6)

  const nizuc = await client(office, 'Clínica Nizuc', '')
  await rental(office, nizuc, 'SAE', 'SAES0000008', '2026-05-18', '2026-11-18')

  const akumal = await client(office, 'Farmacia Akumal', '')
  const promised = await rental(office, akumal, 'SAE', 'SAES0000009', '2026-05-26', '2026-11-26')
  await office.call('contacts.log', {
    clientId: akumal,
    serialId: promised,
    channel: 'call',
    text: 'Deposita el miércoles',
    followUp: { kind: 'promise', until: day('2026-11-25') },
  })
}

/** What a client agreed to before its card is charged by itself. */
export async function agreeToCharges(office: Office, serialId: string, firstChargeOn: string): Promise<void> {
  await office.call('charges.consent', {
    serialId,
    amount: 60_552 as never,
    months: 1,
    firstChargeOn: day(firstChargeOn),
    givenBy: 'email',
  })
}

/** Clients whose systems all validate on the 23rd, and are paid for the year: as at the end of a month. */
export async function openValidations(office: Office, systems: number, perClient = 3): Promise<void> {
  for (let i = 0; i < systems; i += perClient) {
    const clientId = await client(office, `Cliente ${String(i).padStart(3, '0')}`, '')
    for (let k = i; k < Math.min(systems, i + perClient); k++) {
      await rental(
        office,
        clientId,
        'SAE',
        `SAEV${String(k).padStart(7, '0')}`,
        '2026-05-23',
        '2027-05-23',
        12,
      )
    }
  }
}

/** Systems of one client each, cut one a day from the fifth day on. */
export async function openCutoffs(office: Office, systems: number): Promise<void> {
  for (let i = 0; i < systems; i++) {
    const clientId = await client(office, `Cliente ${String(i).padStart(3, '0')}`, '')
    const cutoff = addDays(day('2026-11-25'), i % 5)
    const activated = `2026-05-${cutoff.slice(8)}`
    await rental(office, clientId, 'SAE', `SAEC${String(i).padStart(7, '0')}`, activated, cutoff, 6)
  }
}

export async function client(office: Office, name: string, note: string): Promise<string> {
  const made = await office.call('clients.create', {
    name,
    note,
    contacts: [{ name: 'Lety Pech', phone: '9988440824', email: 'lety@muestra.example', role: '' }],
  })
  return made.id
}

export async function rental(
  office: Office,
  clientId: string,
  product: string,
  serial: string,
  activatedOn: string,
  paidUntil: string,
  months: 1 | 6 | 12 = 1,
  autoCharge = false,
): Promise<string> {
  const made = await office.call('serials.create', {
    clientId,
    product,
    serial,
    mode: 'subscription',
    version: '10.0',
    users: 2,
    months,
    method: months === 1 ? 'card' : 'transfer',
    autoCharge,
    activatedOn: day(activatedOn),
    paidUntil: paidUntil as Day,
  })
  return made.id
}

/** The lists as they are offered: 'Corte hoy' → 2. */
export async function counts(page: Page): Promise<Record<string, number>> {
  const texts = await page.locator('[aria-label="Listas"] button').evaluateAll((buttons) =>
    buttons.map((button) => {
      const [top, title] = [...button.children]
      return [title?.textContent ?? '', Number(top?.querySelector('span:not([class*="shape"])')?.textContent)]
    }),
  )
  return Object.fromEntries(texts as [string, number][])
}

/** The lines on the screen, in words: client, system, word and sentence. */
export function lines(page: Page): Promise<string[]> {
  return page.locator('[data-line]').evaluateAll((all) =>
    all.map((line) => {
      const client =
        line.closest('[class*="group"]')?.querySelector('[class*="client"] button')?.textContent ?? ''
      const cells = [...line.querySelectorAll('span')].filter(({ className }) =>
        /badge|system|sentence|detail/.test(className),
      )
      return [client, ...cells.map((cell) => cell.textContent ?? '')].join(' | ')
    }),
  )
}

/** The serial of the line with the keyboard. */
export async function activeSerial(page: Page): Promise<string> {
  return (
    await page.locator('[data-line][data-active]').locator('[class*="serial"], [class*="short"]').innerText()
  )
    .split(' ')[0]!
    .trim()
}

/** Waits until Hoy has drawn its lists. */
export async function ready(page: Page): Promise<void> {
  await page.locator('[aria-label="Listas"]').waitFor()
}

/** Moves the keyboard to the line of a serial, by the keyboard alone. */
export async function goTo(page: Page, serial: string): Promise<void> {
  await page.keyboard.press('Home')
  for (let i = 0; i < 400; i++) {
    if ((await activeSerial(page)) === serial) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`no line of ${serial}`)
}
