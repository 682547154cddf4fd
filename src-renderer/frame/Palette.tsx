import { Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useId, useState, type KeyboardEvent } from 'react'
import { frameText } from '#messages/es-MX/frame.ts'
import { useQueryOf } from '../api.ts'
import { screens } from '../screens.ts'
import { go } from '../state/place.ts'
import { CloseKey } from '../ui/Dialog.tsx'
import { Shortcut } from '../ui/Shortcut.tsx'
import { ShortcutLayer, useActiveBindings } from '../ui/shortcuts.tsx'
import { paletteEntries, readQuestion, type PaletteEntry } from './palette-entries.ts'
import styles from './Palette.module.css'

const DEBOUNCE_MS = 80

/** Ctrl+K: goes anywhere and does anything. */
export function Palette({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={620}
      yOffset={72}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label={frameText.paletteTitle}>
        <Modal.Body p={0}>
          <ShortcutLayer>
            <CloseKey onClose={onClose} />
            <Search onClose={onClose} />
          </ShortcutLayer>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function Search({ onClose }: { readonly onClose: () => void }) {
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const [settled] = useDebouncedValue(typed, DEBOUNCE_MS)
  const question = readQuestion(settled, screens)
  const { data, isFetching } = useQueryOf(
    'search.everywhere',
    { text: question.text },
    { enabled: question.text.length > 0, keepPrevious: true },
  )
  const found = question.text === '' ? [] : (data?.results ?? [])
  const entries = paletteEntries(question, found, screens, useActiveBindings())
  const current = Math.min(chosen, entries.length - 1)

  const take = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onClose()
    if ('go' in entry.act) go(entry.act.go)
    else entry.act.run()
  }
  // Enter pressed faster than the answer comes is kept, and takes what was asked for, not what stood there before.
  const [hurried, setHurried] = useState(false)
  const ready = typed === settled && !isFetching
  const takeFirst = useEffectEvent(() => {
    setHurried(false)
    take(entries[current])
  })
  useEffect(() => {
    if (hurried && ready) takeFirst()
  }, [hurried, ready])

  const steer = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (event.key === 'Enter') setHurried(true)
    else if (step !== undefined) setChosen(Math.max(0, Math.min(entries.length - 1, current + step)))
    else return
    event.preventDefault()
  }

  return (
    <>
      <TextInput
        // In the same turn as Ctrl+K, so that not one letter of what follows is lost.
        autoFocus
        data-autofocus
        variant="unstyled"
        className={styles.field}
        leftSection={<IconSearch size={16} />}
        placeholder={frameText.search}
        aria-label={frameText.paletteTitle}
        role="combobox"
        aria-expanded={entries.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={entries[current] ? `${listId}-${current}` : undefined}
        autoComplete="off"
        value={typed}
        onKeyDown={steer}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          setChosen(0)
        }}
      />
      <div id={listId} role="listbox" aria-label={frameText.paletteTitle} className={styles.list}>
        {Object.entries(Object.groupBy(entries, ({ group }) => group)).map(([group, members = []]) => (
          <div key={group} role="group" aria-label={group}>
            <div className={styles.heading} aria-hidden="true">
              {group}
            </div>
            {members.map((entry) => (
              <Option
                key={entry.id}
                id={`${listId}-${entries.indexOf(entry)}`}
                entry={entry}
                selected={entry === entries[current]}
                onTake={() => take(entry)}
                onPoint={() => setChosen(entries.indexOf(entry))}
              />
            ))}
          </div>
        ))}
      </div>
      <p className={styles.hint} role="status">
        {entries.length === 0 && data !== undefined ? frameText.paletteEmpty : frameText.paletteHint}
      </p>
    </>
  )
}

interface OptionProps {
  readonly id: string
  readonly entry: PaletteEntry
  readonly selected: boolean
  readonly onTake: () => void
  readonly onPoint: () => void
}

function Option({ id, entry, selected, onTake, onPoint }: OptionProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={selected}
      className={styles.option}
      ref={(element) => {
        if (selected) element?.scrollIntoView({ block: 'nearest' })
      }}
      onClick={onTake}
      onPointerMove={selected ? undefined : onPoint}
    >
      <span className={styles.title}>{entry.title}</span>
      <span className={styles.detail}>{entry.detail}</span>
      {entry.keys !== null && <Shortcut keys={entry.keys} />}
    </div>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
