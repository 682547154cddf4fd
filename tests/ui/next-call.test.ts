import { expect, test } from 'vitest'
import type { Line } from '../../src-renderer/features/today/lines.ts'
import { callsOf } from '../../src-renderer/features/today/next-call.ts'

const line = (clientId: string, section: Line['section'], autoCharge: boolean) =>
  ({ what: 'system', clientId, section, autoCharge }) as unknown as Line

test('a card that is charged by itself spares the call for the money, not that for a failure or a validation (D10, D11)', () => {
  const lines = [
    line('charged, does not open', 'reported', true),
    line('charged, cut today', 'cutToday', true),
    line('charged, not validated', 'tolerance', true),
    line('pays by transfer', 'cutToday', false),
  ]
  expect(callsOf(lines, []).map(([first]) => first!.clientId)).toEqual([
    'charged, does not open',
    'charged, not validated',
    'pays by transfer',
  ])
})
