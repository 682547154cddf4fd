import { useState } from 'react'
import { workbookText as text } from '#messages/es-MX/workbook.ts'
import { runJob, type Refused } from '../../api.ts'
import { saveFile } from '../../host.ts'
import { notify } from '../../state/notices.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import desk from '../../ui/desk.module.css'
import { useLongJob } from '../../ui/use-long-job.tsx'
import styles from './backups.module.css'

/** The ledger whole, in a form that any program reads: no backup, and nobody is kept here. */
export function WholeLedger() {
  const saving = useLongJob(text.saving)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const save = async () => {
    const reply = await saving.run((onProgress) => runJob('ledger.saveXlsx', {}, onProgress))
    setRefusal(reply.ok ? null : reply.refusal)
    if (!reply.ok) return
    if (await saveFile(reply.value.file, reply.value.name)) notify(text.saved(reply.value.rows))
  }
  return (
    <section className={styles.whole} aria-label={text.title}>
      <h2 className={desk.heading}>{text.title}</h2>
      <p className={desk.dim}>{text.why}</p>
      <p className={desk.dim}>{text.comesBack}</p>
      <RefusalText refusal={refusal} />
      <div className={desk.buttons}>
        <ActionButton size="xs" label={text.save} keys="X" run={() => void save()} />
      </div>
      {saving.modal}
    </section>
  )
}
