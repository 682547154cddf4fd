import { useState } from 'react'
import { quoteText as text } from '#messages/es-MX/quotes.ts'
import { call, useCommand } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { go } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmWithReason } from '../../ui/ConfirmWithReason.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { PaperActions } from '../../ui/PaperActions.tsx'
import { PickClient } from '../../ui/PickClient.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import type { QuotePage } from './Quote.tsx'
import styles from './quotes.module.css'

/** What can be done with a quote; of one that was answered only its paper is left. */
export function QuoteActions({ quote }: { readonly quote: QuotePage }) {
  const [open, setOpen] = useState<'client' | 'decline' | null>(null)
  const ordering = useCommand('quotes.order')
  const declining = useCommand('quotes.decline')
  const { id, state, client } = quote
  const order = async (clientId?: string) => {
    if (clientId === undefined && client.id === null) return setOpen('client')
    const reply = await ordering.run({ id, ...(clientId === undefined ? {} : { clientId }) })
    setOpen(null)
    if (!reply.ok) return
    notify(`${text.doneOrder}: ${reply.value.folio}`)
    go(`/pedidos/${reply.value.id}`)
  }
  const decline = async (reason: string) => {
    const reply = await declining.run({ id, reason })
    if (!reply.ok) return reply
    setOpen(null)
    notify(`${text.doneDecline}: ${quote.folio}`)
    return reply
  }
  const again = () =>
    go(
      `/pedido/nuevo?${client.id === null ? `nombre=${encodeURIComponent(client.name)}` : `cliente=${client.id}`}`,
    )
  return (
    <section className={styles.actions} aria-label={text.title}>
      {state === 'open' && (
        <ActionButton
          variant="filled"
          label={text.makeOrder}
          keys="O"
          loading={ordering.pending}
          run={() => void order()}
        />
      )}
      <PaperActions make={() => call('quotes.pdf', { id })} />
      {(state === 'open' || state === 'expired') && (
        <ActionButton label={text.decline} keys="B" run={() => setOpen('decline')} />
      )}
      <ActionButton label={text.again} keys="Ctrl+N" run={again} />
      <RefusalText refusal={ordering.refusal} />
      <ConfirmWithReason
        opened={open === 'decline'}
        title={`${text.decline}: ${quote.folio}`}
        confirmLabel={text.decline}
        draft={`quotes.decline ${id}`}
        pending={declining.pending}
        refusal={declining.refusal}
        onConfirm={decline}
        onClose={() => setOpen(null)}
      >
        {text.declineHint}
      </ConfirmWithReason>
      <Dialog opened={open === 'client'} title={text.chooseClient} onClose={() => setOpen(null)}>
        <PickClient onPick={(picked) => void order(picked)} />
        <ActionButton label={text.newClient} keys="Ctrl+N" run={() => go('/clientes?nuevo=')} />
      </Dialog>
    </section>
  )
}
