import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import {
  headingsNote,
  importButton,
  importText as text,
  linesWord,
  skippedNote,
  totalsAfter,
} from '#messages/es-MX/imports-screen.ts'
import { runJob, type Refused } from '../../api.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useLongJob } from '../../ui/use-long-job.tsx'
import { ColumnMap } from './ColumnMap.tsx'
import desk from '../../ui/desk.module.css'
import styles from './imports.module.css'
import { PreviewLines } from './PreviewLines.tsx'
import { SaveErrors } from './SaveErrors.tsx'
import { asChosen, sourceOf, withField, type Chosen, type Preview } from './source.ts'

export interface PreviewPanelProps {
  readonly chosen: Chosen
  readonly preview: Preview
  readonly onChange: (chosen: Chosen) => void
  readonly onAnother: () => void
  readonly onDone: (result: OutputOf<'imports.commit'>) => void
}

/** What will happen, before it happens: the map of columns, the counts, and every line with its outcome. */
export function PreviewPanel({ chosen, preview, onChange, onAnother, onDone }: PreviewPanelProps) {
  const importing = useLongJob(text.importing)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const columns = asChosen(preview.columns, chosen.map)
  const taken = preview.new + preview.changed

  const commit = async () => {
    const wanted = { ...sourceOf(chosen), only: ['conflict' as const, 'error' as const], limit: 500 }
    const reply = await importing.run((onProgress) => runJob('imports.commit', wanted, onProgress))
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) onDone(reply.value)
  }

  return (
    <div className={styles.preview}>
      <div className={styles.title}>
        <h1>{text.title}</h1>
        <strong>{chosen.name}</strong>
        {preview.sheets.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={text.sheet}
            value={preview.sheet ?? ''}
            data={preview.sheets.map(({ name, hidden }) => ({
              value: name,
              label: hidden ? `${name} (${text.hiddenSheet})` : name,
            }))}
            onChange={({ currentTarget }) => onChange({ ...chosen, sheet: currentTarget.value, map: null })}
          />
        )}
        <span className={styles.dim}>
          {[linesWord(preview.lines), headingsNote(preview.headingLine), preview.encoding]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className={desk.grow} />
        <ActionButton size="xs" label={text.another} keys="Ctrl+N" run={onAnother} />
      </div>
      <ColumnMap
        columns={columns}
        corrected={chosen.map !== null}
        onField={(at, field) => onChange({ ...chosen, map: withField(columns, at, field) })}
        onRestore={() => onChange({ ...chosen, map: null })}
      />
      {preview.skipped.length > 0 && <p className={styles.skipped}>{skippedNote(preview.skipped)}</p>}
      <PreviewLines chosen={chosen} preview={preview} />
      <RefusalText refusal={refusal} />
      <div className={styles.actions}>
        <span className={styles.dim}>
          {taken === 0 ? text.nothing : totalsAfter(preview.clients, preview.serials)}
        </span>
        <span className={desk.grow} />
        {preview.errors > 0 && <SaveErrors chosen={chosen} errors={preview.errors} />}
        <ActionButton
          variant="filled"
          label={importButton(taken)}
          keys="Ctrl+Enter"
          disabled={taken === 0 || importing.isRunning}
          run={() => void commit()}
        />
      </div>
      {importing.modal}
    </div>
  )
}
