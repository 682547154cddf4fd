import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import type { Months } from '#domain/rental.ts'
import { batchText as text } from '#messages/es-MX/keys-screen.ts'
import { periodName } from '#messages/es-MX/serials.ts'
import { runJob, useQueryOf, type Refused } from '../../api.ts'
import { putFile } from '../../host.ts'
import { useDraft } from '../../state/drafts.ts'
import { go } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { MoneyInput } from '../../ui/MoneyInput.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { BatchPreview } from './BatchPreview.tsx'
import desk from '../../ui/desk.module.css'
import styles from './keys.module.css'

interface Form {
  readonly supplier: string
  readonly invoice: string
  readonly quantity: number | null
  readonly receivedBy: string
  readonly productId: string
  readonly months: Months | null
  readonly users: number | null
  readonly unitCost: Centavos | null
  readonly expiresOn: Day | null
}

const OF_LINES = [
  'productId',
  'months',
  'users',
  'unitCost',
  'expiresOn',
] as const satisfies readonly (keyof Form)[]

const EMPTY: Form = {
  ...{ supplier: '', invoice: '', quantity: null, receivedBy: '', productId: '', months: null },
  ...{ users: null, unitCost: null, expiresOn: null },
}

type Preview = OutputOf<'keys.preview'>

/** A batch that was bought: pasted, dropped or read with a bar-code reader, looked through before it is kept. */
export default function NewBatch() {
  const [form, setForm, dropForm] = useDraft('keys.receive', EMPTY)
  const [typed, setTyped] = useState('')
  const [file, setFile] = useState<{ readonly file: string; readonly name: string } | null>(null)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const [pending, setPending] = useState(false)
  const products = useQueryOf('catalogue.get', {}).data?.products ?? []
  const change = (some: Partial<Form>) => {
    setForm({ ...form, ...some })
    // What the invoice says and who received them is of no line.
    if (OF_LINES.some((field) => field in some)) setPreview(null)
  }
  const kind = {
    ...(form.productId === '' ? {} : { productId: form.productId }),
    ...(form.months === null ? {} : { months: form.months }),
    ...(form.users === null ? {} : { users: form.users }),
    ...(form.unitCost === null ? {} : { unitCost: form.unitCost }),
    ...(form.expiresOn === null ? {} : { expiresOn: form.expiresOn }),
  }
  const look = async (source: Pick<InputOf<'keys.preview'>, 'file' | 'text'>) => {
    setPending(true)
    const reply = await runJob('keys.preview', { ...source, ...kind, limit: 500 }, () => {}).reply
    setPending(false)
    setRefusal(reply.ok ? null : reply.refusal)
    setPreview(reply.ok ? reply.value : null)
  }
  const source = file === null ? { text: typed } : { file: file.file }
  const drop = async (dropped: File) => {
    const put = await putFile(dropped)
    if (!put.ok) return setRefusal(put.refusal)
    setFile({ file: put.value.file, name: dropped.name })
    await look({ file: put.value.file })
  }
  const paste = (pasted: string) => {
    setFile(null)
    setTyped(pasted)
    setPreview(null)
  }
  const quantity = form.quantity ?? preview?.new ?? 0
  const save = async () => {
    setPending(true)
    const { supplier, invoice, receivedBy } = form
    const withoutErrors = (preview?.errors ?? 0) > 0
    const facts = { supplier, invoice, receivedBy, quantity: Math.max(1, quantity), withoutErrors }
    const reply = await runJob('keys.receive', { ...source, ...kind, ...facts }, () => {}).reply
    setPending(false)
    setRefusal(reply.ok ? null : reply.refusal)
    if (!reply.ok) return
    dropForm()
    offerUndo(text.saved(reply.value.kept, reply.value.updated), reply.value.command)
    go(reply.value.batchId === null ? '/claves' : `/claves?lote=${reply.value.batchId}`)
  }
  const hasWork = preview !== null && preview.new + preview.updates > 0
  const mayReview = !pending && (file !== null || typed.trim() !== '')
  const lacking =
    preview === null || preview.new === 0
      ? []
      : (['supplier', 'receivedBy'] as const).filter((field) => form[field].trim() === '')
  const maySave = hasWork && !pending && lacking.length === 0
  return (
    <div className={styles.page}>
      <div className={desk.title}>
        <h1>{text.title}</h1>
        <span className={desk.grow} />
        <ActionButton
          label={text.review}
          keys="Ctrl+Enter"
          disabled={!mayReview}
          run={() => void (mayReview && look(source))}
        />
        <ActionButton
          variant="filled"
          label={preview !== null && preview.errors > 0 ? text.saveGood : text.save}
          keys="Ctrl+S"
          disabled={!maySave}
          run={() => void (maySave && save())}
        />
      </div>
      <Fields form={form} products={products} onChange={change} />
      <div className={styles.columns}>
        <div>
          <Textarea
            label={text.paste}
            description={text.pasteHint}
            autoFocus
            rows={12}
            value={typed}
            spellCheck={false}
            autoComplete="off"
            onChange={({ currentTarget }) => paste(currentTarget.value)}
          />
          <FileDrop accept={text.accept} disabled={pending} onFile={(dropped) => void drop(dropped)}>
            {file === null ? text.drop : text.file(file.name)}
          </FileDrop>
        </div>
        <div>
          <RefusalText refusal={refusal} />
          {lacking.length > 0 && <p role="status">{text.lacking(lacking.map((field) => text[field]))}</p>}
          {preview !== null && <BatchPreview preview={preview} quantity={form.quantity} />}
        </div>
      </div>
    </div>
  )
}

