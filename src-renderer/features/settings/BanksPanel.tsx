import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { settingsText as text } from '#messages/es-MX/settings.ts'
import { call, useCommand, useQueryOf } from '../../api.ts'
import { showUndo } from '../../state/notices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { DialogForm } from '../../ui/FormDialog.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { Panel, ShortTable } from './parts.tsx'
import styles from './settings.module.css'
import { useKeptForm } from './use-kept-form.ts'

interface Account {
  readonly id?: string
  readonly billedBy: 'vendor' | 'distributor'
  readonly vendorId: string | null
  readonly beneficiary: string
  readonly bank: string
  readonly account: string
  readonly clabe: string
}

const newAccount: Account = {
  billedBy: 'distributor',
  vendorId: null,
  beneficiary: '',
  bank: '',
  account: '',
  clabe: '',
}

/** D15: whose account a slip names follows who bills. */
export function BanksPanel() {
  const { data } = useQueryOf('settings.get', {})
  const removing = useCommand('settings.removeBankAccount')
  const [editing, setEditing] = useState<Account | null>(null)
  const remove = async (account: Account & { readonly id: string }) => {
    const { id, ...kept } = account
    if ((await removing.run({ id })).ok) {
      showUndo(text.accountRemoved, async () => void (await call('settings.saveBankAccount', kept)))
    }
  }
  if (!data) return <LoadingRows />
  const add = <Button onClick={() => setEditing(newAccount)}>{text.add}</Button>
  return (
    <Panel
      title={text.banks}
      detail={text.banksDetail}
      action={data.bankAccounts.length > 0 ? add : undefined}
    >
      {data.bankAccounts.length === 0 ? (
        <EmptyState title={text.noBanks} action={add} />
      ) : (
        <ShortTable
          label={text.banks}
          rows={data.bankAccounts}
          columns={[
            { title: text.billedBy, cell: ({ billedBy }) => billedByNames[billedBy] },
            { title: text.beneficiary, cell: ({ beneficiary }) => beneficiary },
            { title: text.bank, cell: ({ bank }) => bank },
            { title: text.account, cell: ({ account }) => account, number: true },
            { title: text.clabe, cell: ({ clabe }) => clabe, number: true },
            {
              title: '',
              cell: (account) => (
                <Group gap="xs" justify="flex-end" wrap="nowrap">
                  <Button
                    size="xs"
                    variant="subtle"
                    aria-label={`${text.edit} ${account.bank}`}
                    onClick={() => setEditing(account)}
                  >
                    {text.edit}
                  </Button>
                  <Button
                    size="xs"
                    variant="subtle"
                    aria-label={`${text.remove} ${account.bank}`}
                    onClick={() => void remove(account)}
                  >
                    {text.remove}
                  </Button>
                </Group>
              ),
            },
          ]}
        />
      )}
      <RefusalText refusal={removing.refusal} />
      <Dialog opened={editing !== null} onClose={() => setEditing(null)} title={text.banks}>
        {editing && <AccountForm initial={editing} onClose={() => setEditing(null)} />}
      </Dialog>
    </Panel>
  )
}

function AccountForm({ initial, onClose }: { readonly initial: Account; readonly onClose: () => void }) {
  const { form, setForm, save, errors, pending, unplaced } = useKeptForm(
    'settings.saveBankAccount',
    `settings.account.${initial.id ?? 'new'}`,
    initial,
    onClose,
  )
  const { data: catalogue } = useQueryOf('catalogue.get', {})
  return (
    <DialogForm
      needs="settings.saveBankAccount"
      submitLabel={text.save}
      pending={pending}
      refusal={unplaced}
      onSubmit={() => save(form)}
      onClose={onClose}
    >
      <div className={styles.fields}>
        <NativeSelect
          label={text.billedBy}
          value={form.billedBy}
          data={Object.entries(billedByNames).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget }) =>
            setForm({
              ...form,
              billedBy: currentTarget.value === 'vendor' ? 'vendor' : 'distributor',
              vendorId: currentTarget.value === 'vendor' ? (catalogue?.vendors[0]?.id ?? null) : null,
            })
          }
        />
        {form.billedBy === 'vendor' && (
          <NativeSelect
            label={text.vendor}
            value={form.vendorId ?? ''}
            data={(catalogue?.vendors ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ currentTarget }) => setForm({ ...form, vendorId: currentTarget.value })}
          />
        )}
        {(['beneficiary', 'bank', 'account', 'clabe'] as const).map((field) => (
          <TextInput
            key={field}
            {...(field === 'beneficiary' ? { 'data-autofocus': true } : {})}
            label={text[field]}
            value={form[field]}
            error={errors[field]}
            onChange={({ currentTarget }) => setForm({ ...form, [field]: currentTarget.value })}
          />
        ))}
      </div>
    </DialogForm>
  )
}

const billedByNames = { distributor: text.billedByDistributor, vendor: text.billedByVendor } as const
