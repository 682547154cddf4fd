import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Answer, Caller } from '#core/app.ts'
import { openTestApp } from '../support/app.ts'

const PASSWORD = 'cuatro faros en la bahía'
const OTHER = 'mangos verdes con chile'

/** Screens of one PC, whose time goes by only when the test says so. */
function openPc(more: Parameters<typeof openTestApp>[2] = {}) {
  let ticks = 0
  const test = openTestApp('2026-11-23T15:00:00Z', undefined, { ticks: () => ticks, ...more })
  const screen = (host: Caller['host'] = 'web') => {
    let session: string | null = null
    const ask = async (
      name: string,
      input: unknown = {},
      operator: string | null = null,
    ): Promise<Answer> => {
      const answer = await test.app.dispatch({ operator, host, session }, name, input)
      if (answer.ok && 'session' in answer) session = answer.session ?? null
      return answer
    }
    return {
      ask,
      code: async (...question: Parameters<typeof ask>) => codeOf(await ask(...question)),
      state: async () =>
        valueOf<{ state: string; operator: { name: string } | null; pin: boolean }>(
          await ask('access.state'),
        ),
      session: () => session,
      take: (id: string | null) => {
        session = id
      },
    }
  }
  return {
    ...test,
    screen,
    pass: (minutes: number) => {
      ticks += minutes * 60_000
    },
    /** Somebody of the office with a password of their own. */
    person: async (name: string, role: string, password = OTHER) => {
      const { id } = await test.call('operators.save', { name, role: role as 'sales' })
      const { password: temporary } = await test.call('access.resetPassword', { operator: id })
      const own = screen()
      await own.ask('access.signIn', { operator: id, password: temporary })
      expect(await own.code('access.changePassword', { current: temporary, next: password })).toBe('ok')
      return { id, screen: own }
    },
  }
}

function codeOf(answer: Answer): string {
  return answer.ok ? 'ok' : answer.refusal.code
}

function valueOf<T>(answer: Answer): T {
  if (!answer.ok) throw new Error(answer.refusal.message)
  return answer.value as T
}

async function guarded() {
  const pc = openPc()
  const admin = pc.screen()
  const { id, recoveryCode } = valueOf<{ id: string; recoveryCode: string }>(
    await admin.ask('access.setUp', { name: 'Lety', password: PASSWORD }),
  )
  return { ...pc, admin, id, recoveryCode }
}

describe('an office in which nobody has a password', () => {
  test('is open to whoever opens this PC, as anybody of the list, and says so', async () => {
    const { screen, call } = openPc()
    await call('operators.save', { name: 'Raúl', role: 'sales' })
    const page = screen()
    expect(await page.code('clients.list')).toBe('ok')
    expect(await page.code('clients.list', {}, 'Raúl')).toBe('ok')
    expect(await page.code('policies.set', {}, 'Raúl')).toBe('operation.roleRequired')
    expect(await page.state()).toMatchObject({ state: 'open', operator: { name: 'Consola' } })
    expect(await page.code('access.signIn', { operator: 'consola', password: PASSWORD })).toBe(
      'access.notGuarded',
    )
  })

  test('gets its administrator from the first run, signed in, with a code that is shown once', async () => {
    const { screen } = openPc()
    const page = screen()
    expect(await page.code('access.setUp', { name: 'Lety', password: 'corta' })).toBe('access.passwordShort')
    expect(await page.code('access.setUp', { name: 'Lety', password: 'Contraseña123' })).toBe(
      'access.passwordCommon',
    )
    expect(await page.code('access.setUp', { name: 'Consola', password: PASSWORD })).toBe(
      'operator.consoleKept',
    )
    const answer = await page.ask('access.setUp', { name: 'Lety', password: PASSWORD })
    expect(valueOf<{ recoveryCode: string }>(answer).recoveryCode).toMatch(
      /^([2-9A-HJKMNP-Z]{4}-){6}[2-9A-HJKMNP-Z]{4}$/,
    )
    expect(await page.state()).toMatchObject({ state: 'signedIn', operator: { name: 'Lety', role: 'admin' } })
    expect(await page.code('access.setUp', { name: 'Otra', password: PASSWORD })).toBe(
      'access.alreadyGuarded',
    )
  })
})

