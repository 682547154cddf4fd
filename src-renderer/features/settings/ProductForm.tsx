import { Button, Checkbox, Group, NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import type { InputOf, OutputOf } from '#contract/index.ts'
import { settingsText as text } from '#messages/es-MX/settings.ts'
import { useCommand } from '../../api.ts'
import { DialogForm } from '../../ui/FormDialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import styles from './settings.module.css'
import { useKeptForm } from './use-kept-form.ts'

type Catalogue = OutputOf<'catalogue.get'>
type Product = Catalogue['products'][number]
type ProductInput = InputOf<'catalogue.saveProduct'>

/** A trial of thirty days is what the vendor gives; what it allows offline is not known until it is confirmed (D7). */
const newProduct = { code: '', name: '', offlineDays: null, trialDays: 30, active: true } as const

export interface ProductFormProps {
  /** Null for a new one. */
  readonly product: Product | null
  readonly vendors: Catalogue['vendors']
  readonly onClose: () => void
}

export function ProductForm({ product, vendors, onClose }: ProductFormProps) {
  const initial: ProductInput =
    product === null ? { ...newProduct, vendorId: vendors[0]?.id ?? '' } : inputOf(product)
  const { form, setForm, save, errors, pending, unplaced } = useKeptForm(
    'catalogue.saveProduct',
    `settings.product.${product?.id ?? 'new'}`,
    initial,
    onClose,
  )
  return (
    <DialogForm
      needs="catalogue.saveProduct"
      submitLabel={text.save}
      pending={pending}
      refusal={unplaced}
      onSubmit={() => save(form)}
      onClose={onClose}
    >
      <div className={styles.fields}>
        <NativeSelect
          label={text.vendor}
          value={form.vendorId}
          data={vendors.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) => setForm({ ...form, vendorId: currentTarget.value })}
        />
        <TextInput
          label={text.code}
          value={form.code}
          error={errors.code}
          onChange={({ currentTarget }) => setForm({ ...form, code: currentTarget.value.toUpperCase() })}
        />
        <TextInput
          data-autofocus
          label={text.productName}
          value={form.name}
          error={errors.name}
          onChange={({ currentTarget }) => setForm({ ...form, name: currentTarget.value })}
        />
        <NumberInput
          label={text.trialDays}
          value={form.trialDays}
          error={errors.trialDays}
          min={0}
          max={366}
          allowDecimal={false}
          onChange={(value) => setForm({ ...form, trialDays: Number(value) })}
        />
        <NumberInput
          label={text.offlineDays}
          placeholder={text.offlineUnknown}
          value={form.offlineDays ?? ''}
          error={errors.offlineDays}
          min={0}
          max={15}
          allowDecimal={false}
          onChange={(value) => setForm({ ...form, offlineDays: value === '' ? null : Number(value) })}
        />
      </div>
      <Checkbox
        label={text.active}
        checked={form.active}
        onChange={({ currentTarget }) => setForm({ ...form, active: currentTarget.checked })}
      />
      {product === null ? <Text c="dimmed">{text.versionsAfter}</Text> : <Versions product={product} />}
    </DialogForm>
  )
}

/** R118: a version out of support is told apart. Each is saved as it is ticked. */
function Versions({ product }: { readonly product: Product }) {
  const [name, setName] = useState('')
  const saving = useCommand('catalogue.saveVersion')
  const productId = product.id
  const add = async () => {
    if (name.trim() !== '' && (await saving.run({ productId, name, supported: true })).ok) setName('')
  }
  const addOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    // Enter here is for the version; the form of the product would be saved and closed without it.
    event.preventDefault()
    void add()
  }
  return (
    <Stack gap="xs">
      <h3 className={styles.title}>{text.versions}</h3>
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
          onKeyDown={addOnEnter}
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

function inputOf({ id, vendorId, code, name, offlineDays, trialDays, active }: Product): ProductInput {
  return { id, vendorId, code, name, offlineDays, trialDays, active }
}
