import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { HELP_TOPICS } from '#domain/help-topic.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'

type Topic = (typeof HELP_TOPICS)[number]

/** Monday 2026-11-23. */
const told = async ({ call }: TestApp, topic: Topic) =>
  (await call('help.rules', { topics: [topic] })).rules.map(({ text, from, through, pending }) => [
    text,
    from,
    through,
    pending,
  ])

describe('the rules that F1 tells', () => {
  it('are those in force, with their days, and the next one once it is decided (C13)', async () => {
    const app = openTestApp()
    const said = (n: number) => `Una factura se promete en ${n} días hábiles desde el pago (R18).`
    expect(await told(app, 'invoices')).toEqual([[said(5), null, null, false]])
    await app.call('policies.set', { changes: { invoiceDays: 7 }, from: day('2026-12-01') })
    expect(await told(app, 'invoices')).toEqual([
      [said(5), null, '2026-11-30', false],
      [said(7), '2026-12-01', null, true],
    ])
    app.setToday('2026-12-01')
    expect(await told(app, 'invoices')).toEqual([[said(7), '2026-12-01', null, false]])
  })

  it('of support are the policy of each vendor and its hours of today, not a copy of them (R106, R109, R113)', async () => {
    const app = openTestApp()
    const vendors = (await app.call('support.policies', {})).vendors
    const waits = async () => (await told(app, 'support')).filter(([text]) => String(text).includes('(R113)'))
    const before = await waits()
    expect(vendors).toHaveLength(2)
    // What all of them have in common is told once.
    expect(before.map(([text]) => text)).toEqual([
      'Lo que espera al cliente: tras 10 días hábiles, 2 intentos de contacto, y entonces lo puede cerrar una persona (R113).',
    ])
    await app.call('support.setPolicy', {
      ...{ vendorId: vendors[0]!.id, validFrom: day('2026-11-25'), reason: 'nueva política' },
      ...{ waitingDays: 5, attempts: 1, importHours: 24, duplicateNotified: true, reproduceFirst: true },
    })
    const of = vendors[0]!.name
    expect(await waits()).toEqual([
      [`${of}: ${before[0]![0]}`, null, '2026-11-24', false],
      [
        `${of}: Lo que espera al cliente: tras 5 días hábiles, un intento de contacto, y entonces lo puede cerrar una persona (R113).`,
        '2026-11-25',
        null,
        true,
      ],
      [`${vendors[1]!.name}: ${before[0]![0]}`, null, null, false],
    ])
    // What the change leaves as it was is told once.
    const duplicates = (await told(app, 'support')).filter(([text]) => String(text).includes('(R115)'))
    expect(duplicates.map(([, ...force]) => force)).toEqual([[null, null, false]])
    const all = (await told(app, 'support')).map(([text]) => String(text))
    expect(all.some((text) => text.includes('Hoy atiende de 09:00 a 14:00 y de 15:00 a 18:00'))).toBe(true)
    // On a Sunday nobody is there.
    app.setToday('2026-11-29')
    const sunday = (await told(app, 'support')).map(([text]) => String(text))
    expect(sunday.some((text) => text.includes('Hoy no atiende'))).toBe(true)
  })

  it('of unlocks are the rows of the table in force, with their papers (R47–R51)', async () => {
    const app = openTestApp()
    const rows = (await told(app, 'unlocks')).map(([text]) => text)
    expect(rows).toHaveLength(6)
    expect(rows[3]).toBe(
      'Aspel. Licenciamiento Electrónico, segundo en adelante: de 24 a 48 horas hábiles. El plazo corre desde que el fabricante acepta los documentos; si rechaza alguno, vuelve a esperar. Pide: carta en hoja membretada y firmada, comprobante de compra.',
    )
  })

  it('of updates name the versions that have no support today (R118)', async () => {
    const app = openTestApp()
    const outdated = async () => (await told(app, 'updates'))[0]![0]
    expect(await outdated()).toContain('hoy el catálogo no tiene ninguna así.')
    await app.call('catalogue.saveVersion', { productId: 'aspel-sae', name: '8.0', supported: false })
    expect(await outdated()).toContain('hoy son SAE 8.0.')
  })

  it('are there for every topic, each sentence whole', async () => {
    const app = openTestApp()
    for (const topic of HELP_TOPICS) {
      const rules = await told(app, topic)
      expect(rules.length, topic).toBeGreaterThan(0)
      expect(rules.filter(([text]) => !/^[A-ZÁÉÍÓÚÑ].*\.$/.test(String(text)))).toEqual([])
    }
  })
})
