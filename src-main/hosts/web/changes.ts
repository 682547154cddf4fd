import type { ServerResponse } from 'node:http'
import { commonHeaders } from './policy.ts'
import type { Ledgers, MayBeTold, MayHear } from './ledgers.ts'

export interface Changes {
  /**
   * As long as it lasts, whoever follows is told what `may` lets them hear at that moment; first what changed in the last
   * milliseconds, since a page asks before it has anything that listens.
   */
  follow(response: ServerResponse, may: MayHear, within: number): void
  close(): void
}

/** A window needs one stream; this many is somebody's mistake. */
const MOST_STREAMS = 64
/** Comments in between, so that a window whose program died notices. */
const HEARTBEAT_MS = 20_000
/** So long what changed is kept for a page that is still being read, and so many times at most. */
const KEPT_MS = 60_000
const MOST_KEPT = 1_000

/** `GET /changes`: events `changed` {topics} and `progress` {job, done, total, note}. */
export function openChanges(ledgers: Ledgers): Changes {
  const streams = new Map<ServerResponse, MayHear>()
  const tell = (text: string, hears: MayBeTold) =>
    streams.forEach((may, stream) => {
      if (hears(may)) stream.write(text)
    })
  const recent: { readonly at: number; readonly text: string; readonly hears: MayBeTold }[] = []
  const stops = [
    ledgers.onChanged((topics, hears) => {
      const [at, text] = [performance.now(), event('changed', { topics })]
      while (recent.length >= MOST_KEPT || (recent.length > 0 && recent[0]!.at < at - KEPT_MS)) recent.shift()
      recent.push({ at, text, hears })
      tell(text, hears)
    }),
    ledgers.onProgress((progress, hears) => tell(event('progress', progress), hears)),
  ]
  const heartbeat = setInterval(() => streams.forEach((_, stream) => stream.write(':\n\n')), HEARTBEAT_MS)
  heartbeat.unref()
  return {
    follow: (response, may, within) => {
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
      const since = performance.now() - within
      for (const { at, text, hears } of recent) if (at >= since && hears(may)) response.write(text)
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
