import { Button, FileButton, type ButtonProps } from '@mantine/core'
import { useRef } from 'react'

export interface PickFileProps extends Omit<ButtonProps, 'children'> {
  readonly label: string
  /** For the picker: ".xlsx". What a file really is, whoever reads it finds out. */
  readonly accept: string
  readonly onFile: (file: File) => void
}

/** A button that has a file picked. The same one mended and picked again is a change, too. */
export function PickFile({ label, accept, onFile, ...button }: PickFileProps) {
  const forget = useRef<() => void>(null)
  return (
    <FileButton
      accept={accept}
      resetRef={forget}
      inputProps={{ 'aria-label': label }}
      onChange={(file) => {
        if (file) onFile(file)
        forget.current?.()
      }}
    >
      {(opens) => (
        <Button variant="default" {...button} {...opens}>
          {label}
        </Button>
      )}
    </FileButton>
  )
}
