import { page } from './page.ts'
import type { Screen } from './screen.ts'
import { officeScreens } from './screens-office.ts'
import { useNoticesDue } from './features/charges/useNoticesDue.ts'
import { useTodayCount } from './features/today/useTodayCount.ts'
import { useUnlocksOpen } from './features/unlocks/useUnlocksOpen.ts'

/** THE list of screens. A screen is the default export of `features/<feature>/<Screen>.tsx` and one entry here or among the office's own. */
export const screens: readonly Screen[] = [
  {
    path: '/hoy',
    title: 'Hoy',
    shortcut: 'Ctrl+1',
    side: 'main',
    useCount: useTodayCount,
    page: page(() => import('./features/today/Today.tsx')),
  },
  {
    path: '/llamadas',
    title: 'La siguiente llamada',
    page: page(() => import('./features/today/NextCall.tsx')),
  },
  {
    path: '/clientes',
    title: 'Clientes',
    shortcut: 'Ctrl+2',
    side: 'main',
    page: page(() => import('./features/clients/Clients.tsx')),
  },
  {
    path: '/clientes/:id',
    title: 'Cliente',
    opens: ['client', 'contact'],
    page: page(() => import('./features/clients/Client.tsx')),
  },
  {
    path: '/sistemas',
    title: 'Sistemas',
    shortcut: 'Ctrl+3',
    side: 'main',
    page: page(() => import('./features/serials/Serials.tsx')),
  },
  {
    path: '/sistemas/:id',
    title: 'Sistema',
    opens: ['serial'],
    verb: { word: 'reenviar cda', kinds: ['serial'], to: ({ id }) => `/sistemas/${id}?hacer=cda` },
    page: page(() => import('./features/serials/Serial.tsx')),
  },
  {
    path: '/fichas',
    title: 'Fichas',
    shortcut: 'Ctrl+4',
    side: 'main',
    page: page(() => import('./features/slips/Slips.tsx')),
  },
  {
    path: '/fichas/:id',
    title: 'Ficha de pago',
    opens: ['slip'],
    page: page(() => import('./features/slips/Slip.tsx')),
  },
  {
    path: '/ficha/nueva',
    title: 'Nueva ficha',
    verb: {
      word: 'ficha',
      kinds: ['client', 'serial'],
      to: ({ kind, id, clientId }) =>
        `/ficha/nueva?cliente=${clientId}${kind === 'serial' ? `&serie=${id}` : ''}`,
    },
    page: page(() => import('./features/slips/NewSlip.tsx')),
  },
  {
    path: '/pedidos',
    title: 'Pedidos',
    shortcut: 'Ctrl+6',
    side: 'main',
    page: page(() => import('./features/orders/Orders.tsx')),
  },
  {
    path: '/pedidos/varios',
    title: 'Renovar varios',
    page: page(() => import('./features/orders/RenewMany.tsx')),
  },
  {
    path: '/pedidos/:id',
    title: 'Pedido',
    page: page(() => import('./features/orders/Order.tsx')),
  },
  {
    path: '/pedido/nuevo',
    title: 'Nuevo pedido',
    verb: {
      word: 'pedido',
      kinds: ['client', 'serial', 'contact'],
      to: ({ kind, id, clientId }) =>
        `/pedido/nuevo?cliente=${clientId}${kind === 'serial' ? `&series=${id}` : ''}`,
    },
    page: page(() => import('./features/orders/NewOrder.tsx')),
  },
  {
    path: '/cotizaciones',
    title: 'Cotizaciones',
    side: 'more',
    page: page(() => import('./features/quotes/Quotes.tsx')),
  },
  {
    path: '/cotizaciones/:id',
    title: 'Cotización',
    page: page(() => import('./features/quotes/Quote.tsx')),
  },
  {
    path: '/pagos/:id',
    title: 'Pago',
    page: page(() => import('./features/payments/Payment.tsx')),
  },
  {
    path: '/renovar/:serialId',
    title: 'Renovar',
    verb: {
      word: 'renovar',
      kinds: ['serial', 'client', 'contact'],
      to: ({ kind, id, clientId }) => (kind === 'serial' ? `/renovar/${id}` : `/renovar/de/${clientId}`),
    },
    page: page(() => import('./features/rentals/Renew.tsx')),
  },
  {
    path: '/renovar/de/:clientId',
    title: 'Renovar',
    page: page(() => import('./features/rentals/ChooseSystem.tsx')),
  },
  {
    path: '/reportes',
    title: 'Reportes',
    shortcut: 'Ctrl+7',
    side: 'main',
    page: page(() => import('./features/reports/Reports.tsx')),
  },
  {
    path: '/reportes/renglones',
    title: 'Renglones',
    page: page(() => import('./features/reports/Rows.tsx')),
  },
  {
    path: '/banco',
    title: 'Banco',
    side: 'more',
    page: page(() => import('./features/bank/Bank.tsx')),
  },
  {
    path: '/portal',
    title: 'Portal',
    side: 'more',
    page: page(() => import('./features/portal/Portal.tsx')),
  },
  {
    path: '/cargos',
    title: 'Cargos automáticos',
    side: 'more',
    useCount: useNoticesDue,
    page: page(() => import('./features/charges/Charges.tsx')),
  },
  {
    path: '/tarjetas/:clientId',
    title: 'Tarjetas',
    page: page(() => import('./features/cards/Cards.tsx')),
  },
  {
    path: '/facturas',
    title: 'Facturas',
    side: 'more',
    page: page(() => import('./features/invoices/Invoices.tsx')),
  },
  {
    path: '/facturas/llegaron',
    title: 'Facturas que llegaron',
    page: page(() => import('./features/invoices/Arrived.tsx')),
  },
  {
    path: '/facturas/:id',
    title: 'Factura',
    page: page(() => import('./features/invoices/Invoice.tsx')),
  },
  {
    path: '/no-abre',
    title: 'No abre',
    shortcut: 'F4',
    side: 'main',
    verb: {
      word: 'no abre',
      kinds: ['serial', 'client', 'contact'],
      to: ({ kind, id, clientId }) =>
        kind === 'serial' ? `/no-abre?serie=${id}` : `/no-abre?cliente=${clientId}`,
    },
    page: page(() => import('./features/triage/NoAbre.tsx')),
  },
  {
    path: '/soporte',
    title: 'Soporte',
    side: 'main',
    page: page(() => import('./features/support/Cases.tsx')),
  },
  {
    path: '/soporte/nuevo',
    title: 'Caso nuevo',
    verb: {
      word: 'caso',
      kinds: ['serial', 'client', 'contact'],
      to: ({ kind, id, clientId }) =>
        `/soporte/nuevo?cliente=${clientId}${kind === 'serial' ? `&serie=${id}` : ''}`,
    },
    page: page(() => import('./features/support/NewCase.tsx')),
  },
  {
    path: '/soporte/:id',
    title: 'Caso',
    opens: ['case'],
    page: page(() => import('./features/support/Case.tsx')),
  },
  {
    path: '/desbloqueos',
    title: 'Desbloqueos',
    side: 'more',
    useCount: useUnlocksOpen,
    page: page(() => import('./features/unlocks/Unlocks.tsx')),
  },
  {
    path: '/desbloqueos/:id',
    title: 'Desbloqueo',
    page: page(() => import('./features/unlocks/Unlock.tsx')),
  },
  {
    path: '/desbloqueo/nuevo',
    title: 'Pedir desbloqueo',
    verb: {
      word: 'desbloqueo',
      kinds: ['serial', 'client', 'contact'],
      to: ({ kind, id, clientId }) =>
        kind === 'serial' ? `/desbloqueo/nuevo?serie=${id}` : `/desbloqueo/nuevo?cliente=${clientId}`,
    },
    page: page(() => import('./features/unlocks/NewUnlock.tsx')),
  },
  {
    path: '/actualizaciones',
    title: 'Actualizaciones',
    side: 'more',
    page: page(() => import('./features/updates/Campaigns.tsx')),
  },
  {
    path: '/actualizaciones/:id',
    title: 'Actualización',
    page: page(() => import('./features/updates/Campaign.tsx')),
  },
  {
    path: '/reposiciones',
    title: 'Reposiciones',
    side: 'more',
    page: page(() => import('./features/replacements/Replacements.tsx')),
  },
  {
    path: '/reposiciones/:id',
    title: 'Reposición',
    page: page(() => import('./features/replacements/Replacement.tsx')),
  },
  {
    path: '/reposicion/nueva',
    title: 'Pedir reposición',
    verb: {
      word: 'reposición',
      kinds: ['serial', 'client', 'contact'],
      to: ({ kind, id, clientId }) =>
        kind === 'serial' ? `/reposicion/nueva?serie=${id}` : `/reposicion/nueva?cliente=${clientId}`,
    },
    page: page(() => import('./features/replacements/NewReplacement.tsx')),
  },
  {
    path: '/recordatorios',
    title: 'Recordatorios',
    side: 'more',
    page: page(() => import('./features/reminders/Reminders.tsx')),
  },
  {
    path: '/correo',
    title: 'Correo',
    side: 'more',
    page: page(() => import('./features/mail/Mail.tsx')),
  },
  {
    path: '/plantillas',
    title: 'Plantillas',
    side: 'more',
    page: page(() => import('./features/templates/Templates.tsx')),
  },
  {
    path: '/importar',
    title: 'Importar',
    shortcut: 'Ctrl+5',
    side: 'more',
    page: page(() => import('./features/imports/Import.tsx')),
  },
  {
    path: '/huracan',
    title: 'Huracán',
    side: 'more',
    page: page(() => import('./features/outage/Outage.tsx')),
  },
  {
    path: '/calculadora',
    title: 'Calculadora',
    shortcut: 'Ctrl+8',
    side: 'more',
    page: page(() => import('./features/calc/Calculator.tsx')),
  },
  {
    path: '/altas',
    title: 'Altas',
    side: 'more',
    page: page(() => import('./features/intake/Intakes.tsx')),
  },
  {
    path: '/altas/:id',
    title: 'Alta de escritorio',
    page: page(() => import('./features/intake/Intake.tsx')),
  },
  {
    path: '/boveda',
    title: 'Bóveda',
    side: 'more',
    page: page(() => import('./features/vault/Vault.tsx')),
  },
  {
    path: '/claves',
    title: 'Claves de prepago',
    side: 'more',
    page: page(() => import('./features/keys/Keys.tsx')),
  },
  {
    path: '/claves/lote',
    title: 'Lote nuevo',
    page: page(() => import('./features/keys/NewBatch.tsx')),
  },
  {
    path: '/claves/lotes',
    title: 'Lotes de claves',
    page: page(() => import('./features/keys/Batches.tsx')),
  },
  {
    path: '/claves/existencias',
    title: 'Existencias de claves',
    page: page(() => import('./features/keys/Stock.tsx')),
  },
  {
    path: '/claves/:id',
    title: 'Clave',
    page: page(() => import('./features/keys/Key.tsx')),
  },
  ...officeScreens,
]
