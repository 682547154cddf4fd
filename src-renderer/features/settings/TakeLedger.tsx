import { useState } from 'react'
import { workbookText as text } from '#messages/es-MX/workbook.ts'
import { runJob, type Refused } from '../../api.ts'
import { putFile } from '../../host.ts'
import { notify } from '../../state/notices.tsx'
import { go } from '../../state/place.ts'
import { PickFile } from '../../ui/PickFile.tsx'
import { useLongJob } from '../../ui/use-long-job.tsx'

/** A ledger that left another PC as a workbook becomes the one of this PC, whole or not at all. */
export function TakeLedger({ onRefused }: { readonly onRefused: (refusal: Refused | null) => void }) {
  const [isReading, setReading] = useState(false)
  const taking = useLongJob(text.taking)
  const take = async (file: File) => {
    setReading(true)
    const stored = await putFile(file)
    setReading(false)
    if (!stored.ok) return onRefused(stored.refusal)
    const reply = await taking.run((onProgress) =>
      runJob('ledger.takeXlsx', { file: stored.value.file }, onProgress),
    )
    onRefused(reply.ok ? null : reply.refusal)
    if (!reply.ok) return
    notify(text.taken(reply.value.clients, reply.value.serials))
    go('/hoy')
  }
  return (
    <>
      <PickFile
        fullWidth
        loading={isReading}
        label={text.take}
        accept=".xlsx"
        onFile={(file) => void take(file)}
      />
      {taking.modal}
    </>
  )
}
