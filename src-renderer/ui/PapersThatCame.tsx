import { Button } from '@mantine/core'
import { useState } from 'react'
import { momentIn } from '#messages/es-MX/dates.ts'
import { requestText as text } from '#messages/es-MX/requests.ts'
import type { Refused } from '../api.ts'
import { openKept, type KeptFile } from '../state/attachments.ts'
import { RefusalText } from './RefusalText.tsx'
import desk from './desk.module.css'

export interface PapersThatCameProps {
  /** Of the vendor first, then of the office, by whose clock they came in. */
  readonly zones: readonly string[]
  /** In the order in which they came; `said` is what each was, and what became of it. */
  readonly papers: readonly {
    readonly id: string
    readonly receivedAt: string
    readonly said: string
    readonly note: string
    readonly attachment: KeptFile | null
  }[]
}

/** Each paper every time that it came, the last first. */
export function PapersThatCame({ zones, papers }: PapersThatCameProps) {
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const open = async (id: string) => setRefusal(await openKept(id))
  const zone = zones[1] ?? zones[0]!
  if (papers.length === 0) return null
  return (
    <>
      <h2 className={desk.heading}>{text.history}</h2>
      <ul className={desk.checklist} aria-label={text.history}>
        {papers.toReversed().map(({ id, receivedAt, said, note, attachment }) => (
          <li key={id}>
            <span>
              {momentIn(receivedAt, zone)} · {said}
              {note !== '' && ` · ${note}`}
            </span>
            {attachment !== null && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`${text.openPaper} ${attachment.name}`}
                onClick={() => void open(attachment.id)}
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
