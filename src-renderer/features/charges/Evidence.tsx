import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { chargeText as text } from '#messages/es-MX/charges.ts'
import { call, type Refused } from '../../api.ts'
import { saveFile } from '../../host.ts'
import type { FileInHand } from '../../state/use-kept-file.ts'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'

/** The client's own words as a file: an e-mail, a photograph, a signed letter (mexico.md §9). */
export function Evidence({ of }: { readonly of: FileInHand }) {
  if (of.file !== null) {
    return (
      <Group gap="xs" role="group" aria-label={text.evidence}>
        {text.evidence}: {of.file.name}
        <Button size="compact-xs" variant="subtle" onClick={of.remove}>
          {text.removeEvidence}
        </Button>
      </Group>
    )
  }
  return (
    <div role="group" aria-label={text.evidence}>
      <FileDrop accept=".eml,.pdf,.jpg,.jpeg,.png" disabled={of.keeping} onFile={of.keep}>
        {of.keeping ? text.keepingEvidence : text.dropEvidence}
      </FileDrop>
      <RefusalText refusal={of.refusal} />
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
