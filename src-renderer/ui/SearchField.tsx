import { TextInput, type TextInputProps } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'

export interface SearchFieldProps extends Pick<TextInputProps, 'w' | 'className'> {
  readonly label: string
  /** What stands there once nothing was typed for a moment, without the spaces around it. */
  readonly onSearch: (search: string) => void
}

/** Where one types what a list is to be of: `<SearchField label={text.search} onSearch={setSearch} />` */
export function SearchField({ label, onSearch, ...box }: SearchFieldProps) {
  const [typed, setTyped] = useState('')
  const settle = useDebouncedCallback(onSearch, 120)
  return (
    <TextInput
      {...box}
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        settle(currentTarget.value.trim())
      }}
    />
  )
}
