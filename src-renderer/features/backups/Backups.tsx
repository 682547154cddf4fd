import { useState } from 'react'
import { tookWords } from '#messages/es-MX/backups.ts'
import { backupsText as text, sizeWords } from '#messages/es-MX/backups-screen.ts'
import { contactText } from '#messages/es-MX/sync-screen.ts'
import { supportFileText } from '#messages/es-MX/support-file.ts'
import { useCommand } from '../../api.ts'
import { saveFile } from '../../host.ts'
import { notify } from '../../state/notices.tsx'
import type { ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import desk from '../../ui/desk.module.css'
import styles from './backups.module.css'
import { Elsewhere, type ElsewhereProps } from './Elsewhere.tsx'
import { Points } from './Points.tsx'
import { RoomDialog } from './RoomDialog.tsx'
import { RestoreDialog } from './RestoreDialog.tsx'
import { useBackupStatus, useIsAdministrator, useZone, type Point } from './use-backups.ts'
import { Warnings } from './Warnings.tsx'
import { WholeLedger } from './WholeLedger.tsx'

/** How safe the work of this PC is, the points it can go back to, and the copy that is kept elsewhere. */
export default function Backups({ query }: ScreenProps) {
  const status = useBackupStatus()
  const zone = useZone()
  const isAdministrator = useIsAdministrator()
  const [chosen, setChosen] = useState<Point | null>(null)
  if (status === undefined) return <LoadingRows />
  return (
    <div className={desk.fill}>
      <Head />
      <Warnings status={status} isAdministrator={isAdministrator} />
      <Standing status={status} zone={zone} isAdministrator={isAdministrator} />
      <div className={styles.columns}>
        <Points zone={zone} onOpen={setChosen} mayRestore={isAdministrator} />
        <div className={styles.part}>
          <Elsewhere
            status={status}
            zone={zone}
            isAdministrator={isAdministrator}
            toMove={query.has('copia')}
          />
          {isAdministrator && <WholeLedger />}
        </div>
      </div>
      {chosen !== null && <RestoreDialog point={chosen} zone={zone} onClose={() => setChosen(null)} />}
    </div>
  )
}

function Head() {
  const making = useCommand('backups.make')
  const verifying = useCommand('ledger.verify')
  const drilling = useCommand('backups.drill')
  const make = async () => {
    const reply = await making.run({})
    if (reply.ok) notify(text.made(reply.value.n))
  }
  const verify = async () => {
    const reply = await verifying.run({})
    if (!reply.ok) return
    const { length } = reply.value.found
    notify(length === 0 ? text.whole : text.damaged(length))
  }
  const drill = async () => {
    const reply = await drilling.run({})
    if (reply.ok) notify(reply.value.ok ? text.drilled(reply.value.n) : text.drillFailed)
  }
  const supporting = useCommand('thisPc.supportFile')
  const support = async () => {
    const reply = await supporting.run({})
    if (reply.ok) await saveFile(reply.value.file, reply.value.name)
  }
  const isBusy = making.pending || verifying.pending || drilling.pending
  return (
    <>
      <div className={desk.title}>
        <h1>{text.title}</h1>
        <span className={desk.grow} />
        <ActionButton
          label={supportFileText.save}
          title={supportFileText.saveDetail}
          keys="G"
          loading={supporting.pending}
          run={() => void support()}
        />
        <ActionButton
          label={text.verify}
          keys="V"
          loading={verifying.pending}
          disabled={isBusy}
          run={() => void verify()}
        />
        <ActionButton
          label={text.drill}
          keys="S"
          loading={drilling.pending}
          disabled={isBusy}
          run={() => void drill()}
        />
        <ActionButton
          variant="filled"
          label={text.make}
          keys="Ctrl+Enter"
          loading={making.pending}
          disabled={isBusy}
          run={() => void make()}
        />
      </div>
      <RefusalText refusal={supporting.refusal ?? making.refusal ?? verifying.refusal ?? drilling.refusal} />
    </>
  )
}

function Standing({ status, zone, isAdministrator }: ElsewhereProps) {
  const [changing, setChanging] = useState(false)
  const { newest, drill, verified, now, count, bytes, mostBytes } = status
  const ago = (instant: string) => contactText(instant, now, zone)
  return (
    <section aria-label={text.lastBackup}>
      <FactList
        facts={[
          [
            text.lastBackup,
            newest === null
              ? text.none
              : `${ago(newest.madeAt)} · ${newest.since === 0 ? text.nothingSince : text.since(newest.since)}`,
          ],
          [
            text.lastDrill,
            drill === null ? text.none : text.drillWent(drill.ok, ago(drill.at), tookWords(drill.took)),
          ],
          [
            text.lastLook,
            verified === null ? text.none : text.lookWent(verified.found.length, ago(verified.at)),
          ],
        ]}
      />
      <div className={desk.standing}>
        <p className={desk.dim}>{text.keeps(count, sizeWords(bytes), sizeWords(mostBytes))}</p>
        {isAdministrator && (
          <ActionButton size="xs" label={text.room} keys="E" run={() => setChanging(true)} />
        )}
      </div>
      {changing && <RoomDialog mostBytes={mostBytes} onClose={() => setChanging(false)} />}
    </section>
  )
}
