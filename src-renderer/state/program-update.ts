import { useEffect } from 'react'
import { create } from 'zustand'
import type { UpdateStanding } from '#domain/program-update.ts'
import type { Refused } from '../api.ts'
import { askUpdate } from '../host.ts'

/** How new versions of the program stand; undefined until the desktop program has said, and always in a browser. */
export const useProgramUpdate = create<{ readonly standing?: UpdateStanding }>(() => ({}))

/** Asks the desktop program, whose answer everybody sees; the answer is why not. */
export async function askProgramUpdate(what: 'state' | 'look' | 'install'): Promise<Refused | null> {
  const reply = await askUpdate(what)
  if (reply?.ok) useProgramUpdate.setState({ standing: reply.value })
  return reply && !reply.ok ? reply.refusal : null
}

/** Follows what the desktop program says of its versions; once, by the frame. */
export function useFollowUpdates(): void {
  useEffect(() => {
    void askProgramUpdate('state')
    return window.vigente?.onUpdated((standing) => useProgramUpdate.setState({ standing }))
  }, [])
}
