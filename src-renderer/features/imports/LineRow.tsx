import { parseDay } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { importText as text, outcomeNames } from '#messages/es-MX/imports-screen.ts'
import styles from './imports.module.css'
import type { PreviewLine } from './source.ts'

/** Colour is only for time: outcomes are told by a word and a sign. */
const signs: Readonly<Record<PreviewLine['outcome'], string>> = {
  new: '+',
  changed: '→',
  same: '=',
  conflict: '≠',
  error: '×',
}

/** `last`: what a line would do, or why it did not. */
export function LineHead({ last }: { readonly last: string }) {
  return (
    <>
      <span className="amount">{text.line}</span>
      <span>{text.outcome}</span>
      <span>{text.serial}</span>
      <span>{text.client}</span>
      <span>{last}</span>
    </>
  )
}

export function LineRow({ line }: { readonly line: PreviewLine }) {
  return (
    <>
      <span className="amount">{line.line}</span>
      <Outcome line={line} />
      <span>{line.serial || <i className={styles.dim}>{text.noSerial}</i>}</span>
      <span>{line.client}</span>
      <span>{summary(line)}</span>
    </>
  )
}

function Outcome({ line: { outcome, warnings } }: { readonly line: PreviewLine }) {
  return (
    <span className={styles.outcome} data-outcome={outcome}>
      <span className={styles.sign} aria-hidden="true">
        {signs[outcome]}
      </span>
      {outcomeNames[outcome]}
      {warnings.length > 0 && <span className={styles.flag}>! {text.warning.toLowerCase()}</span>}
    </span>
  )
}

/** One line of it: what is saved or why not, then what somebody should look at. */
function summary(line: PreviewLine): string {
  return [
    ...happening(line),
    ...line.changes.map((change) => changeText(change, line.outcome)),
    ...line.warnings,
  ].join(' · ')
}

function happening({ outcome, why, changes }: PreviewLine): readonly string[] {
  if (why.length > 0) return why
  if (outcome === 'new') return [text.newWhat]
  return outcome === 'same' && changes.length === 0 ? [text.sameWhat] : []
}

function changeText(
  { label, before, after }: PreviewLine['changes'][number],
  outcome: PreviewLine['outcome'],
): string {
  const [was, is] = [valueText(before), valueText(after)]
  return outcome === 'conflict'
    ? `${label}: ${text.stands} ${was}, ${text.lineSays} ${is}`
    : `${label}: ${was} → ${is}`
}

function valueText(value: string): string {
  if (value === '') return text.empty
  const day = parseDay(value)
  return day === null ? value : shortDay(day)
}

/** The chosen line in full: field by field what stands and what the sheet says, and every reason. */
export function LineDetail({ line }: { readonly line: PreviewLine | null }) {
  if (line === null) return <div className={styles.detail} />
  const conflict = line.outcome === 'conflict'
  return (
    <div className={styles.detail} role="region" aria-label={`${text.line} ${line.line}`} tabIndex={0}>
      <div className={styles.detailHead}>
        <span>
          {text.line} {line.line}
        </span>
        <Outcome line={{ ...line, warnings: [] }} />
        <b>{line.serial || text.noSerial}</b>
        <span>{line.client}</span>
      </div>
      {happening(line).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {line.changes.map(({ field, label, before, after }) => (
        <p key={field}>
          {label}: {conflict && `${text.stands} `}
          {valueText(before)}
          {conflict ? `, ${text.lineSays} ` : ' → '}
          <b>{valueText(after)}</b>
        </p>
      ))}
      {line.warnings.map((sentence) => (
        <p key={sentence}>
          <b>! {text.warning}:</b> {sentence}
        </p>
      ))}
    </div>
  )
}
