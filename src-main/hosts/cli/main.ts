import { pipeline } from 'node:stream/promises'
import { readArguments, USAGE, WrongUsage, type Command } from './arguments.ts'
import { EXIT, exitOf } from './exit.ts'
import { importFile, importSentence, type ImportOutcome } from './import.ts'
import { listOperations } from './operations.ts'
import { callOperation, reachLedger } from './reach.ts'
import { runSafety } from './safety.ts'
import { serve } from './serve.ts'
import { start } from './start.ts'
import { saveLedger, takeLedger, type ToldLedger } from './whole-ledger.ts'
import { writeSupportFile } from './support-file.ts'
import { parseOutsideJson } from '../web/json-body.ts'
import { refused } from '../web/refusals.ts'
import type { Answer } from '#core/app.ts'

// `vigente`: answers on stdout, everything else on stderr.

// `vigente operations | head` is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  process.exitCode = await run(readArguments(process.argv.slice(2)))
} catch (error) {
  if (error instanceof WrongUsage) {
    process.stderr.write(`${error.message}\n\n${USAGE}`)
    process.exitCode = EXIT.wrongUsage
  } else {
    console.error(error)
    process.exitCode = EXIT.bug
  }
}

async function run(command: Command): Promise<number> {
  switch (command.command) {
    case 'help':
      process.stdout.write(USAGE)
      return EXIT.done
    case 'operations':
      process.stdout.write(`${JSON.stringify(listOperations(), null, 1)}\n`)
      return EXIT.done
    case 'call': {
      const input = parseOutsideJson(command.json)
      if (input === 'json') throw new WrongUsage(`«${command.json.slice(0, 200)}» no es JSON.`)
      if (input === 'key') return print(refused('request.malformed', { what: input }))
      return print(await callOperation(command, command.operation, input.value))
    }
    case 'import': {
      const answer = await importFile(command)
      return command.asJson || !answer.ok ? print(answer) : printOutcome(answer.value)
    }
    case 'enrol': {
      const { endpoint: url, code, name } = command
      return print(await callOperation(command, 'sync.enrol', { url, code, name }))
    }
    case 'sync':
      return print(await callOperation(command, 'sync.once', {}))
    case 'outbox':
      return print(await callOperation(command, 'sync.outbox', {}))
    case 'digest': {
      // One line, as the endpoint prints its own.
      const answer = await callOperation(command, 'sync.digest', {})
      if (!answer.ok) return print(answer)
      process.stdout.write(`${JSON.stringify(answer.value)}\n`)
      return EXIT.done
    }
    case 'export':
      return command.xlsx === null
        ? exportLedger(command)
        : printTold(await saveLedger(command, command.xlsx), false)
    case 'import-ledger':
      return printTold(await takeLedger(command, command.file), command.asJson)
    case 'doctor':
    case 'verify':
    case 'backup':
    case 'drill':
    case 'restore':
      return runSafety(command)
    case 'support-file':
      return writeSupportFile(command)
    case 'serve':
      return serve(command)
    case 'start':
      return start(command)
  }
}

/** Every row, as it is: for a comparison, or for another program. */
async function exportLedger(command: Command): Promise<number> {
  const ledger = await reachLedger(command)
  if ('ok' in ledger) return print(ledger)
  try {
    const answer = await ledger.call('ledger.export', {})
    if (!answer.ok) return print(answer)
    await pipeline(await ledger.read((answer.value as { file: string }).file), process.stdout, { end: false })
    return EXIT.done
  } finally {
    ledger.close()
  }
}

/** A sentence for a person; the answer as it is for a program. */
function printTold({ answer, sentence }: ToldLedger, asJson: boolean): number {
  if (asJson) return print(answer)
  process.stdout.write(`${sentence}\n`)
  return exitOf(answer)
}

function print(answer: Answer): number {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
  return exitOf(answer)
}

/** For a person; `--json` is for programs. */
function printOutcome(value: unknown): number {
  process.stdout.write(`${importSentence(value as ImportOutcome)}\n`)
  return EXIT.done
}
