import type { QueryContext } from '#core/app.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { mainContact } from '#domain/contact.ts'
import { centavos, formatPesos } from '#domain/money.ts'
import { balanceOf } from '#features/payments/sql.ts'
import type { Client } from '#features/clients/sql.ts'
import { contactsOf } from '#features/contacts/sql.ts'
import { reminderDay, reminderFields } from '#features/reminders/fields.ts'
import { subjectsOfClient } from '#features/reminders/sql.ts'
import { longDay } from '#messages/es-MX/dates.ts'

type Context = Pick<QueryContext, 'db' | 'now' | 'today' | 'policies'>

/** Every field of every template, as it reads for a client; what a client does not have is invented for the preview. */
export function exampleFields(context: Context, client: Client | null): Readonly<Record<string, string>> {
  return { ...INVENTED(context.today), ...(client === null ? {} : ofClient(context, client)) }
}

function ofClient(context: Context, client: Client) {
  const { db } = context
  const contact = mainContact(contactsOf(db, client.id))
  const subjects = subjectsOfClient(db, client.id)
  const of = { client: client.name, contact: contact?.name ?? '' }
  return {
    cliente: client.name,
    contacto: of.contact,
    rfc: client.rfc ?? '',
    saldo: formatPesos(centavos(balanceOf(db, client.id))),
    ...(subjects.length === 0 ? {} : reminderFields(reminderDay(context), of, subjects)),
  }
}

const INVENTED = (today: Day) => ({
  cliente: 'Hotel La Ceiba SA de CV',
  contacto: 'Lety Núñez',
  series: '• SAE 10.0 · SAES••••850 · 5 usuarios',
  sistemas: 'SAE 10.0',
  corte: longDay(addDays(today, 3)),
  funciona_hasta: longDay(addDays(today, 2)),
  pague_a_mas_tardar: longDay(addDays(today, 2)),
  importe: '$1,160.00',
  cargos: '',
  fecha_cargo: longDay(addDays(today, 5)),
  correo_altas: '',
  usuario: 'lety@ceiba.example',
  contrasena: '••••••••',
  portal: 'Aspel',
  rfc: 'EKU9003173C9',
  pagado_el: longDay(addDays(today, -10)),
  prometida_el: longDay(addDays(today, -3)),
  pedido: 'A-1042',
  tarjeta: '4417',
  vence: '12/2026',
  otras_formas: 'transferencia, cheque o ventanilla',
  folio: 'A-1042',
  vigencia: longDay(addDays(today, 15)),
  saldo: '$0.00',
  hasta: longDay(today),
  sistema: 'SAE 10.0',
  serie: 'SAES7056850',
  cda: 'RW2F-7SHD-WOPE-T41Y',
  version: '11.0',
  anunciada: longDay(addDays(today, -2)),
  novedades: 'Incluye el complemento de pagos más reciente.',
  soporte: `La versión que usa tiene soporte hasta el ${longDay(addDays(today, 60))}.`,
  sin_derecho: '',
})
