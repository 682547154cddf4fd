import { requestText } from '#messages/es-MX/requests.ts'
import { unlockText as text } from '#messages/es-MX/unlocks-screen.ts'
import { documentNames, documentStateNames } from '#messages/es-MX/unlocks.ts'
import { capital } from '#messages/es-MX/words.ts'
import { PapersThatCame } from '../../ui/PapersThatCame.tsx'
import type { UnlockData } from './Unlock.tsx'
import desk from '../../ui/desk.module.css'

/** The checklist of what the vendor wants, and each paper every time that it came, with why it would not do. */
export function Documents({ unlock }: { readonly unlock: UnlockData }) {
  const { checklist, documents, zones } = unlock
  return (
    <>
      <h2 className={desk.heading}>{requestText.documents}</h2>
      {checklist.length === 0 ? (
        <p className={desk.dim}>{text.noDocuments}</p>
      ) : (
        <ul className={desk.checklist} aria-label={requestText.documents}>
          {checklist.map(({ document, state, rejected }) => (
            <li key={document}>
              <span>{capital(documentNames[document])}</span>
              {rejected > 0 && <span className={desk.dim}>{text.rejectedTimes(rejected)}</span>}
              <b>{state === 'rejected' ? text.askAgain : documentStateNames[state]}</b>
            </li>
          ))}
        </ul>
      )}
      <PapersThatCame
        zones={zones}
        papers={documents.map(({ document, state, reason, ...paper }) => ({
          ...paper,
          said: `${documentNames[document]}, ${documentStateNames[state]}${reason === '' ? '' : `: ${reason}`}`,
        }))}
      />
    </>
  )
}
