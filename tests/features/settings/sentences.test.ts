import { expect, test } from 'vitest'
import { openTestApp } from '../../support/app.ts'

test('what a form got wrong is said in Spanish, field by field', async () => {
  const { answer } = openTestApp()
  const said = async (name: string, input: unknown) => {
    const reply = await answer(name, input)
    return reply.ok ? null : (reply.refusal.params as { issues: unknown }).issues
  }
  expect([
    await said('settings.setProfile', { name: 'x'.repeat(201), phone: 5, colour: 'blue' }),
    await said('settings.setPolicies', { usersWindowDays: 31, advanceDays: -1, zone: null }),
    await said('operators.save', { role: 'owner' }),
    await said('settings.setLetter', { letter: '9' }),
  ]).toEqual([
    [
      { path: 'name', message: 'es demasiado largo: hasta 200 letras' },
      { path: 'phone', message: 'no es del tipo que se espera' },
      { path: '', message: 'sobra colour' },
    ],
    [
      { path: 'zone', message: 'falta' },
      { path: 'usersWindowDays', message: 'escriba 30 o menos' },
      { path: 'advanceDays', message: 'escriba 0 o más' },
    ],
    [
      { path: 'name', message: 'falta' },
      { path: 'role', message: 'elija entre admin, sales, support, accounting, reader' },
    ],
    [{ path: 'letter', message: 'de una a cinco letras o cifras; la primera, letra' }],
  ])
})
