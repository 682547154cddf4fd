import { useEffect, useState } from 'react'
import { backupsText as text, sizeWords } from '#messages/es-MX/backups-screen.ts'
import { contactText } from '#messages/es-MX/sync-screen.ts'
import { useCommand } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { replacePlace } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import desk from '../../ui/desk.module.css'
import styles from './backups.module.css'
import { FolderDialog } from './FolderDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import type { BackupStatus } from './use-backups.ts'

export interface ElsewhereProps {
  readonly status: BackupStatus
  readonly zone: string
  readonly isAdministrator: boolean
}

interface OpenedFor extends ElsewhereProps {
  /** Somebody came to open a copy. */
  readonly toMove: boolean
}

/** The sealed copy outside of this PC: where it goes, the last one, and how an office comes back from it. */
export function Elsewhere({ status, zone, isAdministrator, toMove }: OpenedFor) {
  const [asking, setAsking] = useState<'folder' | 'move' | null>(toMove && isAdministrator ? 'move' : null)
  // Once: not again where the office that came asks who is there, and shows this screen afterwards.
  useEffect(() => {
    if (toMove) replacePlace('/respaldos')
  }, [toMove])
  const copying = useCommand('backups.copyNow')
  const { offMachine, now } = status
  const copy = async () => {
    const reply = await copying.run({})
    if (reply.ok) notify(text.copied(reply.value.file))
  }
  return (
    <section className={styles.section} aria-label={text.elsewhere}>
      <h2 className={desk.heading}>{text.elsewhere}</h2>
      <p className={desk.dim}>{text.elsewhereWhy}</p>
      {offMachine === null ? (
        <p className={styles.text}>{text.noElsewhere}</p>
      ) : (
        <FactList
          facts={[
            [text.folder, offMachine.folder],
            [
              text.lastCopy,
              offMachine.last === null
                ? text.noCopy
                : `${contactText(offMachine.last.at, now, zone)} · ${offMachine.last.file}, ${sizeWords(offMachine.last.bytes)}`,
            ],
          ]}
        />
      )}
      {offMachine?.failure != null && (
        <p className={styles.warning} role="status">
          {offMachine.failure}
        </p>
      )}
      {offMachine?.lacksVaultKey === true && <p className={desk.dim}>{text.withoutVault}</p>}
      <RefusalText refusal={offMachine?.failure == null ? copying.refusal : null} />
      <div className={desk.buttons}>
        {offMachine !== null && (
          <ActionButton
            size="xs"
            label={text.copyNow}
            keys="C"
            loading={copying.pending}
            run={() => void copy()}
          />
        )}
        {isAdministrator && (
          <>
            <ActionButton
              size="xs"
              label={offMachine === null ? text.setUp : text.change}
              keys="F"
              run={() => setAsking('folder')}
            />
            <ActionButton size="xs" label={text.move} keys="M" run={() => setAsking('move')} />
          </>
        )}
      </div>
      {asking === 'folder' && (
        <FolderDialog folder={offMachine?.folder ?? ''} onClose={() => setAsking(null)} />
      )}
      {asking === 'move' && <MoveDialog zone={zone} lost={status.commands} onClose={() => setAsking(null)} />}
    </section>
  )
}
