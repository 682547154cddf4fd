import { Autocomplete, PasswordInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { vaultText as text } from '#messages/es-MX/vault.ts'
import { useQueryOf } from '../../api.ts'
import { useSaving } from '../../state/use-saving.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { Entry } from './EntryDialog.tsx'

export interface EntryFormProps {
  /** Null: a new one. */
  readonly entry: Entry | null
  readonly owner: { readonly id: string | null; readonly name: string }
  readonly onClose: () => void
}

/** C23: one access for each client and portal. What is typed here is no draft: closed, it is gone. */
export function EntryForm({ entry, owner, onClose }: EntryFormProps) {
  const vendors = useQueryOf('catalogue.get', {}).data?.vendors ?? []
  const [form, setForm] = useState({
    portal: entry?.portal ?? (owner.id === null ? '' : text.portalHint),
    user: '',
    password: '',
    note: entry?.note ?? '',
  })
  const [tried, setTried] = useState(false)
  const saving = useSaving('vault.save', () => `${text.doneSave}: ${owner.name} · ${form.portal}`, onClose)
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  const missing = (field: 'portal' | 'user' | 'password') =>
    tried && form[field] === '' && (entry === null || field === 'portal')
      ? text.fieldMissing(text[field].toLowerCase())
      : undefined
  const save = () => {
    setTried(true)
    const { portal, user, password, note } = form
    if (portal.trim() === '' || (entry === null && (user === '' || password === ''))) return
    saving.save({
      portal,
      note,
      ...(entry === null ? {} : { id: entry.id }),
      ...(entry === null && owner.id !== null ? { clientId: owner.id } : {}),
      ...(user === '' ? {} : { user }),
      ...(password === '' ? {} : { password }),
    })
  }
  return (
    <FormDialog
      opened
      title={`${entry === null ? text.add : text.edit}: ${owner.name}`}
      submitLabel={text.save}
      pending={saving.pending}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={save}
      onClose={onClose}
    >
      <Autocomplete
        label={text.portal}
        data-autofocus
        data={vendors.map(({ name }) => name)}
        maxLength={200}
        value={form.portal}
        error={missing('portal')}
        onChange={(portal) => set({ portal })}
      />
      <TextInput
        label={text.user}
        maxLength={500}
        autoComplete="off"
        {...(entry === null ? {} : { placeholder: text.keepsUser })}
        value={form.user}
        error={missing('user')}
        onChange={({ currentTarget }) => set({ user: currentTarget.value })}
      />
      <PasswordInput
        label={text.password}
        maxLength={500}
        autoComplete="new-password"
        {...(entry === null ? {} : { placeholder: text.keepsPassword })}
        value={form.password}
        error={missing('password')}
        onChange={({ currentTarget }) => set({ password: currentTarget.value })}
      />
      <Textarea
        label={text.note}
        rows={2}
        value={form.note}
        onChange={({ currentTarget }) => set({ note: currentTarget.value })}
      />
    </FormDialog>
  )
}
