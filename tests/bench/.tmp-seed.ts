import { seedLedger } from '/work/main/tests/bench/seed.ts'
for (const n of process.argv.slice(2).map(Number)) {
  const t = performance.now()
  await seedLedger('/tmp/bench-seed/' + n, n)
  console.log(n, Math.round(performance.now() - t), 'ms', Math.round(process.memoryUsage().rss / 1e6), 'MB')
}
