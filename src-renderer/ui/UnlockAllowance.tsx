import type { OutputOf } from '#contract/index.ts'
import { promisedMoment } from '#messages/es-MX/dates.ts'
import { requestText } from '#messages/es-MX/requests.ts'
import { unlockText as text } from '#messages/es-MX/unlocks-screen.ts'
import { allowanceSentences } from '#messages/es-MX/unlocks.ts'
import { useToday } from './surroundings.tsx'
import styles from './UnlockAllowance.module.css'
import { WhyThisDate } from './WhyThisDate.tsx'

/** What the next change of computer would cost in hours, told before anybody promises it (beyond.md 4). */
export function UnlockAllowance({ of }: { readonly of: OutputOf<'unlocks.allowance'> }) {
  const today = useToday()
  const [cost, ...because] = allowanceSentences(of, today)
  const { promise, rule, way } = of
  return (
    <div className={styles.allowance}>
      <p>
        <strong>{cost}</strong>
      </p>
      {way === 'unlock' && promise !== null && (
        <p>
          {rule?.clockStart === 'request' ? text.ifAsked : text.ifAccepted}{' '}
          <strong>{promisedMoment(promise.late, promise.zones)}</strong>.{' '}
          <WhyThisDate because={promise.why} label={requestText.why} />
        </p>
      )}
      {because.map((sentence) => (
        <p key={sentence} className={styles.quiet}>
          {sentence}
        </p>
      ))}
    </div>
  )
}
