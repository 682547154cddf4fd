import type { OutputOf } from '#contract/index.ts'
import { promisedMoment } from '#messages/es-MX/dates.ts'
import { requestText as text } from '#messages/es-MX/requests.ts'
import { WhyThisDate } from './WhyThisDate.tsx'
import desk from './desk.module.css'
import styles from './VendorPromise.module.css'

export interface VendorPromiseProps {
  /** Null while its clock waits. */
  readonly promise: OutputOf<'unlocks.get'>['promise']
  /** Whether to say from when on the vendor may be asked where it is. */
  readonly claimable: boolean
  readonly words: { readonly promised: string; readonly waits: string }
}

/** By when a vendor promised something, in both zones, or more where the client lives in another (C12), and why. */
export function VendorPromise({ promise, claimable, words }: VendorPromiseProps) {
  if (promise === null) return <p className={styles.promise}>{words.waits}</p>
  return (
    <div className={styles.promise}>
      <p>
        {words.promised} <strong>{promisedMoment(promise.late, promise.zones)}</strong>{' '}
        <WhyThisDate because={promise.why} label={text.why} />
      </p>
      {claimable && (
        <p className={desk.dim}>
          {text.claimFrom} {promisedMoment(promise.early, promise.zones)}
        </p>
      )}
    </div>
  )
}
