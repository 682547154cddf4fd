import { openOffice, seriousProblems } from './shell.ts'
const office = await openOffice()
if (process.argv[2] === 'sample') await office.call('sample.load', {})
const out = process.argv[3] ?? '/tmp/shots'
const page = await office.window('/ajustes')
for (const p of process.argv.slice(4)) {
  const [place, scheme = 'light'] = p.split('!')
  await page.emulateMedia({ colorScheme: scheme as 'light' })
  await page.evaluate(`location.hash = ${JSON.stringify(place)}`)
  await page.waitForTimeout(500)
  await page.screenshot({ path: `${out}/${place.replaceAll(/[^a-z]+/g, '-')}-${scheme}.png` })
  console.log(place, scheme, await seriousProblems(page))
}
console.log(office.faults)
await office.close()
