import { Button, Group, Text, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { day, parseDay, type Day } from '#domain/calendar.ts'
import { centavos, formatPesos, type Centavos } from '#domain/money.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { periodName } from '#messages/es-MX/serials.ts'
import { settingsText as text } from '#messages/es-MX/settings.ts'
import { call, useCommand, useQueryOf } from '../../api.ts'
import { showUndo } from '../../state/notices.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogForm } from '../../ui/FormDialog.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { MoneyInput } from '../../ui/MoneyInput.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { Panel, ShortTable } from './parts.tsx'
import { useKeptForm } from './use-kept-form.ts'

type Catalogue = OutputOf<'catalogue.get'>
type Product = Catalogue['products'][number]
type Price = Catalogue['prices'][number]
type Months = Price['months']

interface NewPrice {
  readonly firstUser: Centavos | null
  readonly furtherUser: Centavos | null
  readonly validFrom: Day | null
}

interface Cell {
  readonly product: Product
  readonly months: Months
}

const periods: readonly Months[] = [1, 6, 12]

/** The price table, with its dates of validity: a cell is a system and a period. */
export function PricesPanel() {
  const today = useToday()
  const { data } = useQueryOf('catalogue.get', {})
  const [editing, setEditing] = useState<Cell | null>(null)
  if (!data) return <LoadingRows />
  return (
    <Panel title={text.prices} detail={text.pricesDetail}>
      <ShortTable
        label={text.prices}
        rows={data.products.filter(({ active }) => active)}
        columns={[
          { title: text.product, cell: ({ name }) => name },
          ...periods.map((months) => ({
            title: periodName(months),
            number: true,
            cell: (product: Product) => {
              const price = pricesOf(data, { product, months }).find((one) => isValidOn(one, today))
              return (
                <UnstyledButton
                  fz="sm"
                  c="var(--mantine-color-anchor)"
                  aria-label={`${product.name}, ${periodName(months)}: ${priceText(price)}`}
                  onClick={() => setEditing({ product, months })}
                >
                  {priceText(price)}
                </UnstyledButton>
              )
            },
          })),
        ]}
      />
      <Dialog
        opened={editing !== null}
        onClose={() => setEditing(null)}
        size="lg"
        title={editing ? `${editing.product.name}, ${periodName(editing.months).toLowerCase()}` : ''}
      >
        {editing && (
          <PriceForm cell={editing} prices={pricesOf(data, editing)} onClose={() => setEditing(null)} />
        )}
      </Dialog>
    </Panel>
  )
}

function PriceForm({ cell, prices, onClose }: PriceFormProps) {
  const today = useToday()
  const { form, setForm, ...setting } = useKeptForm<'catalogue.setPrice', NewPrice>(
    'catalogue.setPrice',
    `settings.price.${cell.product.id}.${cell.months}`,
    { firstUser: null, furtherUser: null, validFrom: today },
    onClose,
  )
  const { firstUser, furtherUser, validFrom } = form
  const removing = useCommand('catalogue.removePrice')
  const complete = firstUser !== null && furtherUser !== null && validFrom !== null

  const remove = async ({ id, productId, months, ...price }: Price) => {
    if (!(await removing.run({ id })).ok) return
    const input = {
      productId,
      months,
      firstUser: centavos(price.firstUser),
      furtherUser: centavos(price.furtherUser),
      validFrom: day(price.validFrom),
    }
    showUndo(text.priceRemoved, async () => void (await call('catalogue.setPrice', input)))
  }

  const save = () => {
    if (!complete) return
    setting.save({ productId: cell.product.id, months: cell.months, firstUser, furtherUser, validFrom })
  }

  return (
    <DialogForm
      needs="catalogue.setPrice"
      submitLabel={text.setPrice}
      pending={setting.pending}
      ready={complete}
      refusal={setting.refusal ?? removing.refusal}
      onSubmit={save}
      onClose={onClose}
    >
      {prices.length > 0 && (
        <ShortTable
          label={text.prices}
          rows={prices}
          columns={[
            { title: text.validFrom, cell: (price) => dayOrText(price.validFrom) },
            {
              title: text.validUntil,
              cell: ({ validUntil }) => (validUntil === null ? text.noEnd : dayOrText(validUntil)),
            },
            {
              title: text.firstUser,
              cell: (price) => formatPesos(centavos(price.firstUser)),
              number: true,
            },
            {
              title: text.furtherUser,
              cell: (price) => formatPesos(centavos(price.furtherUser)),
              number: true,
            },
            {
              title: '',
              cell: (price) => (
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={`${text.remove} ${dayOrText(price.validFrom)}`}
                  onClick={() => void remove(price)}
                >
                  {text.remove}
                </Button>
              ),
            },
          ]}
        />
      )}
      <Group gap="sm" align="flex-start" grow>
        <MoneyInput
          data-autofocus
          label={text.firstUser}
          value={firstUser}
          onChange={(to) => setForm({ ...form, firstUser: to })}
        />
        <MoneyInput
          label={text.furtherUser}
          value={furtherUser}
          onChange={(to) => setForm({ ...form, furtherUser: to })}
        />
        <DayInput
          label={text.validFrom}
          value={validFrom}
          onChange={(to) => setForm({ ...form, validFrom: to })}
        />
      </Group>
      <Text c="dimmed">{text.pricesDetail}</Text>
    </DialogForm>
  )
}

interface PriceFormProps {
  readonly cell: Cell
  readonly prices: readonly Price[]
  readonly onClose: () => void
}

/** The newest first. */
function pricesOf({ prices }: Catalogue, { product, months }: Cell): readonly Price[] {
  return prices
    .filter((price) => price.productId === product.id && price.months === months)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
}

function isValidOn({ validFrom, validUntil }: Price, today: Day): boolean {
  return validFrom <= today && (validUntil === null || today <= validUntil)
}

function priceText(price: Price | undefined): string {
  if (!price) return text.noPrice
  const further = price.furtherUser > 0 ? ` + ${formatPesos(centavos(price.furtherUser))}` : ''
  return `${formatPesos(centavos(price.firstUser))}${further}`
}

function dayOrText(value: string): string {
  const parsed = parseDay(value)
  return parsed === null ? value : shortDay(parsed)
}
