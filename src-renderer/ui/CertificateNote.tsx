import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { codesText as text } from '#messages/es-MX/codes.ts'
import type { Refused } from '../api.ts'
import { openKept } from '../state/attachments.ts'
import { RefusalText } from './RefusalText.tsx'

/** R57, R71: of a licence in a box, that its code stands on the certificate alone, and the one that was kept from it. */
export function CertificateNote({ of: { mode, certificate } }: { readonly of: OutputOf<'codes.of'> }) {
  const [refusal, setRefusal] = useState<Refused | null>(null)
  if (mode !== 'physical') return null
  const photo = certificate?.attachment ?? null
  return (
    <div role="note">
      {text.onlyThere}{' '}
      {certificate === null ? (
        text.notKept
      ) : (
        <>
          {text.keptCode} <strong>{certificate.code}</strong> ({text.folio} {certificate.folio}).
        </>
      )}{' '}
      {photo !== null && (
        <Button size="compact-xs" variant="subtle" onClick={() => void openKept(photo.id).then(setRefusal)}>
          {text.openPhoto}
        </Button>
      )}
      <RefusalText refusal={refusal} />
    </div>
  )
}
