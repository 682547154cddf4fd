import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { MUTANTS, plant } from './mutants.ts'

// `npm run simulate`: offices of PCs with bad networks and bad disks, one for each seed; with `--mutants`, whether the
// faults that are planted one after the other are found.

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string' },
    seed: { type: 'string' },
    mutants: { type: 'boolean' },
    mutant: { type: 'string' },
  },
})
const from = Number(values.seed ?? values.from ?? 1)
const seeds = values.seed === undefined ? Number(values.seeds ?? 500) : 1
const TOLD_EVERY = 500
process.exitCode = values.mutants ? await findMutants() : await runSeeds()

async function runSeeds(): Promise<number> {
  const mutant = values.mutant === undefined ? null : MUTANTS[Number(values.mutant)]!
  if (mutant) plant(mutant)
  const { scheduleOf, shrink, simulate } = await import('./simulate.ts')
  const began = performance.now()
  let [tried, failed] = [0, 0]
  const tell = () => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`${tried} seeds from ${from}: ${failed} failed, ${seconds} s`)
  }
  for (let seed = from; seed < from + seeds; seed += 1) {
    // A night is long: what it came to is known wherever it is stopped.
    if (tried > 0 && tried % TOLD_EVERY === 0) tell()
    tried += 1
    const failure = await simulate(scheduleOf(seed))
    if (failure === null) continue
    failed += 1
    if (mutant) {
      console.log(`${seed} ${failure.broken[0]!.split('\n')[0]}`)
      return 1
    }
    const smallest = await shrink(scheduleOf(seed))
    const again = await simulate(smallest)
    console.log(`seed ${seed} fails after step ${failure.after}:`)
    for (const line of (again ?? failure).broken) console.log(`  ${line}`)
    for (const step of smallest.steps) console.log(`  ${JSON.stringify(step)}`)
    if (failed >= 3) break
  }
  tell()
  return failed === 0 ? 0 : 1
}

/** Each in a process of its own; a fault that no seed finds is a fault of the simulator. */
async function findMutants(): Promise<number> {
  let missed = 0
  for (const [n, { name }] of MUTANTS.entries()) {
    const output = await outputOf([
      '--mutant',
      String(n),
      '--seeds',
      String(values.seeds ?? 2000),
      '--from',
      String(from),
    ])
    const line = output.trim().split('\n').at(-1)!
    const found = /^(\d+) (.*)$/.exec(line)
    const isFound = found !== null && !line.includes('seeds from')
    if (!isFound) missed += 1
    console.log(
      isFound
        ? `${String(Number(found[1]) - from + 1).padStart(5)}  ${name}: ${found[2]!.slice(0, 140)}`
        : `missed  ${name}: ${line}`,
    )
  }
  console.log(
    `${MUTANTS.length - missed} of ${MUTANTS.length} planted faults were found; the number is that of seeds until then.`,
  )
  return missed === 0 ? 0 : 1
}

function outputOf(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [import.meta.filename, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  return new Promise((resolve) => child.on('exit', () => resolve(text)))
}