interface FieldsProps {
  readonly form: Form
  readonly products: readonly { readonly id: string; readonly name: string }[]
  readonly onChange: (some: Partial<Form>) => void
}

function Fields({ form, products, onChange }: FieldsProps) {
  const whole = (value: string | number) =>
    typeof value === 'number' && value > 0 ? Math.trunc(value) : null
  return (
    <div className={styles.fields}>
      <TextInput
        label={text.supplier}
        value={form.supplier}
        maxLength={200}
        onChange={({ currentTarget }) => onChange({ supplier: currentTarget.value })}
      />
      <TextInput
        label={text.invoice}
        value={form.invoice}
        maxLength={200}
        onChange={({ currentTarget }) => onChange({ invoice: currentTarget.value })}
      />
      <NumberInput
        label={text.quantity}
        value={form.quantity ?? ''}
        min={1}
        allowDecimal={false}
        onChange={(value) => onChange({ quantity: whole(value) })}
      />
      <TextInput
        label={text.receivedBy}
        value={form.receivedBy}
        maxLength={200}
        onChange={({ currentTarget }) => onChange({ receivedBy: currentTarget.value })}
      />
      <NativeSelect
        label={text.product}
        value={form.productId}
        data={[
          { value: '', label: text.perLine },
          ...products.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget }) => onChange({ productId: currentTarget.value })}
      />
      <NativeSelect
        label={text.period}
        value={String(form.months ?? '')}
        data={[
          { value: '', label: text.perLine },
          ...([1, 6, 12] as const).map((months) => ({ value: String(months), label: periodName(months) })),
        ]}
        onChange={({ currentTarget }) =>
          onChange({ months: currentTarget.value === '' ? null : (Number(currentTarget.value) as Months) })
        }
      />
      <NumberInput
        label={text.users}
        value={form.users ?? ''}
        min={1}
        allowDecimal={false}
        onChange={(value) => onChange({ users: whole(value) })}
      />
      <MoneyInput
        label={text.unitCost}
        value={form.unitCost}
        onChange={(unitCost) => onChange({ unitCost })}
      />
      <DayInput
        label={text.expiresOn}
        value={form.expiresOn}
        onChange={(expiresOn) => onChange({ expiresOn })}
      />
    </div>
  )
}
