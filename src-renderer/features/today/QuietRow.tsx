import type { TodaySection } from '#contract/today-sections.ts'
import { chargesGroup, quietGroup, todayTaskText as text } from '#messages/es-MX/today-tasks.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import styles from './QuietRow.module.css'

export interface QuietRowProps {
  readonly clients: number
  readonly systems: number
  readonly confirming: boolean
  readonly onConfirm: () => void
  readonly onView: (section: TodaySection) => void
}

/** Many records that nobody wrote down, as one line: one key confirms them all (D11), another shows them. */
export function QuietRow({ clients, systems, confirming, onConfirm, onView }: QuietRowProps) {
  return (
    <div className={styles.row} role="group" aria-label={text.quiet}>
      <span className={styles.what}>{quietGroup(clients, systems)}</span>
      <ActionButton size="xs" label={text.confirmAll} keys="K" loading={confirming} run={onConfirm} />
      <ActionButton size="xs" label={text.showThem} run={() => onView('unconfirmed')} />
    </div>
  )
}

export interface ChargesRowProps {
  readonly charges: number
  readonly clients: number
  readonly onView: (section: TodaySection) => void
}

/** What is charged by itself this week (R15), as one line that opens it. */
export function ChargesRow({ charges, clients, onView }: ChargesRowProps) {
  return (
    <div className={styles.row} role="group" aria-label={text.charges}>
      <span className={styles.what}>{chargesGroup(charges, clients)}</span>
      <ActionButton size="xs" label={text.seeCharges} keys="G" run={() => onView('charges')} />
    </div>
  )
}
