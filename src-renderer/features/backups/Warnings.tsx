import { backupsText as text } from '#messages/es-MX/backups-screen.ts'
import { useCommand } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import desk from '../../ui/desk.module.css'
import styles from './backups.module.css'
import type { BackupStatus } from './use-backups.ts'

export interface WarningsProps {
  readonly status: BackupStatus
  readonly isAdministrator: boolean
}

/** What somebody has to know or decide, each with its one thing to do; nothing where all is well. */
export function Warnings({ status, isAdministrator }: WarningsProps) {
  const { recovery, verified, onlyLook, space, freeMb, diskFails, clockJumped } = status
  return (
    <>
      {recovery !== null && <Recovery recovery={recovery} />}
      {onlyLook !== null && <OnlyLook why={onlyLook} mayAccept={isAdministrator} />}
      {verified !== null && verified.found.length > 0 && (
        <Damages found={verified.found} mayRepair={isAdministrator} />
      )}
      {diskFails && (
        <p className={styles.warning} role="alert">
          {text.diskFails}
        </p>
      )}
      {space !== 'enough' && (
        <p className={styles.warning} role="status">
          {text.space(freeMb)}
        </p>
      )}
      {clockJumped && <Clock />}
    </>
  )
}

function Recovery({ recovery }: { readonly recovery: NonNullable<BackupStatus['recovery']> }) {
  const settling = useCommand('backups.settle')
  const isWhole = recovery.outcome !== 'lost' && recovery.outcome !== 'salvaged'
  const title = isWhole ? text.recovered : text.notRecovered
  const parts = [
    [text.wasDamaged, recovery.damaged],
    [text.wasRecovered, recovery.recovered],
    [text.toCheck, recovery.toCheck],
  ] as const
  return (
    <section className={styles.warning} aria-label={title}>
      <div className={desk.title}>
        <h2 className={desk.heading}>{title}</h2>
        <span className={desk.grow} />
        <ActionButton
          size="xs"
          label={text.readIt}
          keys="L"
          loading={settling.pending}
          run={() => void settling.run({ recovery: true })}
        />
      </div>
      <dl className={styles.report}>
        {parts.map(([name, lines]) => (
          <div key={name}>
            <dt>{name}</dt>
            {lines.map((line) => (
              <dd key={line}>{line}</dd>
            ))}
          </div>
        ))}
      </dl>
      <RefusalText refusal={settling.refusal} />
    </section>
  )
}

function Damages({ found, mayRepair }: DamagesProps) {
  const repairing = useCommand('ledger.repair')
  const repair = async () => {
    if ((await repairing.run({})).ok) notify(text.repaired)
  }
  return (
    <section className={styles.warning} aria-label={text.damages}>
      <div className={desk.title}>
        <h2 className={desk.heading}>{text.damages}</h2>
        <span className={desk.grow} />
        {mayRepair && (
          <ActionButton
            size="xs"
            label={text.repair}
            keys="P"
            loading={repairing.pending}
            run={() => void repair()}
          />
        )}
      </div>
      <p className={styles.text}>{text.damagesHint}</p>
      <ul className={styles.lines}>
        {found.slice(0, 12).map(({ sentence }, i) => (
          <li key={`${i} ${sentence}`}>{sentence}</li>
        ))}
        {found.length > 12 && <li>{text.andMore(found.length - 12)}</li>}
      </ul>
      <RefusalText refusal={repairing.refusal} />
    </section>
  )
}

interface DamagesProps {
  readonly found: NonNullable<BackupStatus['verified']>['found']
  readonly mayRepair: boolean
}

function OnlyLook({ why, mayAccept }: { readonly why: 'salvaged' | 'lost'; readonly mayAccept: boolean }) {
  const accepting = useCommand('ledger.accept')
  const accept = async () => {
    if ((await accepting.run({})).ok) notify(text.accepted)
  }
  return (
    <section className={styles.warning} aria-label={text.onlyLook[why]}>
      <div className={desk.title}>
        <h2 className={desk.heading}>{text.onlyLook[why]}</h2>
        <span className={desk.grow} />
        {mayAccept && (
          <ActionButton size="xs" label={text.accept} loading={accepting.pending} run={() => void accept()} />
        )}
      </div>
      <p className={styles.text}>{text.onlyLookHint}</p>
      <RefusalText refusal={accepting.refusal} />
    </section>
  )
}

function Clock() {
  const settling = useCommand('backups.settle')
  return (
    <div className={`${styles.warning} ${desk.title}`} role="status">
      <span>{text.clock}</span>
      <span className={desk.grow} />
      <ActionButton
        size="xs"
        label={text.clockRight}
        loading={settling.pending}
        run={() => void settling.run({ time: true })}
      />
    </div>
  )
}
