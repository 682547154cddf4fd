import { serialText as text } from '#messages/es-MX/serials.ts'
import type { GridColumn } from '../../ui/Grid/types.ts'
import { SerialStatus } from '../../ui/SerialStatus.tsx'
import type { SerialLine } from './source.ts'
import { wordOf } from './words.ts'

const all = { sortable: true, groupable: true }

/** The portal's six columns under their own names (R77), and what the office needs beside them. */
export const serialColumns: readonly GridColumn<SerialLine>[] = [
  { id: 'client', title: text.client, width: 206, kind: 'text', filter: 'text', ...all },
  { id: 'system', title: text.system, width: 78, kind: 'text', filter: 'oneOf', ...all },
  { id: 'version', title: text.version, width: 74, kind: 'text', filter: 'oneOf', ...all },
  { id: 'users', title: text.users, width: 82, kind: 'number', filter: 'numberRange', ...all },
  { id: 'serial', title: text.serial, width: 118, kind: 'text', filter: 'text', sortable: true },
  { id: 'activatedOn', title: text.activatedOn, width: 142, kind: 'day', filter: 'dayRange', ...all },
  { id: 'nextCutoff', title: text.nextCutoff, width: 134, kind: 'day', filter: 'dayRange', ...all },
  {
    id: 'status',
    title: text.status,
    width: 116,
    kind: 'text',
    filter: 'oneOf',
    value: (row) => wordOf('status', row.status),
    render: (row) => <SerialStatus status={row.status} nextCutoff={row.nextCutoff} />,
    ...all,
  },
  { id: 'nextValidation', title: text.nextValidation, width: 150, kind: 'day', filter: 'dayRange', ...all },
  {
    id: 'months',
    title: text.period,
    width: 92,
    kind: 'text',
    filter: 'oneOf',
    value: (row) => (row.months === null ? '' : wordOf('months', String(row.months))),
    ...all,
  },
  {
    id: 'method',
    title: text.method,
    width: 126,
    kind: 'text',
    filter: 'oneOf',
    value: (row) => (row.method === null ? '' : wordOf('method', row.method)),
    ...all,
  },
  {
    id: 'autoCharge',
    title: text.autoCharge,
    width: 136,
    kind: 'text',
    filter: 'oneOf',
    value: (row) => wordOf('autoCharge', row.autoCharge ? '1' : '0'),
    ...all,
  },
  {
    id: 'amount',
    title: text.amount,
    width: 124,
    kind: 'money',
    filter: 'numberRange',
    sortable: true,
  },
  { id: 'city', title: text.city, width: 130, kind: 'text', filter: 'oneOf', hidden: true, ...all },
  {
    id: 'mode',
    title: text.mode,
    width: 180,
    kind: 'text',
    filter: 'oneOf',
    hidden: true,
    value: (row) => wordOf('mode', row.mode),
    ...all,
  },
  { id: 'rfc', title: text.rfc, width: 130, kind: 'text', filter: 'text', hidden: true, sortable: true },
]
