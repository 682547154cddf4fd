import { useRef, useState, type ReactNode } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { importText as text } from '#messages/es-MX/imports-screen.ts'
import { queries, refusalOf, useQueryOf, type Refused } from '../../api.ts'
import { putFile } from '../../host.ts'
import { useDraft } from '../../state/drafts.ts'
import type { ScreenProps } from '../../state/place.ts'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { Done } from './Done.tsx'
import styles from './imports.module.css'
import { Mend } from './Mend.tsx'
import { PastImports } from './PastImports.tsx'
import { PreviewPanel } from './PreviewPanel.tsx'
import {
  addressOf,
  chosenAt,
  chosenFile,
  chosenText,
  PLACE,
  sourceOf,
  stayAt,
  type Chosen,
} from './source.ts'

interface Imported {
  readonly chosen: Chosen
  readonly result: OutputOf<'imports.commit'>
}

/** From the office's own spreadsheet to the ledger: drop, look at what will happen, save, take back. */
export default function Import({ query }: ScreenProps) {
  const [chosen, choose, dropChoice] = useDraft<Chosen | null>('imports.chosen', chosenAt(query))
  const [uploading, setUploading] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const [done, setDone] = useState<Imported | null>(null)
  const latest = useRef(0)

  const setChosen = (next: Chosen) => {
    choose(next)
    stayAt(addressOf(next))
  }
  const dropChosen = () => {
    dropChoice()
    stayAt(PLACE)
  }
  const begin = () => {
    latest.current += 1
    // What the ledger would make of a sheet may have changed since it was last looked at.
    queries.removeQueries({ queryKey: ['imports.preview'] })
    setRefusal(null)
    setDone(null)
    return latest.current
  }
  const takeFile = async (file: File) => {
    const turn = begin()
    setUploading(file.name)
    const reply = await putFile(file)
    // A second file dropped meanwhile is the one that counts.
    if (turn !== latest.current) return
    setUploading(null)
    if (reply.ok) setChosen(chosenFile(reply.value.file, file.name))
    else setRefusal(reply.refusal)
  }
  const takeText = (pasted: string) => {
    begin()
    setChosen(chosenText(pasted, text.pasted))
  }
  const restart = () => {
    begin()
    dropChosen()
  }

  const drop = (
    <FileDrop
      accept={text.accept}
      disabled={uploading !== null}
      onFile={(file) => void takeFile(file)}
      onText={takeText}
    >
      <p className={styles.dropTitle}>{text.drop}</p>
      <p className={styles.dim}>{text.dropDetail}</p>
    </FileDrop>
  )
  if (done !== null) {
    return (
      <Page>
        <Done {...done} onAnother={restart} />
      </Page>
    )
  }
  if (chosen === null || uploading !== null) {
    return (
      <Page>
        {drop}
        <div role="status">{uploading !== null && `${text.reading} ${uploading}…`}</div>
        <RefusalText refusal={refusal} />
        <PastImports />
      </Page>
    )
  }
  return (
    <Looked
      key={JSON.stringify([chosen.file, chosen.text?.length])}
      chosen={chosen}
      onChange={setChosen}
      onAnother={restart}
      onDone={(result) => {
        setDone({ chosen, result })
        dropChosen()
      }}
    >
      {drop}
    </Looked>
  )
}

function Page({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.page}>
      <h1>{text.title}</h1>
      {children}
    </div>
  )
}

interface LookedProps {
  readonly chosen: Chosen
  readonly onChange: (chosen: Chosen) => void
  readonly onAnother: () => void
  readonly onDone: (result: OutputOf<'imports.commit'>) => void
  readonly children: ReactNode
}

function Looked({ chosen, onChange, onAnother, onDone, children }: LookedProps) {
  const { data, error } = useQueryOf(
    'imports.preview',
    { ...sourceOf(chosen), limit: 0 },
    { keepPrevious: true },
  )
  const refusal = refusalOf(error)
  if (refusal !== null) {
    return (
      <Page>
        <Mend refusal={refusal} chosen={chosen} onChange={onChange} />
        {children}
        <PastImports />
      </Page>
    )
  }
  if (data === undefined) {
    return (
      <Page>
        <div role="status">{`${text.reading} ${chosen.name}…`}</div>
        <LoadingRows rows={16} />
      </Page>
    )
  }
  return (
    <PreviewPanel chosen={chosen} preview={data} onChange={onChange} onAnother={onAnother} onDone={onDone} />
  )
}
