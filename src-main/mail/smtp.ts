import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpOutcome } from '#domain/mail.ts'
import { smtpReason } from '#messages/es-MX/mail.ts'

export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** `plain` is for this very machine: elsewhere the password would travel in clear. */
  readonly security: 'tls' | 'starttls' | 'plain'
  readonly user: string
  readonly password: string
}

export interface SmtpChoices {
  /** Of the wait for each answer, in milliseconds. */
  readonly timeout?: number
  /** Certificates to trust beside the machine's own. */
  readonly trust?: string
}

const TIMEOUT = 30_000
const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1'])

/** `isOwnMachine('127.0.0.1') // true` */
export function isOwnMachine(host: string): boolean {
  return LOOPBACK.has(host.toLowerCase())
}

/**
 * One message to one server, and what came of it. TLS 1.2 at least with a certificate that is valid for that host; no
 * other host is ever reached. Nothing throws: each fault is one of the four outcomes, and whether the text had left
 * whole decides between "try again" and "a person must look".
 */
export async function sendBySmtp(
  server: SmtpServer,
  envelope: { readonly from: string; readonly to: readonly string[] },
  message: Uint8Array,
  choices: SmtpChoices = {},
): Promise<SmtpOutcome> {
  const connection = await openConnection(server, choices)
  return new Promise((resolve) => {
    const body = Readable.from([message])
    let hasLeft = false
    body.once('end', () => (hasLeft = true))
    // Answered first: closing makes it say "end", which without an answer is a fault.
    const end = (outcome: SmtpOutcome) => {
      resolve(outcome)
      connection.close()
    }
    const fail = (error: SmtpFault) => end(outcomeOf(error, hasLeft))

    connection.once('error', fail)
    connection.once('end', () => fail(new Error('Connection closed unexpectedly')))
    connection.connect((fault) => {
      if (fault) return fail(fault)
      const send = () =>
        connection.send({ from: envelope.from, to: [...envelope.to] }, body, (error, info) => {
          if (error) return fail(error)
          resolve({ kind: 'taken', answer: info!.response, addresses: addressesOf(info!, envelope.to) })
          connection.quit()
        })
      if (server.user === '') return send()
      connection.login({ user: server.user, pass: server.password }, (error) =>
        error ? fail(error) : send(),
      )
    })
  })
}

/** Connects, secures and logs in, sends nothing; null when all of it went well, else why not. */
export async function trySmtp(server: SmtpServer, choices: SmtpChoices = {}): Promise<string | null> {
  const connection = await openConnection(server, choices)
  return new Promise((resolve) => {
    const end = (fault: SmtpFault | null | undefined) => {
      resolve(fault ? reasonOf(fault) : null)
      connection.close()
    }
    connection.once('error', end)
    connection.once('end', () => end(new Error('Connection closed unexpectedly')))
    connection.connect((fault) => {
      if (fault || server.user === '') return end(fault)
      connection.login({ user: server.user, pass: server.password }, end)
    })
  })
}

interface SmtpFault extends Error {
  code?: string | undefined
  response?: string | undefined
  responseCode?: number | undefined
  rejectedErrors?: readonly SmtpFault[] | undefined
  recipient?: string | undefined
}

async function openConnection(
  { host, port, security }: SmtpServer,
  choices: SmtpChoices,
): Promise<SMTPConnection> {
  if (security === 'plain' && !isOwnMachine(host)) throw new Error('plain SMTP is for this machine alone')
  const timeout = choices.timeout ?? TIMEOUT
  // With the first mail: the start need not wait for it.
  const { default: SmtpConnection } = await import('nodemailer/lib/smtp-connection')
  return new SmtpConnection({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'plain',
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    tls: {
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      ...(choices.trust === undefined ? {} : { ca: choices.trust }),
    },
  })
}

function outcomeOf(fault: SmtpFault, hasLeft: boolean): SmtpOutcome {
  const answer = reasonOf(fault)
  if (fault.responseCode !== undefined) {
    const refused = fault.rejectedErrors ?? []
    if (refused.length > 0) {
      return { kind: 'taken', answer, addresses: refused.map((one) => refusedAddress(one)) }
    }
    // A password that the server does not take is not the message's fault: it waits for another one.
    return fault.code === 'EAUTH'
      ? { kind: 'unreachable', answer }
      : { kind: 'refused', code: fault.responseCode, answer }
  }
  return hasLeft ? { kind: 'unsure', answer } : { kind: 'unreachable', answer }
}

function addressesOf(
  info: { accepted: unknown[]; response: string; rejectedErrors?: readonly SmtpFault[] | undefined },
  to: readonly string[],
) {
  const refused = (info.rejectedErrors ?? []).map((one) => refusedAddress(one))
  const names = new Set(refused.map(({ address }) => address))
  const taken = to.filter((address) => !names.has(address))
  return [...taken.map((address) => ({ address, code: 250, answer: info.response })), ...refused]
}

function refusedAddress(fault: SmtpFault) {
  return {
    address: String(fault.recipient ?? ''),
    code: fault.responseCode ?? 450,
    answer: fault.response ?? reasonOf(fault),
  }
}

function reasonOf(fault: SmtpFault): string {
  return fault.response ?? smtpReason(fault.code ?? '', fault.message)
}
