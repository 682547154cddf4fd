import type { TestApp } from './app.ts'

/** An office that gets its administrator, whose password is lost and made anew by the printed code. */
export async function workAccess({ call }: TestApp): Promise<void> {
  const { id, recoveryCode } = await call('access.setUp', {
    name: 'Lucía Poot',
    password: 'cuatro faros en la bahía',
  })
  await call('access.recover', { code: recoveryCode, operator: id, password: 'mangos verdes con chile' })
}
