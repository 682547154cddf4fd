import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#contract/index.ts'
import { accessText } from '#messages/es-MX/access.ts'
import { roleNames, settingsText as text } from '#messages/es-MX/settings.ts'
import { useQueryOf } from '../../api.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogForm } from '../../ui/FormDialog.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { AccessBar, ResetDialog, type ResetProps } from './OperatorAccess.tsx'
import { Panel, ShortTable } from './parts.tsx'
import { useKeptForm } from './use-kept-form.ts'

type Operator = InputOf<'operators.save'>
type Role = Operator['role']

/** The command line's; nobody changes it. */
const CONSOLE = 'consola'
const roles = Object.keys(roleNames) as Role[]

export function OperatorsPanel() {
  const { data } = useQueryOf('operators.list', {})
  const { data: access } = useQueryOf('access.state', {}, { ofToday: true })
  const [editing, setEditing] = useState<Operator | null>(null)
  const [resetting, setResetting] = useState<ResetProps['operator']>(null)
  const guarded = access?.state === 'signedIn'
  if (!data) return <LoadingRows />
  return (
    <Panel
      title={text.operators}
      detail={text.operatorsDetail}
      action={
        <Button onClick={() => setEditing({ name: '', role: 'sales', active: true })}>{text.add}</Button>
      }
    >
      <AccessBar />
      <ShortTable
        label={text.operators}
        rows={data.operators.filter(({ id }) => !guarded || id !== CONSOLE)}
        columns={[
          { title: text.operatorName, cell: ({ name }) => name },
          { title: text.role, cell: ({ role }) => roleNames[role] },
          { title: text.active, cell: ({ active }) => (active ? text.yes : text.no) },
          ...(guarded ? [{ title: accessText.hasPassword, cell: passwordOf }] : []),
          {
            title: '',
            cell: (operator) =>
              operator.id !== CONSOLE && (
                <Group gap="xs" wrap="nowrap">
                  <Button
                    size="xs"
                    variant="subtle"
                    aria-label={`${text.edit} ${operator.name}`}
                    onClick={() =>
                      setEditing({
                        id: operator.id,
                        name: operator.name,
                        role: operator.role,
                        active: operator.active,
                      })
                    }
                  >
                    {text.edit}
                  </Button>
                  {guarded && operator.active && operator.id !== data.current && (
                    <Button
                      size="xs"
                      variant="subtle"
                      aria-label={`${resetLabel(operator)}: ${operator.name}`}
                      onClick={() => setResetting(operator)}
                    >
                      {resetLabel(operator)}
                    </Button>
                  )}
                </Group>
              ),
          },
        ]}
      />
      <ResetDialog operator={resetting} onClose={() => setResetting(null)} />
      <Dialog opened={editing !== null} onClose={() => setEditing(null)} title={text.operators}>
        {editing && <OperatorForm initial={editing} onClose={() => setEditing(null)} />}
      </Dialog>
    </Panel>
  )
}

type Listed = OutputOf<'operators.list'>['operators'][number]

function passwordOf({ password }: Listed) {
  return accessText.passwordStates[password]
}

function resetLabel({ password }: Listed): string {
  return password === 'none' ? accessText.reset : accessText.resetAgain
}

function OperatorForm({ initial, onClose }: { readonly initial: Operator; readonly onClose: () => void }) {
  const { form, setForm, save, errors, pending, unplaced } = useKeptForm(
    'operators.save',
    `settings.operator.${initial.id ?? 'new'}`,
    initial,
    onClose,
  )
  return (
    <DialogForm
      needs="operators.save"
      submitLabel={text.save}
      pending={pending}
      refusal={unplaced}
      onSubmit={() => save(form)}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={text.operatorName}
        value={form.name}
        error={errors.name}
        onChange={({ currentTarget }) => setForm({ ...form, name: currentTarget.value })}
      />
      <NativeSelect
        label={text.role}
        value={form.role}
        data={roles.map((role) => ({ value: role, label: roleNames[role] }))}
        onChange={({ currentTarget }) =>
          setForm({ ...form, role: roles.find((role) => role === currentTarget.value) ?? 'reader' })
        }
      />
      <Checkbox
        label={text.active}
        checked={form.active ?? true}
        onChange={({ currentTarget }) => setForm({ ...form, active: currentTarget.checked })}
      />
    </DialogForm>
  )
}
