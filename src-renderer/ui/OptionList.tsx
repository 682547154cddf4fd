import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import styles from './OptionList.module.css'

export interface Option {
  readonly id: string
  readonly title: string
  readonly detail: string
}

interface OptionListProps<O extends Option> {
  readonly label: string
  readonly options: readonly O[]
  readonly onTake: (option: O) => void
  /** The field above, to which the keys of the list belong; without one the list has them itself. */
  readonly field?: (list: FieldProps) => ReactNode
}

interface FieldProps {
  readonly role: 'combobox'
  readonly 'aria-expanded': boolean
  readonly 'aria-controls': string
  readonly 'aria-activedescendant': string | undefined
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** What was found, one line each: arrows choose, Enter takes, as in Ctrl+K. */
export function OptionList<O extends Option>({ label, options, onTake, field }: OptionListProps<O>) {
  const listId = useId()
  const [chosen, setChosen] = useState(0)
  const current = Math.max(0, Math.min(chosen, options.length - 1))
  const idOf = (at: number) => `${listId}-${at}`
  const active = options.length === 0 ? undefined : idOf(current)

  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const option = options[current]
    if (step !== undefined) setChosen(Math.max(0, Math.min(options.length - 1, current + step)))
    else if (event.key === 'Enter' && option) onTake(option)
    else return
    event.preventDefault()
  }
  const list = (
    <ul
      id={listId}
      role="listbox"
      aria-label={label}
      className={styles.options}
      {...(field ? {} : { tabIndex: 0, autoFocus: true, onKeyDown: press, 'aria-activedescendant': active })}
      ref={field ? undefined : (element) => element?.focus()}
    >
      {options.map((option, at) => (
        <li
          key={option.id}
          id={idOf(at)}
          role="option"
          aria-selected={at === current}
          className={styles.option}
          onClick={() => onTake(option)}
        >
          <span>{option.title}</span>
          <span className={styles.quiet}>{option.detail}</span>
        </li>
      ))}
    </ul>
  )
  if (!field) return list
  return (
    <>
      {field({
        role: 'combobox',
        'aria-expanded': options.length > 0,
        'aria-controls': listId,
        'aria-activedescendant': active,
        onKeyDown: press,
      })}
      {list}
    </>
  )
}
