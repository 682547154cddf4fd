import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

// Bytes as no client of HTTP sends them, from an address of this machine of their own.

export interface RawOptions {
  /** Any of 127.0.0.0/8 is this machine. */
  readonly from?: string
  /** After which silence nothing more is waited for. */
  readonly quietMs?: number
}

export function openRaw(url: string, { from = '127.0.0.1' }: RawOptions = {}): Socket {
  const { hostname: host, port } = new URL(url)
  const socket = connect({ host, port: Number(port), localAddress: from })
  socket.on('error', () => {})
  onTestFinished(() => void socket.destroy())
  return socket
}

/** All that comes back until the other side hangs up, or says nothing for so long. */
export function heardOn(socket: Socket, quietMs = 1_500): Promise<string> {
  const chunks: Buffer[] = []
  return new Promise((resolve) => {
    const done = () => {
      socket.destroy()
      resolve(Buffer.concat(chunks).toString('latin1'))
    }
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.once('close', done)
    socket.setTimeout(quietMs, done)
  })
}

export function sayRaw(url: string, bytes: string | Uint8Array, options?: RawOptions): Promise<string> {
  const socket = openRaw(url, options)
  socket.write(bytes)
  return heardOn(socket, options?.quietMs)
}

/** The status of each answer that stands in what came back. */
export function statusesIn(heard: string): readonly number[] {
  return [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
}

/** A request with its headers as they are given; its length only where they say it. */
export function rawRequest(line: string, headers: readonly string[] = [], body = ''): string {
  return [line, 'host: vigente', ...headers, '', body].join('\r\n')
}
