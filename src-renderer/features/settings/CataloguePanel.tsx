import { Button, Checkbox, Group, NumberInput, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { settingsText as text } from '#messages/es-MX/settings.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { fieldErrors } from '../../ui/field-errors.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { Panel, ShortTable } from './parts.tsx'
import styles from './settings.module.css'

type Product = OutputOf<'catalogue.get'>['products'][number]

/** R87: the systems, their versions, and what is known of the days they may go without validating (D7). */
export function CataloguePanel() {
  const { data } = useQueryOf('catalogue.get', {})
  const [editing, setEditing] = useState<string | null>(null)
  if (!data) return <LoadingRows />
  const product = data.products.find(({ id }) => id === editing)
  return (
    <Panel title={text.catalogue} detail={text.catalogueDetail}>
      <ShortTable
        label={text.catalogue}
        rows={data.products}
        columns={[
          { title: text.code, cell: ({ code }) => code },
          { title: text.name, cell: ({ name }) => name },
          { title: text.vendor, cell: ({ vendor }) => vendor },
          { title: text.versions, cell: ({ versions }) => versions.map(({ name }) => name).join(', ') },
          { title: text.offlineDays, cell: ({ offlineDays }) => offlineDays ?? text.offlineUnknown },
          { title: text.trialDays, cell: ({ trialDays }) => trialDays, number: true },
          { title: text.active, cell: ({ active }) => (active ? 'sí' : text.inactive) },
          {
            title: '',
            cell: ({ id, name }) => (
              <Button
                size="xs"
                variant="subtle"
                aria-label={`${text.edit} ${name}`}
                onClick={() => setEditing(id)}
              >
                {text.edit}
              </Button>
            ),
          },
        ]}
      />
      <Dialog opened={product !== undefined} onClose={() => setEditing(null)} title={product?.name ?? ''}>
        {product && <ProductForm product={product} onClose={() => setEditing(null)} />}
      </Dialog>
    </Panel>
  )
}

function ProductForm({ product, onClose }: { readonly product: Product; readonly onClose: () => void }) {
  const [name, setName] = useState(product.name)
  const [offlineDays, setOfflineDays] = useState<number | null>(product.offlineDays)
  const [trialDays, setTrialDays] = useState(product.trialDays)
  const [active, setActive] = useState(product.active)
  const saving = useCommand('catalogue.saveProduct')
  const errors = fieldErrors(saving.refusal)
  const { id, vendorId, code } = product
  const save = async () => {
    if ((await saving.run({ id, vendorId, code, name, offlineDays, trialDays, active })).ok) onClose()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Stack gap="md">
        <div className={styles.fields}>
          <TextInput
            label={text.name}
            value={name}
            error={errors.name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <NumberInput
            label={text.trialDays}
            value={trialDays}
            min={0}
            max={366}
            allowDecimal={false}
            onChange={(value) => setTrialDays(Number(value))}
          />
          <NumberInput
            label={text.offlineDays}
            placeholder={text.offlineUnknown}
            value={offlineDays ?? ''}
            min={0}
            max={15}
            allowDecimal={false}
            onChange={(value) => setOfflineDays(value === '' ? null : Number(value))}
          />
        </div>
        <Checkbox
          label={text.active}
          checked={active}
          onChange={({ currentTarget }) => setActive(currentTarget.checked)}
        />
        <Versions product={product} />
        <RefusalText refusal={Object.keys(errors).length > 0 ? null : saving.refusal} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {text.cancel}
          </Button>
          <Button type="submit" loading={saving.pending}>
            {text.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** R118: a version out of support is told apart. Each is saved as it is ticked. */
function Versions({ product }: { readonly product: Product }) {
  const [name, setName] = useState('')
  const saving = useCommand('catalogue.saveVersion')
  const productId = product.id
  const add = async () => {
    if ((await saving.run({ productId, name, supported: true })).ok) setName('')
  }
  return (
    <Stack gap="xs">
      <h3>{text.versions}</h3>
      {product.versions.map((version) => (
        <Checkbox
          key={version.id}
          label={`${version.name}: ${text.supported}`}
          checked={version.supported}
          onChange={({ currentTarget }) =>
            void saving.run({
              id: version.id,
              productId,
              name: version.name,
              supported: currentTarget.checked,
            })
          }
        />
      ))}
      <Group gap="sm" align="flex-end">
        <TextInput
          label={text.newVersion}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button variant="default" disabled={name.trim() === ''} onClick={() => void add()}>
          {text.add}
        </Button>
      </Group>
      <RefusalText refusal={saving.refusal} />
    </Stack>
  )
}
