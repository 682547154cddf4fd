import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { countNames, importedTitle, importText as text, ledgerNow } from '#messages/es-MX/imports-screen.ts'
import { useCommand } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { go } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import styles from './imports.module.css'
import { LineDetail, LineHead, LineRow } from './LineRow.tsx'
import { SaveErrors } from './SaveErrors.tsx'
import { LongList } from '../../ui/LongList.tsx'
import type { Chosen, PreviewLine } from './source.ts'

export interface DoneProps {
  readonly chosen: Chosen
  readonly result: OutputOf<'imports.commit'>
  readonly onAnother: () => void
}

/** It is in the ledger: what came in, what did not, and the way back. */
export function Done({ chosen, result, onAnother }: DoneProps) {
  const undoing = useCommand('imports.undo')
  const undo = async (id: string) => {
    if (!(await undoing.run({ import: id })).ok) return
    notify(`${text.undoing}: ${chosen.name}`)
    onAnother()
  }
  return (
    <div className={styles.done}>
      <div>
        <h2>{importedTitle(result.new + result.changed)}</h2>
        <p className={styles.dim}>
          {chosen.name} · {ledgerNow(result.clients, result.serials)}
        </p>
      </div>
      <dl className={styles.counts}>
        {(Object.keys(countNames) as (keyof typeof countNames)[]).map((name) => (
          <div key={name}>
            <dt>{countNames[name]}</dt>
            <dd>{result[name].toLocaleString('es-MX')}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.actions}>
        <ActionButton variant="filled" label={text.goToday} keys="Enter" run={() => go('/hoy')} />
        {result.errors > 0 && <SaveErrors chosen={chosen} errors={result.errors} />}
        <Button variant="default" onClick={onAnother}>
          {text.importAnother}
        </Button>
        {result.import !== null && (
          <Button variant="default" loading={undoing.pending} onClick={() => void undo(result.import!)}>
            {text.undo}
          </Button>
        )}
      </div>
      <RefusalText refusal={undoing.refusal} />
      {result.rows.length > 0 && <NotTaken rows={result.rows} />}
    </div>
  )
}

function NotTaken({ rows }: { readonly rows: readonly PreviewLine[] }) {
  const [active, setActive] = useState(0)
  return (
    <section className={styles.lines} aria-label={text.notTaken}>
      <div className={styles.mapHead}>
        <h2>{text.notTaken}</h2>
        <span className={styles.dim}>{text.notTakenDetail}</span>
      </div>
      <LongList<PreviewLine>
        label={text.notTaken}
        total={rows.length}
        usePage={(page) => rows.slice(page * 100)}
        row={(line) => <LineRow line={line} />}
        head={<LineHead last={text.why} />}
        className={styles.line!}
        active={active}
        onActive={setActive}
      />
      <LineDetail line={rows[active] ?? null} />
    </section>
  )
}
