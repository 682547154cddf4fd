import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { centavos } from '#domain/money.ts'
import {
  beneficiaryOf,
  checkOrderAct,
  lineTotal,
  ORDER_ACTS,
  orderActs,
  priceChanges,
  settledState,
  splitMoney,
  type OrderAct,
  type OrderState,
} from '#domain/order.ts'
import { orderNotNow } from '#messages/es-MX/orders.ts'

describe('what may be done to an order: its last look (R36), its slip (R13)', () => {
  it.each<[OrderState, number, OrderAct[]]>([
    ['cart', 0, ['edit', 'review', 'acceptPrices', 'cancel']],
    // R36: the users are changed in the last look
    ['final', 0, ['setUsers', 'reopen', 'acceptPrices', 'issue', 'pay', 'cancel']],
    // what was paid in part is not changed under the money
    ['final', 1, ['setUsers', 'acceptPrices', 'pay', 'cancel']],
    ['slip', 0, ['reopen', 'issue', 'pay', 'cancel']],
    ['slip', 1, ['pay', 'cancel']],
    ['paid', 1, ['assign']],
    ['activated', 1, ['close']],
    ['closed', 1, []],
    ['cancelled', 0, []],
  ])('in «%s» with %i paid', (state, paid, acts) => {
    expect(orderActs({ folio: 'A-0001', state, paid })).toEqual(acts)
  })

  it('what it may not is said with why and what to do', () => {
    const no = (state: OrderState, act: OrderAct, paid = 0) => {
      const answer = checkOrderAct({ folio: 'A-0007', state, paid }, act)
      if (answer.ok || answer.refusal.code !== 'order.notNow') throw new Error('allowed')
      return orderNotNow(answer.refusal.params)
    }
    expect([
      no('paid', 'cancel', 100),
      no('slip', 'reopen', 100),
      no('cart', 'issue'),
      no('final', 'edit'),
      no('slip', 'setUsers'),
      no('cancelled', 'pay'),
      no('paid', 'close', 1),
    ]).toEqual([
      'El pedido A-0007 está en «pagado» y no se puede cancelarlo: ya se pagó. Si el pago fue un error, cancélelo primero.',
      'El pedido A-0007 está en «ficha emitida» y no se puede volver al carrito: ya tiene un pago parcial. Complete el pago, o cancele el pedido y lo pagado queda a favor.',
      'El pedido A-0007 está en «carrito» y no se puede emitir su ficha. Páselo antes a pedido final.',
      'El pedido A-0007 está en «pedido final» y no se puede cambiar sus renglones. Vuélvalo antes al carrito.',
      'El pedido A-0007 está en «ficha emitida» y no se puede cambiar usuarios. Los usuarios se cambian en el pedido final: vuelva a él.',
      'El pedido A-0007 está en «cancelado» y no se puede registrar su pago. Haga un pedido nuevo.',
      'El pedido A-0007 está en «pagado» y no se puede cerrarlo. Se cierra cuando todas sus series están activadas.',
    ])
  })

  it('every act is allowed from somewhere', () => {
    const states: OrderState[] = ['cart', 'final', 'slip', 'paid', 'activated']
    const allowed = new Set(states.flatMap((state) => orderActs({ folio: '', state, paid: 0 })))
    expect([...allowed].toSorted()).toEqual([...ORDER_ACTS].toSorted())
  })
})

describe('an order that has its money', () => {
  it.each([
    [[{ outcome: 'renewed', activated: true }], 'activated'],
    [[{ outcome: 'renewed', activated: false }], 'paid'],
    [
      [
        { outcome: 'renewed', activated: true },
        { outcome: 'refused', activated: false },
      ],
      'activated',
    ],
    [
      [
        { outcome: 'renewed', activated: true },
        { outcome: 'renewed', activated: false },
      ],
      'paid',
    ],
  ] as const)('with %o is «%s» (R21)', (lines, state) => expect(settledState(lines)).toBe(state))
})

describe('the money of an order', () => {
  it.each([
    [0, 40_000, 100_000, { complete: false, inFavour: 0, givenBack: 0, remaining: 60_000 }, 'in part'],
    [40_000, 60_000, 100_000, { complete: true, inFavour: 0, givenBack: 0, remaining: 0 }, 'to the centavo'],
    [40_000, 59_999, 100_000, { complete: false, inFavour: 0, givenBack: 0, remaining: 1 }, 'one short'],
    [40_000, 70_000, 100_000, { complete: true, inFavour: 10_000, givenBack: 0, remaining: 0 }, 'too much'],
    [
      90_000,
      10_000,
      50_000,
      { complete: true, inFavour: 10_000, givenBack: 40_000, remaining: 0 },
      'a line left',
    ],
  ])('%i before and %i now for %i: %o, %5$s', (paid, amount, due, split) => {
    const money = { paid: centavos(paid), amount: centavos(amount), due: centavos(due) }
    expect(splitMoney(money)).toEqual(split)
  })

  it('is never lost nor made: what came is what is kept, in favour or given back', () => {
    const pesos = fc.integer({ min: 0, max: 100_000_000 }).map(centavos)
    fc.assert(
      fc.property(pesos, pesos, pesos, (paid, amount, due) => {
        const split = splitMoney({ paid, amount, due })
        const kept = paid + amount - split.inFavour - split.givenBack
        expect(kept).toBe(Math.min(paid + amount, due))
        expect(split.complete).toBe(split.remaining === 0)
        expect(Math.min(split.inFavour, split.givenBack, split.remaining)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('a line costs its price and its IVA; without a price nobody knows', () => {
    expect(lineTotal({ amount: centavos(1003), vatBasisPoints: 1600 })).toBe(1163)
    expect(lineTotal({ amount: null, vatBasisPoints: 1600 })).toBeNull()
  })
})

describe('prices between the cart and the slip', () => {
  it('are shown where they changed, and a typed amount stays', () => {
    const line = { id: '1', system: 'SAE', amount: centavos(100), typed: false, priceNow: centavos(100) }
    expect(
      priceChanges([
        line,
        { ...line, id: '2', priceNow: centavos(120) },
        { ...line, id: '3', priceNow: centavos(120), typed: true },
        { ...line, id: '4', priceNow: null },
        { ...line, id: '5', amount: null, priceNow: centavos(90) },
      ]),
    ).toEqual([
      { lineId: '2', system: 'SAE', before: 100, after: 120 },
      { lineId: '5', system: 'SAE', before: null, after: 90 },
    ])
  })

  it('go to who bills: the vendor of the system, or the distributor (D1, D15, C16)', () => {
    expect(beneficiaryOf('vendor', 'aspel')).toEqual({ billedBy: 'vendor', vendorId: 'aspel' })
    expect(beneficiaryOf('distributor', 'aspel')).toEqual({ billedBy: 'distributor', vendorId: null })
  })
})
