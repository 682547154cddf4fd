import { clientText as text } from '#messages/es-MX/clients.ts'
import type { GridColumn } from '../../ui/Grid/types.ts'
import type { ClientLine } from './source.ts'

export const clientColumns: readonly GridColumn<ClientLine>[] = [
  { id: 'name', title: text.client, width: 280, kind: 'text', sortable: true },
  {
    id: 'rfc',
    title: text.rfc,
    width: 130,
    kind: 'text',
    value: ({ rfc }) => rfc ?? text.noRfc,
  },
  { id: 'city', title: text.city, width: 124, kind: 'text' },
  { id: 'serials', title: text.systems, width: 84, kind: 'number', sortable: true },
  { id: 'nextCutoff', title: text.nextCutoff, width: 134, kind: 'day', sortable: true },
  { id: 'contact', title: text.contact, width: 148, kind: 'text' },
  {
    id: 'phone',
    title: text.phone,
    width: 112,
    kind: 'text',
    value: ({ phone }) => grouped(phone),
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

/** `grouped('9981234567') // '998 123 4567'` */
function grouped(phone: string): string {
  return phone.length === 10 ? `${phone.slice(0, 3)} ${phone.slice(3, 6)} ${phone.slice(6)}` : phone
}
