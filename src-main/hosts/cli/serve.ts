import type { Command } from './arguments.ts'
import { builtScreens } from './screens.ts'
import { untilToldToEnd } from './until-told.ts'
import { findOpenDoor } from '../web/door-file.ts'
import { ledgerFolders } from '../web/folders.ts'
import { phraseOfEnvironment } from '../web/passphrase.ts'
import { runProgram } from '../web/program.ts'

/** One line on stdout when it answers, and nothing more until it is told to end. */
export async function serve(command: Extract<Command, { command: 'serve' }>): Promise<number> {
  const folders = ledgerFolders(command)
  const door = await findOpenDoor(folders.dir)
  if (door) {
    console.error(`El libro de ${folders.dir} ya está abierto; esta es su puerta.`)
    process.stdout.write(`${JSON.stringify(door)}\n`)
    return 0
  }
  const program = await runProgram({
    folders,
    instant: command.instant,
    staticDir: await builtScreens({ evenIfOld: true }),
    port: command.port,
    say: console.error,
    vault: { systemStore: null, passphrase: phraseOfEnvironment() },
    endpoint: command.endpoint,
  })
  if ('ok' in program) {
    process.stdout.write(`${JSON.stringify(program)}\n`)
    return 1
  }
  // Whoever reads its address may tell it to end.
  const told = untilToldToEnd()
  process.stdout.write(`${JSON.stringify(program.card)}\n`)
  await told
  await program.close()
  return 0
}
