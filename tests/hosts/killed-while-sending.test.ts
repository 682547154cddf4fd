import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openTestApp } from '../support/app.ts'
import { clientWith, setUpMail } from '../support/reminders.ts'
import { openSmtp } from '../support/smtp.ts'
import { vigente } from './harness.ts'

const MORNING = '2026-11-23T15:00:00Z'

interface Sent {
  readonly mails: {
    readonly id: string
    readonly state: string
    readonly recipients: { address: string }[]
  }[]
}

/** The ledger in a process of its own, asked as another program of this machine asks. */
async function serving(dir: string, now = MORNING) {
  const program = vigente(['serve', '--data', dir, '--port', '0', '--now', now])
  const [line] = await program.line(/^\{.*\}\n/)
  const door = JSON.parse(line) as { url: string; token: string; pid: number }
  const call = async (name: string, input: object = {}) => {
    const headers = { Authorization: `Bearer ${door.token}`, 'Content-Type': 'application/json' }
    const body = JSON.stringify(input)
    const response = await fetch(`${door.url}/rpc/${name}`, { method: 'POST', headers, body })
    return ((await response.json()) as { value: unknown }).value
  }
  return {
    pid: door.pid,
    ended: program.finished,
    work: async () => {
      await call('reminders.run')
      return call('mail.send')
    },
    call,
    states: async () =>
      Object.fromEntries(
        ((await call('mail.list')) as Sent).mails.map(({ recipients, state }) => [
          recipients[0]!.address,
          state,
        ]),
      ),
    failures: async () =>
      (
        (await call('today.list')) as { tasks: { lines: { kind: string; params: { to: string } }[] } }
      ).tasks.lines
        .filter(({ kind }) => kind === 'mail.failed')
        .map(({ params }) => params.to),
  }
}

test.each([
  ['has the text whole and has not answered', 'onMessage', ['c1', 'c2', 'c3']],
  ['has the address alone', 'onAddress', ['c1', 'c3']],
] as const)(
  'killed (SIGKILL) while the mail server %s: nobody gets two, and a person says what came of it',
  async (_when, at, got) => {
    let pid: number | null = null
    const kill = (address: string) => {
      if (address !== 'c2@cliente.mx' || pid === null) return
      process.kill(pid, 'SIGKILL')
      pid = null
    }
    const smtp = await openSmtp(
      at === 'onMessage' ? { onMessage: ([address]) => kill(address!) } : { onAddress: kill },
    )
    const app = openTestApp('2026-09-01T15:00:00Z')
    await setUpMail(app, smtp.port)
    for (const i of [1, 2, 3]) {
      const rental = { serial: `SAES705685${i}`, activatedOn: '2025-11-24', paidUntil: '2026-11-24' }
      await clientWith(app, `Cliente ${i}`, [rental], `c${i}@cliente.mx`)
    }
    app.app.close()

    const first = await serving(app.dir)
    pid = first.pid
    await expect(first.work()).rejects.toThrow()
    await first.ended
    // What the dead process had on its way comes or is cut off.
    await sleep(200)

    const second = await serving(app.dir)
    expect(await second.work()).toEqual({ sent: 1, waiting: 0, failed: 0, cancelled: 0 })
    expect(await second.work()).toEqual({ sent: 0, waiting: 0, failed: 0, cancelled: 0 })
    expect(smtp.delivered.flatMap(({ to }) => to).toSorted()).toEqual(got.map((name) => `${name}@cliente.mx`))
    expect(await second.states()).toEqual({
      'c1@cliente.mx': 'sent',
      'c2@cliente.mx': 'unsure',
      'c3@cliente.mx': 'sent',
    })
    expect(await second.failures()).toEqual(['c2@cliente.mx'])

    // Sent again by a person it is the same message by its Message-ID.
    const { mails } = (await second.call('mail.list')) as Sent
    await second.call('mail.retry', { id: mails.find(({ state }) => state === 'unsure')!.id })
    expect(await second.work()).toMatchObject({ sent: 1 })
    const ids = smtp.delivered.filter(({ to }) => to[0] === 'c2@cliente.mx').map(({ messageId }) => messageId)
    expect([ids.length, new Set(ids).size, await second.failures()]).toEqual([got.length - 1, 1, []])
  },
)
