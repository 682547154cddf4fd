import { parseArgs } from 'node:util'
import { scheduleOf, shrink, simulate } from './simulate.ts'

// `npm run simulate`: offices of PCs with bad networks, one for each seed.

const { values } = parseArgs({
  options: { seeds: { type: 'string' }, from: { type: 'string' }, seed: { type: 'string' } },
})
const from = Number(values.seed ?? values.from ?? 1)
const seeds = values.seed === undefined ? Number(values.seeds ?? 500) : 1
const began = performance.now()
let failed = 0
for (let seed = from; seed < from + seeds; seed += 1) {
  const failure = await simulate(scheduleOf(seed))
  if (failure === null) continue
  failed += 1
  const smallest = await shrink(scheduleOf(seed))
  const again = await simulate(smallest)
  console.log(`seed ${seed} fails after step ${failure.after}:`)
  for (const line of (again ?? failure).broken) console.log(`  ${line}`)
  for (const step of smallest.steps) console.log(`  ${JSON.stringify(step)}`)
  if (failed >= 3) break
}
const seconds = ((performance.now() - began) / 1000).toFixed(1)
console.log(`${seeds} seeds from ${from}: ${failed} failed, ${seconds} s`)
process.exitCode = failed === 0 ? 0 : 1
