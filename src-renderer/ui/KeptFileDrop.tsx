import { Button, Group } from '@mantine/core'
import type { FileInHand } from '../state/use-kept-file.ts'
import { FileDrop } from './FileDrop.tsx'
import { RefusalText } from './RefusalText.tsx'

export interface KeptFileDropProps {
  readonly of: FileInHand
  /** For the picker: ".pdf,.jpg". */
  readonly accept: string
  readonly words: { readonly drop: string; readonly keeping: string; readonly remove: string }
}

/** Where the file of a form is dropped; once it is there, its name, and a button that takes it away. */
export function KeptFileDrop({ of, accept, words }: KeptFileDropProps) {
  return (
    <>
      {of.file === null ? (
        <FileDrop accept={accept} disabled={of.keeping} onFile={of.keep}>
          {of.keeping ? words.keeping : words.drop}
        </FileDrop>
      ) : (
        <Group gap="xs">
          {of.file.name}
          <Button size="compact-xs" variant="subtle" onClick={of.remove}>
            {words.remove}
          </Button>
        </Group>
      )}
      <RefusalText refusal={of.refusal} />
    </>
  )
}