describe('once somebody has a password, a screen', () => {
  test('without a session gets nothing but the question who is there', async () => {
    const { screen } = await guarded()
    const page = screen()
    for (const name of [
      'clients.list',
      'today.list',
      'operators.list',
      'settings.get',
      'exports.make',
      'jobs.cancel',
      'access.lock',
    ]) {
      expect(await page.code(name, { job: 'x' }), name).toBe('access.signInNeeded')
    }
    expect(await page.code('clients.list', {}, 'consola')).toBe('access.signInNeeded')
    expect(await page.state()).toMatchObject({
      state: 'signedOut',
      operator: null,
      people: [{ name: 'Lety' }],
    })
  })

  test('acts as the operator of its session, and a header that names another is refused', async () => {
    const { admin, person } = await guarded()
    const { screen } = await person('Raúl', 'sales')
    expect(await screen.code('clients.list')).toBe('ok')
    expect(await screen.code('clients.list', {}, 'Raúl')).toBe('ok')
    for (const other of ['Lety', 'Consola', 'consola', 'nadie'])
      expect(await screen.code('clients.list', {}, other), other).toBe('access.otherOperator')
    expect(await screen.code('operators.save', { name: 'X', role: 'admin' })).toBe('operation.roleRequired')
    expect(await admin.code('operators.save', { name: 'X', role: 'reader' })).toBe('ok')
  })

  test('in Electron is held to the same', async () => {
    const { screen, id } = await guarded()
    const window = screen('electron')
    expect(await window.code('clients.list', {}, 'consola')).toBe('access.signInNeeded')
    expect(await window.code('access.signIn', { operator: id, password: PASSWORD })).toBe('ok')
    expect(await window.code('clients.list')).toBe('ok')
  })

  test('may not run the steps of the program by themselves, and neither may the command line', async () => {
    const { admin, id, app } = await guarded()
    const forged = { id, verifier: 'scrypt.1.1.1.A.A', temporary: false }
    expect(await admin.code('access.recordPassword', forged)).toBe('operation.inner')
    const cli = await app.dispatch({ operator: null, host: 'cli' }, 'access.recordPassword', forged)
    expect(codeOf(cli)).toBe('operation.inner')
    expect(await admin.code('access.countTry', { id, by: 'password', right: true })).toBe('operation.inner')
  })

  test('leaves programs of this machine as they were: by name, else as Consola', async () => {
    const { app, person } = await guarded()
    await person('Raúl', 'sales')
    const program = (operator: string | null) => app.dispatch({ operator, host: 'cli' }, 'policies.set', {})
    expect(codeOf(await program(null))).toBe('operation.invalidInput')
    expect(codeOf(await program('Raúl'))).toBe('operation.roleRequired')
  })
})

