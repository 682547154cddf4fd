import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT, sources } from '../support/sources.ts'

// What a start reads before it can answer takes its milliseconds also where nobody uses it that day.

test.each(['src-main/hosts/cli/serve.ts', 'src-main/hosts/web/program.ts'])(
  '%s starts with the database and what every answer needs, and with nothing of papers, mails, invoices and calendars',
  (program) => {
    expect(loadedBy(program)).toEqual({ packages: ['better-sqlite3', 'date-fns', 'zod'], webClient: false })
  },
)

test('the main process of the desktop, which keeps no ledger, reads the small half of zod alone', () => {
  expect(packagesUnder('src-main/hosts/electron/main.ts')).toEqual([
    'date-fns/locale/es',
    'electron',
    'electron-updater',
    'zod/mini',
  ])
})

function packagesUnder(program: string): string[] {
  const reached = new Set([program])
  for (const path of reached)
    sources.find((source) => source.path === path)?.loads.forEach((name) => reached.add(name))
  return [...reached].filter((name) => !/^(src-|node:)/.test(name)).toSorted()
}

/** The packages that our files ask for while `program` is read, and whether Node read its own fetch and WebSocket. */
function loadedBy(program: string): unknown {
  const script = `
    const { registerHooks } = await import('node:module')
    const packages = new Set()
    registerHooks({
      resolve(name, context, next) {
        const isOurs = !context.parentURL?.includes('/node_modules/')
        if (isOurs && /^[a-z][^:]*$/.test(name)) packages.add(name.split('/')[0])
        return next(name, context)
      },
    })
    await import(${JSON.stringify(join(ROOT, program))})
    const webClient = process.moduleLoadList.some((name) => name.includes('undici'))
    console.log(JSON.stringify({ packages: [...packages].sort(), webClient }))`
  const args = ['--input-type=module', '-e', script]
  return JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }))
}
