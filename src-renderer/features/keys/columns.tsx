import { keyText as text } from '#messages/es-MX/keys-screen.ts'
import { confirmStepWords, keyStateNames } from '#messages/es-MX/keys.ts'
import { periodName } from '#messages/es-MX/serials.ts'
import type { GridColumn } from '../../ui/Grid/types.ts'
import type { KeyLine } from './source.ts'

/** R66, R68: what the portal's list has, and what the office knows beside it. */
export const keyColumns: readonly GridColumn<KeyLine>[] = [
  { id: 'masked', title: text.key, width: 96, kind: 'text' },
  { id: 'product', title: text.product, width: 140, kind: 'text', sortable: true },
  { id: 'months', title: text.period, width: 92, kind: 'text', value: ({ months }) => periodName(months) },
  { id: 'users', title: text.users, width: 80, kind: 'number' },
  {
    id: 'portalWord',
    title: text.status,
    width: 168,
    kind: 'text',
    value: ({ portalWord }) => portalWord ?? '',
  },
  { id: 'state', title: text.state, width: 112, kind: 'text', value: ({ state }) => keyStateNames[state] },
  {
    id: 'lease',
    title: text.lease,
    width: 168,
    kind: 'text',
    value: ({ lease, confirming }) =>
      confirming ? text.confirming : lease === null ? '' : text.leases[lease],
  },
  {
    id: 'nextStep',
    title: text.nextStep,
    width: 180,
    kind: 'text',
    value: ({ nextStep }) => (nextStep === null ? '' : confirmStepWords[nextStep].title),
  },
  { id: 'client', title: text.client, width: 220, kind: 'text', sortable: true },
  { id: 'serial', title: text.serial, width: 120, kind: 'text' },
  { id: 'expiresOn', title: text.expiresOn, width: 128, kind: 'day', sortable: true },
  { id: 'assignedOn', title: text.assignedOn, width: 128, kind: 'day', sortable: true, hidden: true },
  { id: 'unitCost', title: text.unitCost, width: 120, kind: 'money', hidden: true },
  { id: 'price', title: text.price, width: 120, kind: 'money', hidden: true },
  { id: 'margin', title: text.margin, width: 112, kind: 'money' },
  { id: 'supplier', title: text.supplier, width: 180, kind: 'text', hidden: true },
  { id: 'invoice', title: text.invoice, width: 112, kind: 'text', hidden: true },
  { id: 'receivedOn', title: text.receivedOn, width: 128, kind: 'day', sortable: true, hidden: true },
]
