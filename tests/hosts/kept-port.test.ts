import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keptPort } from '../../src-main/hosts/web/kept-port.ts'
import { runProgram } from '../../src-main/hosts/web/program.ts'
import { NOW, temporaryFolder } from './harness.ts'

/** Starts and ends the program once, on the port of the last time; the answer is the port it took. */
async function startOnce(dir: string): Promise<number> {
  const folders = { dir, practiceDir: join(dir, 'practica') }
  const program = await runProgram({
    folders,
    instant: NOW,
    staticDir: null,
    port: null,
    say: () => {},
    vault: { systemStore: null, passphrase: null },
  })
  if ('ok' in program) throw new Error(program.refusal.message)
  await program.close()
  return Number(new URL(program.card.url).port)
}

test('the program comes back on the port of the last time, so that the browser finds what it kept', async () => {
  const dir = temporaryFolder()
  const first = await startOnce(dir)
  expect([await startOnce(dir), await startOnce(dir), keptPort(dir)]).toEqual([first, first, first])
})

test('a port that somebody else took gives way to a free one, which is then kept', async () => {
  const dir = temporaryFolder()
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  writeFileSync(join(dir, 'port.json'), JSON.stringify({ port }))
  const taken = await startOnce(dir)
  expect(taken).not.toBe(port)
  expect(JSON.parse(readFileSync(join(dir, 'port.json'), 'utf8'))).toEqual({ port: taken })
})

test('whatever stands in the file, the program starts', async () => {
  const dir = temporaryFolder()
  for (const text of ['', '{', '{"port":"80"}', '{"port":80}', '{"port":70000}', '{"port":4096.5}']) {
    writeFileSync(join(dir, 'port.json'), text)
    expect(keptPort(dir)).toBe(0)
  }
  expect(await startOnce(dir)).toBeGreaterThan(1023)
})
