import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#contract/index.ts'
import type { Months } from '#domain/rental.ts'
import { orderText as text, systemsCount } from '#messages/es-MX/orders-screen.ts'
import { quoteText } from '#messages/es-MX/quotes.ts'
import { periodName } from '#messages/es-MX/serials.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { useRentedSystems } from '../../state/use-rented-systems.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { PickClient } from '../../ui/PickClient.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { ChooseSystems } from './ChooseSystems.tsx'
import desk from '../../ui/desk.module.css'
import styles from './orders.module.css'
import { QuoteDialog } from './QuoteDialog.tsx'

/** A new cart: for which client, which systems to renew, and which new ones (R7, R8). */
export default function NewOrder({ query }: ScreenProps) {
  const clientId = query.get('cliente')
  const name = query.get('nombre')
  if (name !== null) return <OfStranger key={name} name={name} />
  if (clientId === null) return <ForWhom />
  return (
    <OfClient key={query.toString()} clientId={clientId} chosen={query.get('series')?.split(',') ?? []} />
  )
}

/** A client, or somebody who is none yet and wants to know what it costs. */
function ForWhom() {
  const [name, setName] = useState('')
  return (
    <div className={styles.page}>
      <h1>{text.create}</h1>
      <PickClient onPick={(id) => replacePlace(`/pedido/nuevo?cliente=${id}`)} />
      <form
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') replacePlace(`/pedido/nuevo?nombre=${encodeURIComponent(name.trim())}`)
        }}
      >
        <TextInput
          label={quoteText.notClient}
          placeholder={quoteText.name}
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <div className={styles.bottom}>
          <Button type="submit" variant="default" disabled={name.trim() === ''}>
            {quoteText.goOn}
          </Button>
        </div>
      </form>
    </div>
  )
}

/** Only new systems, and only a quote: an order is of a client. */
function OfStranger({ name }: { readonly name: string }) {
  const catalogue = useQueryOf('catalogue.get', {})
  if (!catalogue.data) return <LoadingRows rows={12} />
  const products = catalogue.data.products.filter(({ active }) => active)
  return <CartForm name={name} rented={[]} products={products} initial={{ serials: {}, systems: [] }} />
}

interface NewSystem {
  readonly product: string
  readonly users: number
  readonly months: Months
  readonly quantity: number
}

interface Wish {
  readonly serials: Readonly<Record<string, Months>>
  readonly systems: readonly NewSystem[]
}

function OfClient({ clientId, chosen }: { readonly clientId: string; readonly chosen: readonly string[] }) {
  const { client, rented, refusal } = useRentedSystems(clientId)
  const catalogue = useQueryOf('catalogue.get', {})
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (!client || !rented || !catalogue.data) return <LoadingRows rows={12} />
  const serials = Object.fromEntries(
    rented.filter(({ id }) => chosen.includes(id)).map(({ id, months }) => [id, months ?? 12]),
  )
  return (
    <CartForm
      client={client}
      rented={rented}
      products={catalogue.data.products.filter(({ active }) => active)}
      initial={{ serials, systems: [] }}
    />
  )
}

interface CartFormProps {
  readonly client?: { readonly id: string; readonly name: string; readonly rfc: string | null }
  /** Of whom it is for, where there is no client. */
  readonly name?: string
  readonly rented: NonNullable<ReturnType<typeof useRentedSystems>['rented']>
  readonly products: OutputOf<'catalogue.get'>['products']
  readonly initial: Wish
}

function CartForm({ client, name, rented, products, initial }: CartFormProps) {
  const [wish, setWish, dropWish] = useDraft<Wish>(`order.new.${client?.id ?? name}`, initial)
  const [quoting, setQuoting] = useState(false)
  const creating = useCommand('orders.create')
  const lines = linesOf(wish)
  const create = async () => {
    if (client === undefined || lines.length === 0 || creating.pending) return
    const reply = await creating.run({ clientId: client.id, lines })
    if (!reply.ok) return
    dropWish()
    notify(`${text.doneCart}: ${reply.value.folio}`)
    replacePlace(`/pedidos/${reply.value.id}`)
  }
  const setSystem = (at: number, change: Partial<NewSystem>) =>
    setWish({ ...wish, systems: wish.systems.map((one, i) => (i === at ? { ...one, ...change } : one)) })
  const addSystem = () => {
    const product = products[0]
    if (!product) return
    setWish({
      ...wish,
      systems: [...wish.systems, { product: product.id, users: 1, months: 12, quantity: 1 }],
    })
  }
  return (
    <div className={styles.page}>
      <div className={desk.title}>
        <h1>{client ? text.create : quoteText.create}</h1>
        {client ? (
          <button type="button" className={styles.link} onClick={() => go(`/clientes/${client.id}`)}>
            {client.name}
          </button>
        ) : (
          <span>{name}</span>
        )}
        <span className={styles.dim}>{client?.rfc ?? ''}</span>
      </div>
      {client && (
        <ChooseSystems
          rented={rented}
          chosen={wish.serials}
          onChange={(serials) => setWish({ ...wish, serials })}
        />
      )}
      <section aria-label={text.newSystems}>
        {wish.systems.map((system, at) => (
          <div key={at} className={styles.fields} role="group" aria-label={`${text.newSystems} ${at + 1}`}>
            <NativeSelect
              label={text.system}
              value={system.product}
              data={products.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={({ currentTarget }) => setSystem(at, { product: currentTarget.value })}
            />
            <NativeSelect
              label={text.period}
              value={String(system.months)}
              data={[1, 6, 12].map((months) => ({
                value: String(months),
                label: periodName(months as Months),
              }))}
              onChange={({ currentTarget }) =>
                setSystem(at, { months: Number(currentTarget.value) as Months })
              }
            />
            <div className={styles.buttons}>
              <NumberInput
                className={styles.narrow}
                label={text.users}
                min={1}
                value={system.users}
                onChange={(users) => setSystem(at, { users: Number(users) || 1 })}
              />
              <NumberInput
                className={styles.narrow}
                label={text.quantity}
                min={1}
                max={200}
                value={system.quantity}
                onChange={(quantity) => setSystem(at, { quantity: Number(quantity) || 1 })}
              />
            </div>
          </div>
        ))}
      </section>
      <RefusalText refusal={creating.refusal} />
      {lines.length === 0 && <p className={styles.none}>{text.chooseOne}</p>}
      <div className={styles.buttons}>
        {client && (
          <ActionButton
            variant="filled"
            label={`${text.toCart}${lines.length === 0 ? '' : `: ${systemsCount(lines.length)}`}`}
            keys="Ctrl+Enter"
            loading={creating.pending}
            disabled={lines.length === 0}
            run={() => void create()}
          />
        )}
        <ActionButton
          variant={client ? 'default' : 'filled'}
          label={quoteText.toQuote}
          keys="Ctrl+Shift+Enter"
          disabled={lines.length === 0}
          run={() => setQuoting(true)}
        />
        <ActionButton label={text.addSystem} keys="Ctrl+N" run={addSystem} />
      </div>
      {quoting && (
        <QuoteDialog
          quoted={{ ...(client ? { clientId: client.id } : { name: name ?? '' }), lines }}
          onDone={dropWish}
          onClose={() => setQuoting(false)}
        />
      )}
    </div>
  )
}

function linesOf({ serials, systems }: Wish): InputOf<'orders.create'>['lines'] {
  return [...Object.entries(serials).map(([serialId, months]) => ({ serialId, months })), ...systems]
}
