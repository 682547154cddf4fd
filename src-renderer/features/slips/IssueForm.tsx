import { NativeSelect, TextInput } from '@mantine/core'
import { useRef } from 'react'
import type { InputOf } from '#contract/index.ts'
import type { SlipMethod } from '#domain/slip.ts'
import { issuedNotice, slipMethodNames, slipText as text } from '#messages/es-MX/slips.ts'
import { refusalOf, useCommand, useQueryOf, type Refused } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { go, replacePlace } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { DraftPaper } from './DraftPaper.tsx'
import type { SerialRow, SlipWish } from './first-wish.ts'
import styles from './slips.module.css'
import { SystemLines } from './SystemLines.tsx'

export interface IssueFormProps {
  readonly draft: string
  /** Rented ones, those that stop first before. */
  readonly serials: readonly SerialRow[]
  readonly billedBy: 'vendor' | 'distributor'
  readonly initial: SlipWish
}

const methods: readonly SlipMethod[] = ['transfer', 'counter', 'cheque']

/** What the slip is for on the left; what it will say on the right, as it changes. */
export function IssueForm({ draft, serials, billedBy, initial }: IssueFormProps) {
  const [wish, setWish, dropWish] = useDraft(draft, initial)
  const form = useRef<HTMLDivElement>(null)
  const input = inputOf(wish, serials)
  const preview = useQueryOf('slips.preview', input, {
    enabled: input.lines.length > 0,
    keepPrevious: true,
  })
  const settings = useQueryOf('settings.get', {})
  const issuing = useCommand('slips.issue')
  const unready = refusalOf(preview.error)
  // While the vendor's reference is still being typed its absence is no fault yet.
  const unwritten = unready?.code === 'slip.vendorReferenceRequired'
  const refusal = input.lines.length === 0 ? null : (issuing.refusal ?? (unwritten ? null : unready))
  // Nothing is issued that was never shown; but whoever types the reference and the key at once is heard.
  const isUnseen = preview.isPending && wish === initial
  const paper = input.lines.length === 0 || unready ? null : (preview.data?.paper ?? null)
  // Once it is refused for that, the refusal says it.
  const isAwaited = unwritten && refusal?.code !== unready.code
  const hint = input.lines.length === 0 ? text.chooseOne : isAwaited ? unready.message : null
  const accounts = (settings.data?.bankAccounts ?? []).filter((account) => account.billedBy === billedBy)

  const change = (part: Partial<SlipWish>) => {
    issuing.reset()
    setWish({ ...wish, ...part })
  }
  const issue = async () => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    if (wrong) return wrong.focus()
    const reply = await issuing.run(input)
    if (!reply.ok) return
    dropWish()
    notify(issuedNotice(reply.value.folio))
    replacePlace(`/fichas/${reply.value.id}`)
  }
  const mend = mendOf(refusal, (field) =>
    form.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus(),
  )

  return (
    <div ref={form} className={styles.issue}>
      <div className={styles.wish}>
        <SystemLines
          serials={serials}
          lines={wish.lines}
          paper={paper}
          onChange={(lines) => change({ lines })}
        />
        <div className={styles.fields}>
          <NativeSelect
            label={text.method}
            value={wish.method}
            data={methods.map((method) => ({ value: method, label: slipMethodNames[method] }))}
            onChange={({ currentTarget }) =>
              change({ method: methods.find((method) => method === currentTarget.value) ?? 'transfer' })
            }
          />
          <TextInput
            name="reference"
            autoFocus={billedBy === 'vendor' && wish.reference === '' && input.lines.length > 0}
            label={text.reference}
            description={billedBy === 'vendor' ? text.referenceVendor : text.referenceOwn}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required={billedBy === 'vendor'}
            value={wish.reference}
            maxLength={200}
            onChange={({ currentTarget }) => change({ reference: currentTarget.value })}
          />
          <DayInput
            name="payByDay"
            label={text.payByDay}
            {...(wish.payByDay === null ? { description: text.payByHint } : {})}
            value={wish.payByDay}
            onChange={(payByDay) => change({ payByDay })}
          />
          {accounts.length > 1 && (
            <NativeSelect
              label={text.account}
              value={wish.accountId}
              data={[
                { value: '', label: text.accountFirst },
                ...accounts.map(({ id, bank, account, clabe }) => ({
                  value: id,
                  label: `${bank} ${account || clabe}`,
                })),
              ]}
              onChange={({ currentTarget }) => change({ accountId: currentTarget.value })}
            />
          )}
        </div>
        <RefusalText refusal={refusal} {...(mend === null ? {} : { action: mend })} />
        <div className={styles.buttons}>
          <ActionButton
            variant="filled"
            label={text.issue}
            keys="Ctrl+Enter"
            loading={issuing.pending}
            disabled={isUnseen || input.lines.length === 0 || (unready !== null && !unwritten)}
            run={() => void issue()}
          />
        </div>
      </div>
      <DraftPaper paper={paper} replaces={preview.data?.replaces ?? []} hint={hint} />
    </div>
  )
}

function inputOf(wish: SlipWish, serials: readonly SerialRow[]): InputOf<'slips.issue'> {
  return {
    // In the order of the list, whatever was ticked first.
    lines: serials.flatMap(({ id }) => {
      const months = wish.lines[id]
      return months === undefined ? [] : [{ serialId: id, months }]
    }),
    method: wish.method,
    ...(wish.reference.trim() === '' ? {} : { reference: wish.reference }),
    ...(wish.accountId === '' ? {} : { accountId: wish.accountId }),
    ...(wish.payByDay === null ? {} : { payByDay: wish.payByDay }),
    ...(wish.replaces === null ? {} : { replaces: wish.replaces }),
  }
}

/** The button that mends a refusal. */
function mendOf(refusal: Refused | null, focus: (field: string) => void) {
  switch (refusal?.code) {
    case 'slip.vendorReferenceRequired':
      return { label: text.writeReference, run: () => focus('reference') }
    case 'slip.payByRequired':
    case 'slip.payByInPast':
      return { label: text.writeDay, run: () => focus('payByDay') }
    case 'price.missing':
      return { label: text.toPrices, run: () => go('/ajustes?tema=precios') }
    default:
      return null
  }
}
