import type { ServerResponse } from 'node:http'
import { commonHeaders } from './policy.ts'
import type { Ledgers } from './ledgers.ts'

export interface Changes {
  follow(response: ServerResponse): void
  close(): void
}

/** A window needs one stream; this many is somebody's mistake. */
const MOST_STREAMS = 64
/** Comments in between, so that a window whose program died notices. */
const HEARTBEAT_MS = 20_000

/** `GET /changes`: events `changed` {topics} and `progress` {job, done, total, note}. */
export function openChanges(ledgers: Ledgers): Changes {
  const streams = new Set<ServerResponse>()
  const tell = (text: string) => streams.forEach((stream) => stream.write(text))
  const stops = [
    ledgers.onChanged((topics) => tell(event('changed', { topics }))),
    ledgers.onProgress((progress) => tell(event('progress', progress))),
  ]
  const heartbeat = setInterval(() => tell(':\n\n'), HEARTBEAT_MS)
  heartbeat.unref()
  return {
    follow: (response) => {
      const [oldest] = streams
      if (oldest && streams.size >= MOST_STREAMS) oldest.end()
      streams.add(response)
      response.on('close', () => streams.delete(response))
      response.writeHead(200, {
        ...commonHeaders,
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
      })
      response.write(':\n\n')
    },
    close: () => {
      clearInterval(heartbeat)
      stops.forEach((stop) => stop())
      streams.forEach((stream) => stream.end())
    },
  }
}

function event(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}
