import { Button, Checkbox, Group, NumberInput, Stack } from '@mantine/core'
import type { OutputOf } from '#contract/index.ts'
import { settingsText as text } from '#messages/es-MX/settings.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { fieldErrors } from '../../ui/field-errors.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { Panel } from './parts.tsx'
import styles from './settings.module.css'

type Policies = OutputOf<'settings.setPolicies'>

const choices = ['presumeValidations', 'presumeAutoCharges', 'cardForLongPeriods', 'wordingUnMil'] as const
const numbers = [
  ['usersWindowDays', 30],
  ['advanceDays', 30],
  ['chequeClearingDays', 10],
  ['counterClearingDays', 10],
] as const

/** Where the sources are silent or contradict each other, the office decides (C1–C23, D1–D20). */
export function PoliciesPanel() {
  const { data } = useQueryOf('settings.get', {})
  if (!data) return <LoadingRows />
  return <PoliciesForm saved={data.policies} />
}

function PoliciesForm({ saved }: { readonly saved: Policies }) {
  const [form, setForm, dropDraft] = useDraft('settings.policies', saved)
  const saving = useCommand('settings.setPolicies')
  const errors = fieldErrors(saving.refusal)
  const save = async () => {
    if (!(await saving.run(form)).ok) return
    dropDraft()
    notify(text.saved)
  }
  return (
    <Panel title={text.policies} detail={text.policiesDetail}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="md">
          {choices.map((choice) => (
            <Checkbox
              key={choice}
              label={text[choice]}
              checked={form[choice]}
              onChange={({ currentTarget }) => setForm({ ...form, [choice]: currentTarget.checked })}
            />
          ))}
          <div className={styles.fields}>
            {numbers.map(([field, max]) => (
              <NumberInput
                key={field}
                label={text[field]}
                value={form[field]}
                error={errors[field]}
                min={0}
                max={max}
                allowDecimal={false}
                onChange={(value) => setForm({ ...form, [field]: Number(value) })}
              />
            ))}
          </div>
          <RefusalText refusal={Object.keys(errors).length > 0 ? null : saving.refusal} />
          <Group justify="flex-end">
            <Button type="submit" loading={saving.pending}>
              {text.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}
