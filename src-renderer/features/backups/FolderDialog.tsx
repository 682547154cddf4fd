import { PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { backupsText as text } from '#messages/es-MX/backups-screen.ts'
import { call, useCommand } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { bare } from './bare-path.ts'

/** Where the copy goes and by which phrase it opens; a phrase is never kept as a draft. The first copy is made at once. */
export function FolderDialog({ folder, onClose }: { readonly folder: string; readonly onClose: () => void }) {
  const [form, setForm] = useState({ folder, phrase: '', again: '' })
  const keeping = useCommand('backups.keepElsewhere')
  const differ = form.again !== '' && form.again !== form.phrase
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setForm({ ...form, [name]: currentTarget.value }),
  })
  const keep = async () => {
    const reply = await keeping.run({ folder: bare(form.folder), passphrase: form.phrase })
    if (!reply.ok) return
    onClose()
    const copied = await call('backups.copyNow', {})
    if (copied.ok) notify(text.copied(copied.value.file))
  }
  return (
    <FormDialog
      opened
      title={text.elsewhere}
      submitLabel={text.save}
      pending={keeping.pending}
      ready={form.folder.trim() !== '' && form.phrase !== '' && form.again === form.phrase}
      needs="backups.keepElsewhere"
      refusal={keeping.refusal}
      onSubmit={() => void keep()}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={text.folder}
        description={text.folderHint}
        maxLength={1_000}
        spellCheck={false}
        {...field('folder')}
      />
      <PasswordInput
        label={text.phrase}
        description={text.phraseHint}
        autoComplete="new-password"
        {...field('phrase')}
      />
      <PasswordInput
        label={text.again}
        autoComplete="new-password"
        error={differ ? text.differ : undefined}
        {...field('again')}
      />
    </FormDialog>
  )
}
