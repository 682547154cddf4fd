import { Group, Radio } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { GridQuery, GridSelection } from '#contract/grid.ts'
import { confirmedSentence, confirmSentence, serialText as text } from '#messages/es-MX/serials.ts'
import { call, RefusalError, type Refused } from '../../api.ts'
import { offerUndo } from '../../state/undo.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { hasClock, selectedRows } from './selected.ts'
import type { SerialLine } from './source.ts'

export interface ToConfirm {
  readonly what: 'renewal' | 'validation'
  readonly query: GridQuery
  readonly selection: GridSelection
}

/** The core takes so many at once; more go in several commands, taken back together. */
const AT_ONCE = 5_000

/** D11: somebody said so, of many systems at once. */
export function ConfirmMany({ wanted, onClose }: ConfirmManyProps) {
  const [rows, setRows] = useState<readonly SerialLine[] | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const [source, setSource] = useState<'client' | 'portal'>('client')
  const [saving, setSaving] = useState(false)
  const title = wanted.what === 'renewal' ? text.confirmRenewal : text.confirmValidation

  useEffect(() => {
    let current = true
    selectedRows(wanted.query, wanted.selection).then(
      (found) => current && setRows(found),
      (error: unknown) => current && error instanceof RefusalError && setRefusal(error.refusal),
    )
    return () => {
      current = false
    }
  }, [wanted])

  const able = rows?.filter(hasClock) ?? []
  const confirm = async () => {
    setSaving(true)
    const outcome = await confirmAll(able, wanted.what, source)
    setSaving(false)
    if (outcome.commands.length > 0) {
      offerUndo(confirmedSentence(wanted.what, outcome.confirmed, outcome.unchanged), ...outcome.commands)
    }
    if (outcome.refusal === null) onClose()
    else setRefusal(outcome.refusal)
  }

  return (
    <FormDialog
      opened
      title={title}
      submitLabel={title}
      ready={able.length > 0}
      pending={saving}
      refusal={refusal}
      onSubmit={() => void confirm()}
      onClose={onClose}
    >
      <div role="status">
        {rows === null
          ? text.reading
          : able.length === 0
            ? text.nothingToConfirm
            : confirmSentence(wanted.what, able.length, rows.length - able.length)}
      </div>
      <Radio.Group
        label={text.confirmWho}
        value={source}
        onChange={(value) => setSource(value === 'portal' ? 'portal' : 'client')}
      >
        <Group gap="md" mt={4}>
          <Radio value="client" label={text.saidByClient} data-autofocus />
          <Radio value="portal" label={text.seenInPortal} />
        </Group>
      </Radio.Group>
    </FormDialog>
  )
}

interface ConfirmManyProps {
  readonly wanted: ToConfirm
  readonly onClose: () => void
}

interface Outcome {
  readonly commands: readonly (string | undefined)[]
  readonly confirmed: number
  readonly unchanged: number
  readonly refusal: Refused | null
}

async function confirmAll(
  rows: readonly SerialLine[],
  what: ToConfirm['what'],
  source: 'client' | 'portal',
): Promise<Outcome> {
  const commands: (string | undefined)[] = []
  let [confirmed, unchanged] = [0, 0]
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const items = rows.slice(from, from + AT_ONCE).map(({ id }) => ({ serialId: id, what }))
    const reply = await call('rentals.confirm', { items, source })
    if (!reply.ok) return { commands, confirmed, unchanged, refusal: reply.refusal }
    commands.push(reply.command)
    confirmed += reply.value.confirmed
    unchanged += reply.value.unchanged
  }
  return { commands, confirmed, unchanged, refusal: null }
}
