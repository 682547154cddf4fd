import { thisPcText } from '#messages/es-MX/this-pc.ts'
import { go } from '../state/place.ts'
import { useFollowUpdates, useProgramUpdate } from '../state/program-update.ts'
import styles from './StatusBar.module.css'

/** A version that is here and waits for the program to close, and the way to have it now. */
export function VersionReady() {
  useFollowUpdates()
  const state = useProgramUpdate(({ standing }) => standing?.state)
  if (state?.kind !== 'ready') return null
  return (
    <button type="button" className={styles.action} onClick={() => go('/ajustes?tema=esta-pc')}>
      <span aria-hidden="true">◆</span> {thisPcText.readyShort(state.version)}
    </button>
  )
}
