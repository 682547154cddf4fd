import { openVigente } from '#core/start.ts'
import { readHashFile } from '#durability/hash-file.ts'
import { readHeadFile } from '#durability/heads.ts'
import { placesOf } from '#durability/places.ts'

type Tell = (line: string) => void

/** Some commands, a backup in between, and after each a look at what is there; each answer is told. */
export async function littleWork(dir: string, tell: Tell, waits: boolean): Promise<void> {
  const { ask, close } = opened(dir)
  let done = 0
  for (let i = 0; i < 30; i += 1) {
    const name = `x-${i}`
    const answer = await ask('clients.create', { name })
    if (answer.ok) done += 1
    tell(answer.ok ? `done ${name}` : `no clients.create ${name} ${answer.refusal.code}`)
    const seen = await ask('clients.list', {})
    if (!seen.ok) tell(`wrong it cannot be looked at: ${seen.refusal.code}`)
    else if (totalOf(seen.value) !== done) tell(`wrong ${totalOf(seen.value)} clients, ${done} answered`)
    if (i % 10 === 5) {
      const made = await ask('backups.make', {})
      if (!made.ok) tell(`no backups.make - ${made.refusal.code}`)
    }
  }
  const status = await ask('backups.status', {})
  if (status.ok && (status.value as { diskFails: boolean }).diskFails) tell('warned')
  if (waits) {
    tell('waiting')
    setInterval(() => {}, 60_000)
    return
  }
  close()
}

/** What is done between commands has come up to so many of them, long before so many were given. */
const [COMMANDS_KNOWN, MOST_COMMANDS] = [10, 200]

/**
 * Commands one after another, each with questions right behind it, until a backup and a look have come to their end, and the
 * head file and the hashes of the rows have followed although work never stopped.
 */
export async function busyWork(dir: string, tag: string, tell: Tell): Promise<void> {
  const { ask, close } = opened(dir)
  const upkeep = Promise.all([
    ask('backups.make', {}).then(({ ok }) => tell(`backup ${ok}`)),
    ask('ledger.verify', {}).then(({ ok }) => tell(`looked ${ok}`)),
  ])
  let done = 0
  let isUpkept = false
  void upkeep.then(() => {
    isUpkept = true
  })
  const hasFollowed = () => reached(dir).every((seq) => seq >= COMMANDS_KNOWN)
  for (let i = 0; i < MOST_COMMANDS && !(isUpkept && hasFollowed()); i += 1) {
    const name = `${tag}-${i}`
    const order: string[] = []
    const given = ask('clients.create', { name }).then((answer) => {
      order.push('command')
      if (!answer.ok) return tell(`wrong ${name} was refused: ${answer.refusal.code}`)
      done += 1
      tell(`done ${name}`)
    })
    const asked = [1, 2, 3].map(async (question) => {
      const before = done
      const seen = await ask('clients.list', {})
      order.push(`question ${question}`)
      tell(`asked ${question}`)
      if (!seen.ok || totalOf(seen.value) < before) tell(`wrong question ${question} at ${name}`)
    })
    await Promise.all([given, ...asked])
    if (order.join() !== 'command,question 1,question 2,question 3') tell(`wrong order: ${order.join()}`)
    // What comes to a program comes between two turns of it.
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (hasFollowed()) tell('followed')
  await upkeep
  close()
  tell('closed')
}

/** The command that the head file, and the file of the hashes, have come to. */
function reached(dir: string): number[] {
  const places = placesOf(dir)
  const hashes = readHashFile(places.hashes)
  try {
    return [readHeadFile(places.head)?.outboxSeq ?? 0, hashes?.state?.outboxSeq ?? 0]
  } finally {
    hashes?.close()
  }
}

function opened(dir: string) {
  const app = openVigente({ dir, clock: { now: () => new Date() }, log: () => {} })
  return {
    ask: (name: string, input: unknown) => app.dispatch({ operator: null, host: 'direct' }, name, input),
    close: () => app.close(),
  }
}

function totalOf(value: unknown): number {
  return (value as { total: number }).total
}
