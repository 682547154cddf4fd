import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { codeSentence, codeWhy } from '#messages/es-MX/codes.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { rented, wish } from '../unlocks/office.ts'

const FIRST = 'RW2F-7SHD-WOPE-T41Y'

const page = (app: TestApp, serialId: string) => app.call('codes.of', { serialId })
const family = async (app: TestApp, serialId: string) =>
  (await page(app, serialId)).codes.map(({ code, source, computer, inForce, unlock }) =>
    [code, source, computer, inForce ? 'vigente' : '', unlock?.ordinal ?? ''].join(' '),
  )
const deed = async ({ app }: TestApp, name: string, input: unknown) => {
  const done = await app.dispatch({ operator: null, host: 'direct' }, name, input)
  if (!done.ok) throw new Error(done.refusal.message)
  return done.command!
}

describe('where each code came from', () => {
  it('a code is kept with its serial as the other half of what activates it: how it came, when, and on which computer (R69)', async () => {
    const app = openTestApp()
    const { id } = await rented(app, { activatedOn: null, code: undefined, paidUntil: undefined })
    await app.call('serials.activate', { id, on: day('2026-11-20'), code: FIRST })
    const later = { code: 'icjt-48ej-gx97-40p1', source: 'portal', computer: 'CAJA-02' } as const
    await app.call('serials.addCode', { id, ...later })
    expect(await family(app, id)).toEqual([
      'ICJT-48EJ-GX97-40P1 portal CAJA-02 vigente ',
      `${FIRST} typed   `,
    ])
    expect(codeWhy[0]).toMatch(/tan importante como el número de serie.*se activa/)
  })

  it('it is said that the code proves the use legal and opens support and the company’s name (R70)', () => {
    const said = codeWhy.join(' ')
    expect(said).toMatch(/usuario de software legal/)
    expect(said).toMatch(/soporte técnico/)
    expect(said).toMatch(/el nombre de su empresa/)
  })

  it('an unlock’s names its unlock, and follows the one of the computer that was left (R53)', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    const [first] = (await page(app, id)).codes
    await app.call('codes.setComputer', { id: first!.id, computer: 'CAJA-01' })
    await app.call('serials.addCode', { id, code: 'OTRO-0000-CDA0', source: 'vendor' })
    const unlock = await app.call('unlocks.request', { ...wish(id), formerComputer: 'caja-01' })
    await app.call('unlocks.send', { id: unlock.id })
    await app.call('unlocks.grant', { id: unlock.id, answer: 'NUEV-0000-CDA1' })
    const { codes } = await page(app, id)
    expect(codes[0]).toMatchObject({
      source: 'unlock',
      computer: 'CAJA-02',
      unlock: { id: unlock.id, ordinal: 1 },
    })
    expect([codes[0]!.parentId, codes[0]!.lane]).toEqual([first!.id, 1])
    expect(codeSentence(codes[0]!)).toBe(
      'NUEV-0000-CDA1, vigente, en CAJA-02, desbloqueo, el 1.º, lun 23 nov 2026',
    )
  })

  it('a code that came before has its place by its day, and one of a day to come is refused', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    const old = { id, code: 'VIEJ-0000-CDA0', source: 'typed' } as const
    expect(await app.refused('serials.addCode', { ...old, on: '2026-11-24' })).toBe('code.inFuture')
    await app.call('serials.addCode', { ...old, on: day('2026-02-01') })
    expect((await family(app, id)).at(-1)).toBe('VIEJ-0000-CDA0 typed   ')
    expect(await app.refused('codes.setComputer', { id: 'nadie', computer: 'X' })).toBe('code.notFound')
    expect(await app.refused('codes.of', { serialId: 'nadie' })).toBe('serial.notFound')
  })

  it('what was noted of a computer may be taken back', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    const [code] = (await page(app, id)).codes
    const command = await deed(app, 'codes.setComputer', { id: code!.id, computer: 'CAJA-09' })
    await app.call('ledger.undo', { command })
    expect((await page(app, id)).codes[0]!.computer).toBe('')
  })
})
