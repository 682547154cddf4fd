import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { settingsText as text } from '#messages/es-MX/settings.ts'
import { useQueryOf } from '../../api.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { Panel, ShortTable } from './parts.tsx'
import { ProductForm } from './ProductForm.tsx'

type Product = OutputOf<'catalogue.get'>['products'][number]

/** R87: the systems, their versions, and what is known of the days they may go without validating (D7). */
export function CataloguePanel() {
  const { data } = useQueryOf('catalogue.get', {})
  const [editing, setEditing] = useState<string | null>(null)
  if (!data) return <LoadingRows />
  const product = data.products.find(({ id }) => id === editing) ?? null
  const close = () => setEditing(null)
  return (
    <Panel
      title={text.catalogue}
      detail={text.catalogueDetail}
      action={<Button onClick={() => setEditing(NEW)}>{text.newProduct}</Button>}
    >
      <ShortTable
        label={text.catalogue}
        rows={data.products}
        columns={[
          { title: text.code, cell: ({ code }) => code },
          { title: text.productName, cell: ({ name }) => name },
          { title: text.vendor, cell: ({ vendor }) => vendor },
          { title: text.versions, cell: versionNames },
          { title: text.offlineDays, cell: ({ offlineDays }) => offlineDays ?? text.offlineUnknown },
          { title: text.trialDays, cell: ({ trialDays }) => trialDays, number: true },
          { title: text.active, cell: ({ active }) => (active ? text.yes : text.inactive) },
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
      <Dialog opened={editing !== null} onClose={close} title={product?.name ?? text.newProduct}>
        {editing !== null && (
          <ProductForm key={editing} product={product} vendors={data.vendors} onClose={close} />
        )}
      </Dialog>
    </Panel>
  )
}

const NEW = 'new'

function versionNames({ versions }: Product): string {
  return versions.map(({ name }) => name).join(', ')
}
