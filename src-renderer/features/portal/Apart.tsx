import type { ReactNode } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { portalText as text } from '#messages/es-MX/portal.ts'
import type { Comparison } from './items.ts'
import desk from '../../ui/desk.module.css'
import styles from './portal.module.css'

export interface ApartProps {
  readonly comparison: Comparison
  readonly unread: OutputOf<'portal.read'>['unread']
}

/** What has nothing to be compared with: serials of one side alone, twice, or not understood. */
export function Apart({ comparison, unread }: ApartProps) {
  const { unknown, missing, left, twice } = comparison
  return (
    <>
      <Part title={text.unknown(unknown.length)} hint={text.unknownHint}>
        {unknown.map(({ serial, system, version, users }) => (
          <li key={serial}>
            <b>{serial}</b> {system} {version} · {users}
          </li>
        ))}
      </Part>
      <Part title={text.missing(missing.length)} hint={text.missingHint}>
        {missing.map(({ id, serial, client, system }) => (
          <li key={id}>
            <a href={`#/sistemas/${id}`}>{serial}</a> {system} · {client}
          </li>
        ))}
      </Part>
      <Part title={text.left(left.length)}>
        {left.map(({ id, serial, client, leftOn }) => (
          <li key={id}>
            <a href={`#/sistemas/${id}`}>{serial}</a> {client}: {text.leftLine(leftOn)}
          </li>
        ))}
      </Part>
      <Part title={text.twice(twice.length)} hint={text.twiceHint}>
        {twice.map((serial) => (
          <li key={serial}>{serial}</li>
        ))}
      </Part>
      <Part title={text.unread(unread.length)}>
        {unread.map(({ line, serial, why }, i) => (
          <li key={`${i} ${line}`}>
            {text.line(line)} {serial}: {why.join('; ')}
          </li>
        ))}
      </Part>
    </>
  )
}

interface PartProps {
  readonly title: string
  readonly hint?: string
  readonly children: readonly ReactNode[]
}

function Part({ title, hint, children }: PartProps) {
  if (children.length === 0) return null
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {hint !== undefined && <p className={desk.dim}>{hint}</p>}
      <ul>{children}</ul>
    </section>
  )
}
