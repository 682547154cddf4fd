import { clientText as text } from '#messages/es-MX/clients.ts'
import type { GridColumn } from '../../ui/Grid/types.ts'
import { groupedPhone } from './grouped-phone.ts'
import type { ClientLine } from './source.ts'

export const clientColumns: readonly GridColumn<ClientLine>[] = [
  { id: 'name', title: text.client, width: 300, kind: 'text', sortable: true },
  {
    id: 'rfc',
    title: text.rfc,
    width: 130,
    kind: 'text',
    value: ({ rfc }) => rfc ?? text.noRfc,
  },
  { id: 'city', title: text.city, width: 132, kind: 'text' },
  { id: 'serials', title: text.systems, width: 84, kind: 'number', sortable: true },
  { id: 'nextCutoff', title: text.nextCutoff, width: 134, kind: 'day', sortable: true },
  { id: 'contact', title: text.contact, width: 148, kind: 'text' },
  {
    id: 'phone',
    title: text.phone,
    width: 112,
    kind: 'text',
    value: ({ phone }) => groupedPhone(phone),
  },
  { id: 'email', title: text.email, width: 200, kind: 'text', hidden: true },
  {
    id: 'status',
    title: text.status,
    width: 84,
    kind: 'text',
    hidden: true,
    value: ({ status }) => (status === 'left' ? text.left : text.active),
  },
]
