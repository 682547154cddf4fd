import { Button } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, useState, type DragEvent, type ReactNode } from 'react'
import styles from './FileDrop.module.css'

export interface FileDropProps {
  /** What to drop, in a sentence: "Suelte aquí su hoja de cálculo". */
  readonly children: ReactNode
  /** For the picker: ".csv,.xlsx". What a file really is, the core finds out. */
  readonly accept: string
  readonly disabled?: boolean
  readonly onFile: (file: File) => void
  /** Takes several at once, instead: an invoice is two files. */
  readonly onFiles?: (files: readonly [File, ...File[]]) => void
  /** Rows pasted as text, for instance from the portal's grid. */
  readonly onText?: (text: string) => void
}

/** A file dropped, picked or pasted, anywhere in the panel; pasting works anywhere on the screen. */
export function FileDrop({ children, accept, disabled = false, onFile, onFiles, onText }: FileDropProps) {
  const picker = useRef<HTMLInputElement>(null)
  const take = (list: FileList | null | undefined) => {
    const [first, ...others] = list ?? []
    if (!first || disabled) return
    if (onFiles) onFiles([first, ...others])
    else onFile(first)
  }
  const [over, setOver] = useState(false)

  const paste = useEffectEvent((event: ClipboardEvent) => {
    const { target, clipboardData } = event
    if (disabled || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return
    const text = clipboardData?.getData('text/plain') ?? ''
    if (clipboardData?.files.length) take(clipboardData.files)
    else if (text.trim() !== '') onText?.(text)
  })
  useEffect(() => {
    const listen = (event: ClipboardEvent) => paste(event)
    addEventListener('paste', listen)
    return () => removeEventListener('paste', listen)
  }, [])

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }

  return (
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div>{children}</div>
      <Button disabled={disabled} onClick={() => picker.current?.click()}>
        Elegir archivo…
      </Button>
      <input
        ref={picker}
        type="file"
        accept={accept}
        multiple={onFiles !== undefined}
        hidden
        aria-label="Elegir archivo"
        onChange={({ currentTarget }) => {
          take(currentTarget.files)
          // The same file mended and picked again is a change, too.
          currentTarget.value = ''
        }}
      />
    </div>
  )
}
