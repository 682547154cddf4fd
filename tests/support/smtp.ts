import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface Delivered {
  readonly to: readonly string[]
  /** The whole message as it came. */
  readonly raw: string
  readonly messageId: string
}

export interface TestSmtp {
  readonly port: number
  readonly delivered: Delivered[]
  /** The port stays free for `openSmtp({ port })`: the server is gone for a day. */
  close(): Promise<void>
}

/** A real mail server on loopback that keeps what it is given. */
export async function openSmtp(
  options: SMTPServerOptions & {
    readonly port?: number
    /** May refuse an address; throw `answer(550, …)`. */
    readonly onAddress?: (address: string) => void
    /** May refuse the whole message after it has come. */
    readonly onMessage?: (to: readonly string[]) => void
  } = {},
): Promise<TestSmtp> {
  const { port = 0, onAddress, onMessage, ...server } = options
  const delivered: Delivered[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => attempt(done, () => onAddress?.(address)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () =>
        attempt(done, () => {
          const to = session.envelope.rcptTo.map(({ address }) => address)
          onMessage?.(to)
          const raw = Buffer.concat(chunks).toString('utf8')
          delivered.push({ to, raw, messageId: /^message-id: (.*)$/im.exec(raw)?.[1] ?? '' })
        }),
      )
    },
    ...server,
  })
  smtp.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    smtp.once('error', reject)
    smtp.listen(port, '127.0.0.1', resolve)
  })
  const close = () => new Promise<void>((resolve) => smtp.close(() => resolve()))
  onTestFinished(close)
  return { port: (smtp.server.address() as AddressInfo).port, delivered, close }
}

/** `throw answer(451, 'Greylisted, come back later')` */
export function answer(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code })
}

export function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, '..', 'fixtures', name), 'utf8')
}

function attempt(done: (error?: Error | null) => void, work: () => void): void {
  try {
    work()
    done()
  } catch (error) {
    done(error as Error)
  }
}
