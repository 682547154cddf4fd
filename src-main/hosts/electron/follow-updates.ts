import { APP_VERSION } from '#core/version.ts'
import type { UpdateStanding } from '#domain/program-update.ts'
import { installedUpdater } from './installed-updater.ts'
import type { Relay } from './relay.ts'
import { openUpdates, type Updates } from './updates.ts'

const EVERY_MS = 60_000

/** The versions of this program over the core's settings; `byItself` looks without being asked. */
export function followUpdates(
  relay: () => Relay,
  tell: (standing: UpdateStanding) => void,
  byItself: boolean,
): Updates {
  const updates = openUpdates({
    updater: installedUpdater,
    version: APP_VERSION,
    pc: async () => {
      const { answer, working } = await relay().ask({ kind: 'thisPc', as: null })
      if (!answer.ok) throw new Error(answer.refusal.code)
      return { ...(answer.value as { readonly updatesFrom: string | null }), working }
    },
    tell,
    now: () => new Date(),
  })
  if (byItself) setInterval(() => void updates.tick(), EVERY_MS).unref()
  return updates
}
