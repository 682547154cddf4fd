import { expect, test } from 'vitest'
import { behindItsBack } from '../durability/damaged.ts'
import { temporaryFolder, vigente } from './harness.ts'

const run = async (...args: string[]) => {
  const { code, stdout } = await vigente(args).finished
  return [code, stdout.trim()] as const
}

test('the command line tells what is damaged and where, changes nothing by looking, and goes back when told to', async () => {
  const dir = temporaryFolder()
  const at = ['--data', dir]
  expect(await run('verify', ...at)).toEqual([1, `En ${dir} no hay ningún libro.`])
  await run('call', 'clients.create', '{"name":"Hotel La Ceiba"}', ...at)
  expect(await run('backup', ...at)).toEqual([0, expect.stringMatching(/^Respaldo 1 hecho y comprobado/)])
  expect(await run('drill', ...at)).toEqual([0, expect.stringMatching(/se restauró aparte y está completo/)])
  expect(await run('verify', ...at)).toEqual([0, expect.stringMatching(/^El libro está completo/)])
  expect(await run('doctor', ...at)).toEqual([0, expect.stringMatching(/no hay nada que hacer/)])
  behindItsBack(dir, (raw) => raw.exec(`UPDATE clients SET city = 'Otra'`))
  for (let look = 0; look < 2; look += 1) {
    const [code, said] = await run('verify', '--json', ...at)
    expect([code, JSON.parse(said)]).toMatchObject([
      1,
      { ok: true, value: { found: [{ kind: 'row', table: 'clients' }] } },
    ])
  }
  expect(await run('doctor', ...at)).toEqual([
    1,
    expect.stringMatching(/clientes \(clients\), renglón .*\n {2}→ /),
  ])
  await run('call', 'clients.create', '{"name":"Buceo Ixchel"}', ...at)
  expect(await run('restore', ...at)).toEqual([
    1,
    expect.stringMatching(/una operación.*\nPara hacerlo, .*--yes/),
  ])
  expect(await run('restore', '--from', '1', '--yes', ...at)).toEqual([
    0,
    expect.stringMatching(/^Se restauró el respaldo 1/),
  ])
  expect(await run('verify', ...at)).toEqual([0, expect.stringMatching(/^El libro está completo/)])
})
