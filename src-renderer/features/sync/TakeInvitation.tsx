import { useEffect, useEffectEvent, useState } from 'react'
import { readInvitation, type Invitation } from '#domain/invitation.ts'
import { syncText as text } from '#messages/es-MX/sync-screen.ts'
import { PickFile } from '../../ui/PickFile.tsx'
import { readQr } from './read-qr.ts'
import styles from './sync.module.css'

/** An invitation pasted anywhere on the screen, as text or as a picture of its QR, or that picture as a file. */
export function TakeInvitation({ onTaken }: { readonly onTaken: (invitation: Invitation) => void }) {
  const [problem, setProblem] = useState<string | null>(null)
  const takeText = (said: string, otherwise: string | null) => {
    const invitation = readInvitation(said)
    setProblem(invitation === null ? otherwise : null)
    if (invitation !== null) onTaken(invitation)
    return invitation !== null
  }
  const takePicture = async (picture: Blob) => {
    const said = await readQr(picture)
    if (said === null) setProblem(text.noQr)
    else takeText(said, text.noInvitation)
  }
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const picture = event.clipboardData?.files[0]
    if (picture) void takePicture(picture)
    // Half of one may be pasted into its own field.
    else if (!takeText(event.clipboardData?.getData('text/plain') ?? '', null)) return
    event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: ClipboardEvent) => paste(event)
    addEventListener('paste', listen)
    return () => removeEventListener('paste', listen)
  }, [])
  return (
    <div className={styles.take}>
      <p className={styles.hint}>{text.pasteInvitation}</p>
      <PickFile label={text.pickQr} accept="image/*" onFile={(picture) => void takePicture(picture)} />
      <p role="alert" className={problem === null ? 'visually-hidden' : styles.warning}>
        {problem}
      </p>
    </div>
  )
}
