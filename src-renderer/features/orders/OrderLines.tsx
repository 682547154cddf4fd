import { Button, NativeSelect, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { Months } from '#domain/rental.ts'
import { noServiceText, orderText as text } from '#messages/es-MX/orders-screen.ts'
import { periodName } from '#messages/es-MX/serials.ts'
import { useCommand } from '../../api.ts'
import { go } from '../../state/place.ts'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { dayText, pesos } from './days.ts'
import type { OrderPage } from './Order.tsx'
import styles from './orders.module.css'

type Line = OrderPage['lines'][number]

/** The lines of an order; in the cart their period changes, in the last look their users (R36). */
export function OrderLines({
  order,
  onAssign,
}: {
  readonly order: OrderPage
  readonly onAssign: (lineId: string) => void
}) {
  const setting = useCommand('orders.setLine')
  const removing = useCommand('orders.removeLine')
  const may = { edit: order.acts.includes('edit'), users: order.acts.includes('setUsers') }
  const set = (line: Line, change: { months?: Months; users?: number }) =>
    void setting.run({ id: order.id, lineId: line.id, ...change })
  return (
    <section aria-label={text.systems}>
      <table className={styles.table} aria-label={text.systems}>
        <thead>
          <tr>
            <th scope="col">{text.system}</th>
            <th scope="col">{text.serial}</th>
            <th scope="col" className="amount">
              {text.users}
            </th>
            <th scope="col">{text.period}</th>
            <th scope="col">{text.covers}</th>
            <th scope="col" className="amount">
              {text.amount}
            </th>
            <th scope="col">
              <span className="visually-hidden">{text.state}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.id} className={line.refusal !== null ? styles.gone : undefined}>
              <td>{line.system}</td>
              <td>
                {line.serialId === null ? (
                  <span className={styles.dim}>{text.toCome}</span>
                ) : (
                  <button
                    type="button"
                    className={styles.link}
                    onClick={() => go(`/sistemas/${line.serialId}`)}
                  >
                    {line.serial}
                  </button>
                )}
              </td>
              <td className="amount">
                <Users
                  key={line.users}
                  line={line}
                  may={may.users || (may.edit && line.serialId === null)}
                  onChange={(users) => set(line, { users })}
                />
              </td>
              <td>
                {may.edit ? (
                  <NativeSelect
                    size="xs"
                    w={104}
                    aria-label={`${text.period} ${line.serial ?? line.system}`}
                    value={String(line.months)}
                    data={[1, 6, 12].map((months) => ({
                      value: String(months),
                      label: periodName(months as Months),
                    }))}
                    onChange={({ currentTarget }) =>
                      set(line, { months: Number(currentTarget.value) as Months })
                    }
                  />
                ) : (
                  periodName(line.months)
                )}
              </td>
              <td>
                {dayText(line.lastCoveredDay)}
                {line.noServiceMonths > 0 && (
                  <span className={styles.dim}> · {noServiceText(line.noServiceMonths)}</span>
                )}
              </td>
              <td className="amount">{pesos(line.amount)}</td>
              <td>
                <LineEnd
                  order={order}
                  line={line}
                  onAssign={() => onAssign(line.id)}
                  onRemove={() => void removing.run({ id: order.id, lineId: line.id })}
                />
              </td>
            </tr>
          ))}
        </tbody>
        {order.sums !== null && (
          <tfoot>
            <tr>
              <td colSpan={5} className="amount">
                {text.subtotal} {pesos(order.sums.subtotal)} · {text.vat} {pesos(order.sums.vat)} ·{' '}
                {text.total}
              </td>
              <td className="amount">
                <b>{pesos(order.sums.total)}</b>
              </td>
              <td />
            </tr>
          </tfoot>
        )}
      </table>
      <RefusalText refusal={setting.refusal ?? removing.refusal} />
    </section>
  )
}

/** Kept when the field is left or Enter is pressed: each change is a price of its own. */
function Users({ line, may, onChange }: UsersProps) {
  const [users, setUsers] = useState<number | string>(line.users)
  const window = line.usersWindow
  if (!may) return line.users
  if (window !== null && window.state !== 'open') {
    return (
      <>
        {line.users}
        {window.state === 'notYet' && (
          <span className={styles.dim}>
            {' '}
            · {text.usersFrom} {dayText(window.opensOn)}
          </span>
        )}
      </>
    )
  }
  const keep = () => {
    const wanted = Number(users)
    if (Number.isInteger(wanted) && wanted >= 1 && wanted !== line.users) onChange(wanted)
  }
  return (
    <NumberInput
      size="xs"
      w={72}
      min={1}
      aria-label={`${text.users} ${line.serial ?? line.system}`}
      value={users}
      onChange={setUsers}
      onBlur={keep}
      onKeyDown={({ key }) => key === 'Enter' && keep()}
    />
  )
}

interface UsersProps {
  readonly line: Line
  readonly may: boolean
  readonly onChange: (users: number) => void
}

function LineEnd({ order, line, onAssign, onRemove }: LineEndProps) {
  if (line.refusal === 'left') return text.gone
  if (line.refusal === 'taken') {
    return line.first === null ? text.taken : `${text.taken} (${dayText(line.first.paidOn)})`
  }
  if (line.outcome === 'elsewhere') return text.elsewhere
  if (line.outcome === 'renewed' && line.serialId === null) {
    return (
      <Button size="compact-xs" onClick={onAssign}>
        {text.assign}
      </Button>
    )
  }
  if (order.state === 'paid' && line.serialId !== null && !line.activated) {
    return (
      <Button size="compact-xs" variant="default" onClick={() => go(`/sistemas/${line.serialId}`)}>
        {text.activate}
      </Button>
    )
  }
  if (!order.acts.includes('edit') || order.lines.length === 1) return null
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      aria-label={`${text.remove} ${line.serial ?? line.system}`}
      onClick={onRemove}
    >
      {text.remove}
    </Button>
  )
}

interface LineEndProps {
  readonly order: OrderPage
  readonly line: Line
  readonly onAssign: () => void
  readonly onRemove: () => void
}
