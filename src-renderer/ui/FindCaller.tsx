import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { triageText as text } from '#messages/es-MX/triage.ts'
import { useQueryOf } from '../api.ts'
import { OptionList } from './OptionList.tsx'

export type Caller = OutputOf<'search.everywhere'>['results'][number]

const DEBOUNCE_MS = 80

/** Client, telephone, RFC or serial number, as the caller gives it. */
export function FindCaller({ onTake }: { readonly onTake: (caller: Caller) => void }) {
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), DEBOUNCE_MS)
  const { data } = useQueryOf(
    'search.everywhere',
    { text: settled, limit: 12, kinds: ['client', 'contact', 'serial'] },
    { enabled: settled !== '', keepPrevious: true },
  )
  const found = settled === '' ? [] : (data?.results ?? [])
  const nobody = settled !== '' && settled === typed.trim() && data !== undefined && found.length === 0
  return (
    <OptionList
      label={text.results}
      options={found.map((one) => ({
        id: `${one.kind} ${one.id}`,
        title: one.title,
        detail: one.detail,
        of: one,
      }))}
      onTake={({ of }) => onTake(of)}
      field={(list) => (
        <TextInput
          autoFocus
          label={text.who}
          description={text.whoHint}
          autoComplete="off"
          value={typed}
          error={nobody ? text.nobody : undefined}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          {...list}
        />
      )}
    />
  )
}
