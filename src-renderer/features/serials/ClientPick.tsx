import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { serialText as text } from '#messages/es-MX/serials.ts'
import { useQueryOf } from '../../api.ts'

export interface PickedClient {
  readonly id: string
  readonly name: string
}

/** Finds a client as Ctrl+K does: any part of its name, its RFC, a telephone. */
export function ClientPick({ value, error, onChange }: ClientPickProps) {
  const [search, setSearch] = useState('')
  const [settled] = useDebouncedValue(search, 120)
  const typed = settled === value?.name ? '' : settled
  const found = useQueryOf(
    'clients.list',
    { search: typed, sort: typed === '' ? 'name' : 'closest', limit: 20 },
    { keepPrevious: true },
  )
  const clients = found.data?.clients ?? []
  const shown = value && !clients.some(({ id }) => id === value.id) ? [value, ...clients] : clients
  return (
    <Select
      data-autofocus={value === null || undefined}
      label={text.client}
      placeholder={text.clientPick}
      nothingFoundMessage={text.clientNone}
      searchable
      openOnFocus={false}
      required
      error={error}
      data={shown.map(({ id, name }) => ({ value: id, label: name }))}
      // What is found was searched for by the core, with and without accents: nothing is filtered again.
      filter={({ options }) => options}
      value={value?.id ?? null}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={(id) => {
        const client = shown.find((one) => one.id === id)
        onChange(client ? { id: client.id, name: client.name } : null)
      }}
    />
  )
}

interface ClientPickProps {
  readonly value: PickedClient | null
  readonly error?: string | undefined
  readonly onChange: (client: PickedClient | null) => void
}