describe('a session', () => {
  test('is 256 bits that no guess, no other ledger and no restart knows', async () => {
    const { admin, screen, id, app, dir } = await guarded()
    const real = admin.session()!
    expect(Buffer.from(real, 'base64url')).toHaveLength(32)
    const guess = screen()
    for (const other of [null, '', 'x', `${real}A`, real.slice(1), real.toUpperCase()]) {
      guess.take(other)
      expect(await guess.code('clients.list'), String(other)).toBe('access.signInNeeded')
    }
    const elsewhere = await guarded()
    const stranger = elsewhere.screen()
    stranger.take(real)
    expect(await stranger.code('clients.list')).toBe('access.signInNeeded')
    app.close()
    const again = openPc({ dir })
    const later = again.screen()
    later.take(real)
    expect(await later.code('clients.list')).toBe('access.signInNeeded')
    expect(await later.code('access.signIn', { operator: id, password: PASSWORD })).toBe('ok')
  })

  test('ends with sign-out, with twelve hours, and with the operator', async () => {
    const { admin, pass, person } = await guarded()
    const raul = await person('Raúl', 'sales')
    const before = raul.screen.session()
    await raul.screen.ask('access.signOut')
    raul.screen.take(before)
    expect(await raul.screen.code('clients.list')).toBe('access.signInNeeded')
    await raul.screen.ask('access.signIn', { operator: raul.id, password: OTHER })
    expect(
      await admin.code('operators.save', { id: raul.id, name: 'Raúl', role: 'sales', active: false }),
    ).toBe('ok')
    expect(await raul.screen.code('clients.list')).toBe('access.signInNeeded')
    expect(await raul.screen.code('access.signIn', { operator: raul.id, password: OTHER })).toBe(
      'access.wrongPassword',
    )
    for (let hours = 0; hours < 12 * 60; hours += 4) {
      await admin.ask('access.active')
      pass(4)
    }
    expect(await admin.code('clients.list')).toBe('access.signInNeeded')
  })

  test('follows a changed role at once, and a password set anew ends the others', async () => {
    const { admin, person, screen } = await guarded()
    const raul = await person('Raúl', 'admin')
    const second = screen()
    await second.ask('access.signIn', { operator: raul.id, password: OTHER })
    expect(await second.code('policies.set')).toBe('operation.invalidInput')
    await admin.ask('operators.save', { id: raul.id, name: 'Raúl', role: 'reader' })
    expect(await second.code('policies.set')).toBe('operation.roleRequired')
    expect(
      await raul.screen.code('access.changePassword', { current: OTHER, next: 'otra frase bien larga' }),
    ).toBe('ok')
    expect(await second.code('clients.list')).toBe('access.signInNeeded')
    expect(await raul.screen.code('clients.list')).toBe('ok')
  })

  test('locks when it is left alone for five minutes, whatever the clock of the PC is set to', async () => {
    const { admin, pass, setNow } = await guarded()
    pass(4.9)
    setNow('2031-01-01T00:00:00Z')
    expect(await admin.code('clients.list')).toBe('ok')
    pass(0.2)
    setNow('2020-01-01T00:00:00Z')
    expect(await admin.code('clients.list')).toBe('access.locked')
    expect(await admin.code('access.active')).toBe('access.locked')
    expect(await admin.state()).toMatchObject({ state: 'locked', operator: { name: 'Lety' } })
    expect(await admin.code('access.unlock', { password: 'nada que ver aquí' })).toBe('access.wrongPassword')
    expect(await admin.code('access.unlock', { password: PASSWORD })).toBe('ok')
    expect(await admin.code('clients.list')).toBe('ok')
  })

  test('is not kept awake by what the screens ask by themselves, only by who is before them', async () => {
    const { admin, pass } = await guarded()
    for (let minute = 0; minute < 5; minute++) {
      await admin.ask('settings.get')
      pass(1)
    }
    expect(await admin.code('clients.list')).toBe('access.locked')
    await admin.ask('access.unlock', { password: PASSWORD })
    await admin.ask('access.setIdleMinutes', { minutes: 10 })
    pass(9)
    await admin.ask('access.active')
    pass(9)
    expect(await admin.code('clients.list')).toBe('ok')
    await admin.ask('access.lock')
    expect(await admin.code('clients.list')).toBe('access.locked')
  })
})

describe('a wrong password', () => {
  test('says the same of a name that is not here', async () => {
    const { screen, id } = await guarded()
    const page = screen()
    expect(await page.code('access.signIn', { operator: id, password: 'algo que no es' })).toBe(
      'access.wrongPassword',
    )
    expect(await page.code('access.signIn', { operator: 'nadie', password: PASSWORD })).toBe(
      'access.wrongPassword',
    )
    expect(await page.code('access.signIn', { operator: 'consola', password: PASSWORD })).toBe(
      'access.wrongPassword',
    )
  })

  test('makes the next one wait after five, also many at once, after a restart and with another clock', async () => {
    const { screen, id, app, dir } = await guarded()
    const page = screen()
    const wrong = (n: number) =>
      page.code('access.signIn', { operator: id, password: `equivocada número ${n}` })
    const codes = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(wrong))
    expect(codes.filter((code) => code === 'access.wrongPassword')).toHaveLength(5)
    expect(codes.filter((code) => code === 'access.wait')).toHaveLength(3)
    app.close()
    const again = openPc({ dir })
    again.setNow('2040-01-01T00:00:00Z')
    const later = again.screen()
    const right = () => later.code('access.signIn', { operator: id, password: PASSWORD })
    expect(await right()).toBe('access.wait')
    again.pass(1)
    expect(await right()).toBe('ok')
  })
})

