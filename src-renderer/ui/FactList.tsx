import type { ReactNode } from 'react'
import styles from './FactList.module.css'

/** A name and its value; '' is not known and not shown. */
export type Fact = readonly [name: string, value: ReactNode]

/** What is on record of one thing, a line each: `<FactList facts={[[text.rfc, client.rfc], …]} />` */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
