import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { findTerms, glossaryText as text } from '#messages/es-MX/glossary.ts'
import type { ScreenProps } from '../../state/place.ts'
import desk from '../../ui/desk.module.css'
import styles from './help.module.css'

/** The words of the trade, looked up as they are typed. */
export default function Glossary({ query }: ScreenProps) {
  const [typed, setTyped] = useState(query.get('palabra') ?? '')
  const found = findTerms(typed)
  return (
    <div className={styles.page}>
      <div className={desk.title}>
        <h1>{text.title}</h1>
        <TextInput
          autoFocus
          aria-label={text.search}
          placeholder={text.search}
          w={320}
          autoComplete="off"
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </div>
      {found.length === 0 ? (
        <p role="status" className={desk.dim}>
          {text.none}
        </p>
      ) : (
        <dl className={styles.terms}>
          {found.map(({ term, also = [], meaning }) => (
            <div key={term} className={styles.term}>
              <dt>{term}</dt>
              <dd>
                {meaning}
                {also.length > 0 && <span className={desk.dim}> {text.also(also)}.</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