describe('a PIN', () => {
  const PIN = '274915'

  async function withPin() {
    const pc = await guarded()
    expect(await pc.admin.code('access.setPin', { pin: PIN, password: PASSWORD })).toBe('ok')
    return pc
  }

  test('is six digits that are not guessed, set with the password', async () => {
    const { admin } = await guarded()
    expect(await admin.code('access.setPin', { pin: '12345', password: PASSWORD })).toBe(
      'access.pinMalformed',
    )
    for (const easy of ['111111', '123456', '987654', '121212', '123123'])
      expect(await admin.code('access.setPin', { pin: easy, password: PASSWORD }), easy).toBe(
        'access.pinEasy',
      )
    expect(await admin.code('access.setPin', { pin: PIN, password: 'otra cosa que no es' })).toBe(
      'access.wrongPassword',
    )
  })

  test('unlocks an open session and opens none', async () => {
    const { admin, screen } = await withPin()
    await admin.ask('access.lock')
    expect(await admin.state()).toMatchObject({ state: 'locked', pin: true })
    expect(await admin.code('access.unlock', { pin: PIN })).toBe('ok')
    expect(await admin.code('clients.list')).toBe('ok')
    expect(await screen().code('access.unlock', { pin: PIN })).toBe('access.signInNeeded')
    await admin.ask('access.signOut')
    expect(await admin.code('access.unlock', { pin: PIN })).toBe('access.signInNeeded')
  })

  test('is over after five wrong ones, also after a restart, until the whole password', async () => {
    const { admin, app, dir, id } = await withPin()
    await admin.ask('access.lock')
    const codes: string[] = []
    for (let n = 0; n < 4; n++) codes.push(await admin.code('access.unlock', { pin: `00000${n}` }))
    expect(new Set(codes)).toEqual(new Set(['access.wrongPin']))
    app.close()
    const again = openPc({ dir })
    const page = again.screen()
    await page.ask('access.signIn', { operator: id, password: OTHER })
    expect(await page.code('access.unlock', { pin: PIN })).toBe('access.signInNeeded')
    await page.ask('access.signIn', { operator: id, password: PASSWORD })
    await page.ask('access.lock')
    for (let n = 0; n < 4; n++)
      expect(await page.code('access.unlock', { pin: `00000${n}` })).toBe('access.wrongPin')
    expect(await page.code('access.unlock', { pin: '000009' })).toBe('access.passwordNeeded')
    expect(await page.code('access.unlock', { pin: PIN })).toBe('access.passwordNeeded')
    expect(await page.state()).toMatchObject({ pin: false })
    expect(await page.code('access.unlock', { password: PASSWORD })).toBe('ok')
    await page.ask('access.lock')
    expect(await page.code('access.unlock', { pin: PIN })).toBe('ok')
  })

  test('is worth nothing on another PC, whose own key is another', async () => {
    const { app, dir, admin, id } = await withPin()
    await admin.ask('access.signOut')
    app.close()
    rmSync(join(dir, 'pin-key.json'))
    const again = openPc({ dir })
    const page = again.screen()
    await page.ask('access.signIn', { operator: id, password: PASSWORD })
    await page.ask('access.lock')
    expect(await page.code('access.unlock', { pin: PIN })).toBe('access.wrongPin')
  })
})

