import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench } from './bench.ts'
import { cloneFolder } from './clone-folder.ts'
import { measuredOf, type Pair } from './pairs.ts'
import { pullBare, pushBare, readLog, serveFloor, type Logged } from './sync-floor.ts'
import { openOffice, work, type BenchOffice } from './sync-office.ts'

/** As a PC sends and asks. */
const BATCH = 100
const PAGE = 250

/**
 * Commands that waited at one PC, pushed until that PC has their results, and then pulled by another. The floor sends
 * the same commands in the same batches and brings the same rows in the same pages, between bare databases: one durable
 * insert a command at the endpoint, one insert a row at each PC.
 */
export async function pushAndPull(bench: Bench): Promise<void> {
  const each: { readonly push: number[]; readonly pull: number[] } = { push: [], pull: [] }
  for (const size of bench.sizes(100_000)) {
    const waiting = bench.newDir('waiting')
    await makeWaiting(waiting, size)
    const once = bench.newDir('once')
    const warmUp = await programOnce(waiting, once)
    const logged = readLog(join(once, 'endpoint'), warmUp.device)
    if (logged.commands.length !== size) throw new Error(`${logged.commands.length} of ${size} were judged`)
    rmSync(once, { recursive: true })
    const push: Pair[] = []
    const pull: Pair[] = []
    for (let pair = 0; pair < (size >= 100_000 ? 2 : bench.pairs); pair += 1) {
      const floor = await floorOnce(bench, waiting, logged)
      const dir = bench.newDir('ours')
      const program = await programOnce(waiting, dir)
      rmSync(dir, { recursive: true })
      push.push({ floor: floor.push, program: program.push })
      pull.push({ floor: floor.pull, program: program.pull })
    }
    bench.report(9, 'commands pushed, results taken', size, 2.5, measuredOf(push))
    bench.report(9, 'commands pulled by another PC', size, 2.5, measuredOf(pull))
    each.push.push(measuredOf(push).programMs / size)
    each.pull.push(measuredOf(pull).programMs / size)
  }
  bench.growth(9, each.push, 1.25, 'push')
  bench.growth(9, each.pull, 1.25, 'pull')
}

/** Two PCs that have met the endpoint, and then so many commands at the first. */
async function makeWaiting(dir: string, commands: number): Promise<void> {
  const office = await openOffice(dir)
  const one = await office.enrolled('one')
  await office.enrolled('other')
  await one.exchange()
  one.app.sync.raw.pragma('synchronous = OFF')
  await work(one, commands)
  await office.close()
}

async function programOnce(waiting: string, dir: string) {
  cloneFolder(waiting, dir)
  const office = await openOffice(dir)
  const sent = await exchanged(office, 'one')
  const brought = await exchanged(office, 'other')
  const digests = [sent.digest, brought.digest, (await office.endpoint.service.digest()).digest]
  if (new Set(digests).size !== 1) throw new Error('the two PCs and the endpoint differ')
  await office.close()
  return { device: sent.device, push: sent.took, pull: brought.took }
}

/** One PC by itself: what another does in its idle slices is on another machine. */
async function exchanged(office: BenchOffice, name: string) {
  const pc = office.pc(name)
  const began = performance.now()
  await pc.exchange()
  const took = performance.now() - began
  const [device, digest] = [pc.device, pc.app.sync.digest()]
  pc.close()
  return { device, digest, took }
}

async function floorOnce(bench: Bench, waiting: string, logged: Logged) {
  const dir = bench.newDir('floor')
  for (const name of ['one', 'other']) cloneFolder(join(waiting, 'other'), join(dir, name))
  const endpoint = await serveFloor(join(dir, 'store.db'), logged)
  const began = performance.now()
  await pushBare(endpoint.url, logged.commands, BATCH)
  await pullBare(endpoint.url, join(dir, 'one'), PAGE)
  const pushed = performance.now()
  await pullBare(endpoint.url, join(dir, 'other'), PAGE)
  const pulled = performance.now()
  await endpoint.close()
  rmSync(dir, { recursive: true })
  return { push: pushed - began, pull: pulled - pushed }
}
