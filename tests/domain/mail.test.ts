import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recipientsAgain, retryDelay, settleMail, type Recipient, type SmtpOutcome } from '#domain/mail.ts'

const pending = (address: string): Recipient => ({ address, state: 'pending', answer: '' })
const lety = pending('lety@ceiba.mx')
const raul = pending('raul@ceiba.mx')
const taken = (...codes: readonly (readonly [string, number])[]): SmtpOutcome => ({
  kind: 'taken',
  answer: '250 ok',
  addresses: codes.map(([address, code]) => ({ address, code, answer: String(code) })),
})

describe('what becomes of a message after a try', () => {
  it.each<[string, readonly Recipient[], number, SmtpOutcome, unknown]>([
    ['taken: sent', [lety], 1, taken(['lety@ceiba.mx', 250]), ['sent', null, false]],
    [
      '4xx: again in a minute',
      [lety],
      1,
      { kind: 'refused', code: 451, answer: '451' },
      ['queued', 1, false],
    ],
    ['5xx: failed', [lety], 1, { kind: 'refused', code: 550, answer: '550' }, ['failed', null, true]],
    ['no server: again', [lety], 3, { kind: 'unreachable', answer: 'x' }, ['queued', 15, false]],
    ['the fourth time Hoy says so', [lety], 4, { kind: 'unreachable', answer: 'x' }, ['queued', 30, true]],
    ['three days without luck', [lety], 24, { kind: 'unreachable', answer: 'x' }, ['failed', null, true]],
    ['nobody knows', [lety], 1, { kind: 'unsure', answer: 'x' }, ['unsure', null, true]],
    [
      'one taken and one refused: sent, and somebody is told',
      [lety, raul],
      1,
      taken(['lety@ceiba.mx', 250], ['raul@ceiba.mx', 550]),
      ['sent', null, true],
    ],
    [
      'one taken, the other not now',
      [lety, raul],
      1,
      taken(['lety@ceiba.mx', 250], ['raul@ceiba.mx', 451]),
      ['queued', 1, false],
    ],
    ['all refused: failed', [lety], 1, taken(['lety@ceiba.mx', 550]), ['failed', null, true]],
  ])('%s', (_why, recipients, tries, outcome, expected) => {
    const { state, retryIn, needsPerson } = settleMail(recipients, tries, outcome)
    expect([state, retryIn, needsPerson]).toEqual(expected)
  })

  it('who has it is never a recipient of a later try, whatever the server says', () => {
    const code = fc.constantFrom(250, 451, 550)
    fc.assert(
      fc.property(fc.array(fc.array(code, { minLength: 3, maxLength: 3 }), { maxLength: 8 }), (tries) => {
        let recipients: readonly Recipient[] = [lety, raul, pending('ana@ceiba.mx')]
        const got = new Map<string, number>()
        for (const [i, codes] of tries.entries()) {
          const asked = recipients.filter(({ state }) => state === 'pending')
          if (asked.length === 0) break
          const answers = asked.map(({ address }, n) => [address, codes[n]!] as const)
          for (const [address, one] of answers) {
            if (one === 250) got.set(address, (got.get(address) ?? 0) + 1)
          }
          recipients = settleMail(recipients, i + 1, taken(...answers)).recipients
        }
        expect([...got.values()].every((times) => times === 1)).toBe(true)
      }),
    )
  })

  it('waits longer each time, four hours at most, and gives up after some three days', () => {
    const delays = Array.from({ length: 23 }, (_, i) => retryDelay(i + 1)!)
    expect(delays.slice(0, 9)).toEqual([1, 5, 15, 30, 60, 120, 240, 240, 240])
    const days = delays.reduce((sum, minutes) => sum + minutes, 0) / 1440
    expect([days > 2.5, days < 3.5, retryDelay(24)]).toEqual([true, true, null])
  })
})

it('"send it again" goes to whom it has not reached, or to a better address', () => {
  const mixed: readonly Recipient[] = [
    { ...lety, state: 'accepted', answer: '250' },
    { ...raul, state: 'refused', answer: '550' },
  ]
  const toOf = (to: string[]) => recipientsAgain(mixed, to).map(({ address, state }) => [address, state])
  expect(toOf([])).toEqual([
    ['lety@ceiba.mx', 'accepted'],
    ['raul@ceiba.mx', 'pending'],
  ])
  expect(toOf(['compras@ceiba.mx'])).toEqual([
    ['lety@ceiba.mx', 'accepted'],
    ['compras@ceiba.mx', 'pending'],
  ])
})
