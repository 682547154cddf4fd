import { Button } from '@mantine/core'
import { useState } from 'react'
import { momentIn } from '#messages/es-MX/dates.ts'
import { unlockText as text } from '#messages/es-MX/unlocks-screen.ts'
import { documentNames, documentStateNames } from '#messages/es-MX/unlocks.ts'
import { capital } from '#messages/es-MX/words.ts'
import type { Refused } from '../../api.ts'
import { openKept } from '../../state/attachments.ts'
import { RefusalText } from '../../ui/RefusalText.tsx'
import type { UnlockData } from './Unlock.tsx'
import desk from '../../ui/desk.module.css'
import styles from './unlocks.module.css'

/** The checklist of what the vendor wants, and each paper every time that it came, with why it would not do. */
export function Documents({ unlock }: { readonly unlock: UnlockData }) {
  const { checklist, documents } = unlock
  return (
    <>
      <h2 className={styles.heading}>{text.documents}</h2>
      {checklist.length === 0 ? (
        <p className={desk.dim}>{text.noDocuments}</p>
      ) : (
        <ul className={styles.checklist} aria-label={text.documents}>
          {checklist.map(({ document, state, rejected }) => (
            <li key={document}>
              <span>{capital(documentNames[document])}</span>
              {rejected > 0 && <span className={desk.dim}>{text.rejectedTimes(rejected)}</span>}
              <b>{state === 'rejected' ? text.askAgain : documentStateNames[state]}</b>
            </li>
          ))}
        </ul>
      )}
      {documents.length > 0 && <Came unlock={unlock} />}
    </>
  )
}

function Came({ unlock: { documents, zones } }: { readonly unlock: UnlockData }) {
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const open = async (id: string) => setRefusal(await openKept(id))
  // By the clock of the office, where it came in.
  const zone = zones[1] ?? zones[0]!
  return (
    <>
      <h2 className={styles.heading}>{text.history}</h2>
      <ul className={styles.checklist} aria-label={text.history}>
        {documents.toReversed().map((one) => (
          <li key={one.id}>
            <span>
              {momentIn(one.receivedAt, zone)} · {documentNames[one.document]},{' '}
              {documentStateNames[one.state]}
              {one.reason !== '' && `: ${one.reason}`}
              {one.note !== '' && ` · ${one.note}`}
            </span>
            {one.attachment !== null && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`${text.openPaper} ${one.attachment.name}`}
                onClick={() => void open(one.attachment!.id)}
              >
                {text.openPaper}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <RefusalText refusal={refusal} />
    </>
  )
}
