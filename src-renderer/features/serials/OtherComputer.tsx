import { Anchor } from '@mantine/core'
import { shortDay } from '#messages/es-MX/dates.ts'
import { unlockText as text } from '#messages/es-MX/unlocks-screen.ts'
import { unlockStateNames } from '#messages/es-MX/unlocks.ts'
import type { Day } from '#domain/calendar.ts'
import { useQueryOf } from '../../api.ts'
import { UnlockAllowance } from '../../ui/UnlockAllowance.tsx'
import type { SerialPage } from './Serial.tsx'
import styles from './serials.module.css'

/** What another computer would cost, before anybody promises it; and the unlock that is asked for already (beyond.md 4). */
export function OtherComputer({ page }: { readonly page: SerialPage }) {
  const { data } = useQueryOf('unlocks.allowance', { serialId: page.row.id })
  if (data === undefined || data.way === 'left' || data.way === 'notYet') return null
  const { open } = data
  return (
    <section aria-labelledby="other-computer" className={styles.block}>
      <h2 id="other-computer">{text.allowance}</h2>
      {open !== null && (
        <p>
          <Anchor href={`#/desbloqueos/${open.id}`}>
            {text.title} {unlockStateNames[open.state]}
          </Anchor>
          , {shortDay(open.askedOn as Day)}
        </p>
      )}
      <UnlockAllowance of={data} />
    </section>
  )
}
