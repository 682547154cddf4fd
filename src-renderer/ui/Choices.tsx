import type { ReactNode } from 'react'
import { chooses } from './adrift.ts'
import desk from './desk.module.css'

export interface Choice<K> {
  readonly key: K
  readonly label: string
  /** How many there are; undefined while that is read, or where it is not told. */
  readonly count?: number | string | undefined
}

export interface ChoicesProps<K> {
  /** What is chosen, for who does not see it: "Mostrar". */
  readonly label: string
  readonly choices: readonly Choice<K>[]
  readonly chosen: K
  readonly onChoose: (key: K) => void
  /** Other buttons of the same row. */
  readonly children?: ReactNode
}

/** One of a few things to be shown, each a button; the one that is shown is pressed. */
export function Choices<K extends string | number | boolean | null>({
  label,
  choices,
  chosen,
  onChoose,
  children,
}: ChoicesProps<K>) {
  return (
    <div className={desk.filters} role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={String(choice.key)}
          type="button"
          aria-pressed={choice.key === chosen}
          onClick={chooses(() => onChoose(choice.key))}
        >
          {choice.label} {choice.count !== undefined && <span className={desk.dim}>{choice.count}</span>}
        </button>
      ))}
      {children}
    </div>
  )
}
