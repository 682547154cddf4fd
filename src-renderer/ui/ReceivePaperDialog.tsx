import { Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { InputOf } from '#contract/index.ts'
import { requestText as text } from '#messages/es-MX/requests.ts'
import { useKeptFile } from '../state/use-kept-file.ts'
import { useSaving } from '../state/use-saving.ts'
import { FormDialog } from './FormDialog.tsx'
import { KeptFileDrop } from './KeptFileDrop.tsx'

type Receive = 'unlocks.receiveDocument' | 'replacements.receiveDocument'

export interface ReceivePaperDialogProps<N extends Receive> {
  readonly command: N
  /** Of what it is asked for. */
  readonly id: string
  /** All that are asked for; `lacking` where one has not come, or would not do. */
  readonly papers: readonly {
    readonly document: InputOf<N>['document']
    readonly name: string
    readonly lacking: boolean
  }[]
  readonly onClose: () => void
}

/** A paper that came, with its file where there is one; what is missing is offered first. */
export function ReceivePaperDialog<N extends Receive>({
  command,
  id,
  papers,
  onClose,
}: ReceivePaperDialogProps<N>) {
  const [chosen, setChosen] = useState<string | null>(null)
  const { document, name } =
    papers.find((one) => (chosen === null ? one.lacking : one.document === chosen)) ?? papers[0]!
  const paper = useKeptFile()
  const [note, setNote] = useState('')
  const saving = useSaving(command, () => `${text.doneReceive}: ${name}`, onClose)
  const save = () => {
    const { file } = paper
    saving.save({ id, document, note, ...(file === null ? {} : { attachment: file.id }) } as InputOf<N>)
  }
  return (
    <FormDialog
      opened
      title={text.receive}
      submitLabel={text.receive}
      pending={saving.pending}
      ready={!paper.keeping}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={save}
      onClose={onClose}
    >
      <Radio.Group label={text.which} value={document} onChange={setChosen}>
        <Stack gap="xs" mt={4}>
          {papers.map((one) => (
            <Radio key={one.document} value={one.document} label={one.name} />
          ))}
        </Stack>
      </Radio.Group>
      <KeptFileDrop
        of={paper}
        accept=".pdf,.jpg,.jpeg,.png,.eml"
        words={{ drop: text.dropPaper, keeping: text.keeping, remove: text.removePaper }}
      />
      <TextInput
        data-autofocus
        label={text.note}
        maxLength={200}
        autoComplete="off"
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
    </FormDialog>
  )
}
