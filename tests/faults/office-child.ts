import { writeSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openVigente } from '#core/start.ts'
import { onSwapStep } from '#durability/swap.ts'
import { LedgerNotOpened } from '#db/open.ts'
import { dayOfWork } from './day-of-work.ts'
import { busyWork, littleWork } from './little-work.ts'

// One program at a ledger, for whoever kills it: each line on stdout says what was answered, and is there only once it
// was. `--do load` gives commands without end; `backup` and `restore` also do those; `--die-at STEP` ends itself there.
// `--do day` is a whole day of work, drawn by `--tag`, and then the end; `little` and `busy` are in little-work.ts.

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    do: { type: 'string' },
    'die-at': { type: 'string' },
    tag: { type: 'string' },
  },
})
const tell = (line: string) => void writeSync(1, `${line}\n`)
const caller = { operator: null, host: 'direct' } as const

onSwapStep((step) => {
  tell(`step ${step}`)
  if (step === values['die-at']) process.kill(process.pid, 'SIGKILL')
})

try {
  if (values.do === 'day') await dayOfWork(values.dir!, Number(values.tag), tell)
  else if (values.do?.startsWith('little'))
    await littleWork(values.dir!, tell, values.do === 'little-and-wait')
  else if (values.do === 'busy') await busyWork(values.dir!, values.tag!, tell)
  else await start()
} catch (error) {
  if (!(error instanceof LedgerNotOpened)) throw error
  tell(`refused ${error.reason}`)
  process.exitCode = 1
}

async function start(): Promise<void> {
  const started = performance.now()
  const app = openVigente({ dir: values.dir!, clock: { now: () => new Date() }, log: () => {} })
  tell(`open ${Math.round(performance.now() - started)}`)
  await work(app)
}

async function work(app: ReturnType<typeof openVigente>): Promise<void> {
  const ask = (name: string, input: unknown) => app.dispatch(caller, name, input)
  if (values.do === 'hold') return
  const upkeep = async () => {
    for (;;) {
      if (values.do === 'backup') tell(`backup ${(await ask('backups.make', {})).ok}`)
      else if (values.do === 'restore') {
        const made = await ask('backups.make', {})
        if (made.ok) tell(`restored ${(await ask('backups.restore', { lose: 1_000_000 })).ok}`)
      } else return
    }
  }
  void upkeep()
  for (let i = 0; ; i += 1) {
    const name = `${values.tag}-${i}`
    const answer = await ask('clients.create', { name })
    if (answer.ok) tell(`done ${name}`)
    else tell(`no ${answer.refusal.code}`)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
