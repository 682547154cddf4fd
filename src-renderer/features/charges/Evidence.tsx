import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { chargeText as text } from '#messages/es-MX/charges.ts'
import { call, type Refused } from '../../api.ts'
import { saveFile } from '../../host.ts'
import { keepFile, type KeptFile } from '../../state/attachments.ts'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'

export interface EvidenceProps {
  readonly file: KeptFile | null
  readonly onChange: (file: KeptFile | null) => void
}

/** The client's own words as a file: an e-mail, a photograph, a signed letter (mexico.md §9). */
export function Evidence({ file, onChange }: EvidenceProps) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const keep = async (dropped: File) => {
    setBusy(true)
    const kept = await keepFile(dropped)
    setBusy(false)
    setRefusal(kept.ok ? null : kept.refusal)
    if (kept.ok) onChange(kept.value)
  }
  if (file !== null) {
    return (
      <Group gap="xs" role="group" aria-label={text.evidence}>
        {text.evidence}: {file.name}
        <Button size="compact-xs" variant="subtle" onClick={() => onChange(null)}>
          {text.removeEvidence}
        </Button>
      </Group>
    )
  }
  return (
    <div role="group" aria-label={text.evidence}>
      <FileDrop accept=".eml,.pdf,.jpg,.jpeg,.png" disabled={busy} onFile={(dropped) => void keep(dropped)}>
        {busy ? text.keepingEvidence : text.dropEvidence}
      </FileDrop>
      <RefusalText refusal={refusal} />
    </div>
  )
}

/** Opens as the file that it is; a refusal stands beside it. */
export function OpenEvidence({ id }: { readonly id: string }) {
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const open = async () => {
    const reply = await call('attachments.open', { id })
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) await saveFile(reply.value.file, reply.value.name)
  }
  return (
    <>
      <Button size="compact-xs" variant="subtle" onClick={() => void open()}>
        {text.openEvidence}
      </Button>
      <RefusalText refusal={refusal} />
    </>
  )
}
