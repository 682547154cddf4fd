import type { ServerResponse } from 'node:http'
import { commonHeaders } from './policy.ts'
import type { Ledgers, MayBeTold, MayHear } from './ledgers.ts'

export interface Changes {
  /** As long as it lasts, whoever follows is told what `may` lets them hear at that moment. */
  follow(response: ServerResponse, may: MayHear): void
  close(): void
}

/** A window needs one stream; this many is somebody's mistake. */
const MOST_STREAMS = 64
/** Comments in between, so that a window whose program died notices. */
const HEARTBEAT_MS = 20_000

/** `GET /changes`: events `changed` {topics} and `progress` {job, done, total, note}. */
export function openChanges(ledgers: Ledgers): Changes {
  const streams = new Map<ServerResponse, MayHear>()
  const tell = (text: string, hears: MayBeTold) =>
    streams.forEach((may, stream) => {
      if (hears(may)) stream.write(text)
    })
  const stops = [
    ledgers.onChanged((topics, hears) => tell(event('changed', { topics }), hears)),
    ledgers.onProgress((progress, hears) => tell(event('progress', progress), hears)),
  ]
  const heartbeat = setInterval(() => streams.forEach((_, stream) => stream.write(':\n\n')), HEARTBEAT_MS)
  heartbeat.unref()
  return {
    follow: (response, may) => {
      const [oldest] = streams.keys()
      if (oldest && streams.size >= MOST_STREAMS) oldest.end()
      streams.set(response, may)
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
      streams.forEach((_, stream) => stream.end())
    },
  }
}

function event(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}