describe('a temporary password', () => {
  test('lets in only to be changed, and is over after a week', async () => {
    const { admin, call, screen, setNow, pass } = await guarded()
    const { id } = await call('operators.save', { name: 'Raúl', role: 'sales' })
    const { password } = valueOf<{ password: string }>(
      await admin.ask('access.resetPassword', { operator: id }),
    )
    const page = screen()
    expect(await page.code('access.signIn', { operator: id, password })).toBe('ok')
    expect(await page.state()).toMatchObject({ state: 'temporary' })
    expect(await page.code('clients.list')).toBe('access.passwordChangeNeeded')
    expect(await page.code('access.changePassword', { current: password, next: password })).toBe(
      'access.samePassword',
    )
    expect(await page.code('access.changePassword', { current: password, next: OTHER })).toBe('ok')
    expect(await page.code('clients.list')).toBe('ok')
    const next = valueOf<{ password: string }>(
      await admin.ask('access.resetPassword', { operator: id }),
    ).password
    expect(await page.code('clients.list')).toBe('access.signInNeeded')
    setNow('2026-12-01T15:00:00Z')
    pass(1)
    expect(await page.code('access.signIn', { operator: id, password: next })).toBe('access.temporaryOver')
  })

  test('is taken as a person types it from a slip of paper, and a password of their own only as it is', async () => {
    const { admin, call, screen } = await guarded()
    const { id } = await call('operators.save', { name: 'Raúl', role: 'sales' })
    const { password } = valueOf<{ password: string }>(
      await admin.ask('access.resetPassword', { operator: id }),
    )
    const letters = password.replaceAll('-', '')
    const page = screen()
    for (const typed of [
      letters,
      ` ${letters.toLowerCase()} `,
      password.toLowerCase().replaceAll('-', ' – '),
    ])
      expect(await page.code('access.signIn', { operator: id, password: typed })).toBe('ok')
    expect(await page.code('access.signIn', { operator: id, password: letters.slice(1) })).toBe(
      'access.wrongPassword',
    )
    expect(await page.code('access.signIn', { operator: id, password: letters })).toBe('ok')
    const current = letters.toLowerCase()
    for (const next of [password, letters])
      expect(await page.code('access.changePassword', { current, next })).toBe('access.samePassword')
    expect(await page.code('access.changePassword', { current, next: 'Tres faros-Isla 88' })).toBe('ok')
    for (const typed of ['tres faros-isla 88', 'Tresfarosisla88', 'TRES-FARO-SISL-A88'])
      expect(await page.code('access.signIn', { operator: id, password: typed })).toBe('access.wrongPassword')
    expect(await page.code('access.signIn', { operator: id, password: 'Tres faros-Isla 88' })).toBe('ok')
  })

  test('is given by Administración alone, and not to itself', async () => {
    const { admin, id, person } = await guarded()
    const raul = await person('Raúl', 'accounting')
    expect(await raul.screen.code('access.resetPassword', { operator: id })).toBe('operation.roleRequired')
    expect(await admin.code('access.resetPassword', { operator: id })).toBe('access.ownPassword')
    expect(await admin.code('access.resetPassword', { operator: 'consola' })).toBe('operator.consoleKept')
    expect(await admin.code('operators.save', { id, name: 'Lety', role: 'sales' })).toBe(
      'operator.lastAdministrator',
    )
  })
})

describe('the recovery code', () => {
  test('makes a new password for an administrator once, and another code takes its place', async () => {
    const { screen, id, recoveryCode, person } = await guarded()
    const raul = await person('Raúl', 'sales')
    const page = screen()
    const recover = (code: string, operator = id) =>
      page.ask('access.recover', { code, operator, password: 'una frase de repuesto' })
    expect(codeOf(await recover('AAAA-AAAA'))).toBe('access.recoveryRefused')
    expect(codeOf(await recover(recoveryCode, raul.id))).toBe('access.notAdministrator')
    const typed = recoveryCode.toLowerCase().replaceAll('-', ' ')
    const { recoveryCode: next } = valueOf<{ recoveryCode: string }>(await recover(typed))
    expect(await page.state()).toMatchObject({ state: 'signedIn', operator: { name: 'Lety' } })
    expect(codeOf(await recover(recoveryCode))).toBe('access.recoveryRefused')
    expect(next).not.toBe(recoveryCode)
    const owed = valueOf<{ tasks: { lines: { kind: string; what: string }[] } }>(await page.ask('today.list'))
    expect(owed.tasks.lines.find(({ kind }) => kind === 'office.recovered')?.what).toBe(
      'alguien entró como Lety con el código de recuperación el lun 23 nov 2026',
    )
    expect(JSON.stringify(valueOf(await raul.screen.ask('today.list')))).toContain('office.recovered')
    const other = screen()
    expect(await other.code('access.signIn', { operator: id, password: PASSWORD })).toBe(
      'access.wrongPassword',
    )
    expect(await other.code('access.signIn', { operator: id, password: 'una frase de repuesto' })).toBe('ok')
    const { recoveryCode: third } = valueOf<{ recoveryCode: string }>(
      await other.ask('access.newRecoveryCode', { password: 'una frase de repuesto' }),
    )
    expect(codeOf(await recover(next))).toBe('access.recoveryRefused')
    expect(codeOf(await recover(third))).toBe('ok')
  })
})
