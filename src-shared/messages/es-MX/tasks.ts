import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Desk, TaskKind, TaskParams } from '#domain/task.ts'
import { shortDay } from './dates.ts'
import { arcoKinds } from './privacy.ts'
import { intakeFieldNames } from './intake-words.ts'
import { portalSentence } from './portal.ts'

interface TaskWords<K extends TaskKind> {
  /** What is owed, as a sentence without its end. */
  readonly what: (params: TaskParams[K]) => string
  /** What Enter does. */
  readonly action: string
  /** The rule by which its day is computed. */
  readonly why: string
}

const SAME_DAY = 'Se debe desde el día en que ocurrió: nadie puede seguir mientras no se haga.'
const NEXT_STEP = 'El siguiente paso de un alta se promete para el próximo día hábil de la oficina.'

const pesos = (amount: number) => formatPesos(amount as Centavos)
const day = (text: string) => shortDay(text as Day)

const words: { readonly [K in TaskKind]: TaskWords<K> } = {
  'intake.complete': {
    what: ({ name, missing }) =>
      missing.length === 0
        ? `alta de ${name}: revisar los datos`
        : `alta de ${name}: falta ${missing.map((field) => intakeFieldNames[field] ?? field).join(', ')}`,
    action: 'Completar',
    why: NEXT_STEP,
  },
  'intake.register': {
    what: ({ name }) => `registrar a ${name} en el portal`,
    action: 'Registrar',
    why: NEXT_STEP,
  },
  'intake.deliver': {
    what: ({ name }) => `entregar usuario y contraseña a ${name}`,
    action: 'Entregar',
    why: NEXT_STEP,
  },
  'order.finish': {
    what: ({ folio }) => `pedido ${folio} sin terminar`,
    action: 'Terminar',
    why: 'Un pedido se termina con un margen antes del primer corte que renueva; si no renueva ninguno, se pregunta por él a los pocos días.',
  },
  'order.pay': {
    what: ({ folio, total }) => `pedido ${folio} por pagar: ${pesos(total)}`,
    action: 'Registrar pago',
    why: 'Es lo último en que se puede pagar, por esa forma de pago, para que se vea antes del corte.',
  },
  'order.activate': {
    what: ({ folio }) => `pedido ${folio} pagado, falta activar`,
    action: 'Activar',
    why: SAME_DAY,
  },
  'order.lineLost': {
    what: ({ folio, serial }) => `${serial} ya no se renueva y está en el pedido ${folio}`,
    action: 'Quitar del pedido',
    why: SAME_DAY,
  },
  'invoice.claim': {
    what: ({ paidOn, amount }) => `factura sin recibir del pago del ${day(paidOn)} por ${pesos(amount)}`,
    action: 'Reclamar',
    why: 'Es el día en que se prometió la factura, o el que se fijó en el último reclamo.',
  },
  'invoice.mismatch': {
    what: ({ what }) => `factura que no cuadra: ${what}`,
    action: 'Revisar',
    why: SAME_DAY,
  },
  'card.declined': {
    what: ({ last4, serial, other }) =>
      `cargo rechazado de ${serial}${last4 === '' ? '' : `, tarjeta ${last4}`}: ${
        other
          ? 'pida otra tarjeta u otra forma de pago'
          : 'pida otra tarjeta, el mes solo se paga con tarjeta'
      }`,
    action: 'Atender',
    why: 'Es el día del corte cuyo cargo no pasó.',
  },
  'card.expiring': {
    what: ({ last4, expires }) => `la tarjeta ${last4} vence ${expires}, antes del próximo corte`,
    action: 'Pedir otra',
    why: 'Con esta tarjeta no pasará ese cargo: otra debe estar registrada cuando toca avisar de él.',
  },
  'charge.switchOff': {
    what: ({ serial }) => `apagar en el portal el cargo automático de ${serial}`,
    action: 'Apagado',
    why: 'Es el último día pagado: después de él el portal vuelve a cargar.',
  },
  'charge.notice': {
    what: ({ onTime, late, closed, clients }) =>
      `avisos de cargo: ${[
        ...(onTime === 0 ? [] : [`${onTime} hoy`]),
        ...(late === 0 ? [] : [late === 1 ? '1 atrasado' : `${late} atrasados`]),
        ...(closed === 0 ? [] : [`${closed} antes de cerrar, porque su día la oficina no abre`]),
      ].join(' y ')}, ${ofClients(clients)}`,
    action: 'Avisar',
    why: 'Cada cargo automático se avisa al menos cinco días naturales antes, con prueba (LFPC, art. 76 Bis): es el día del primer aviso que falta.',
  },
  'charge.consent': {
    what: ({ charges, clients }) =>
      `${charges === 1 ? '1 cargo' : `${charges} cargos`} sin consentimiento esta semana, ${ofClients(clients)}`,
    action: 'Pedirlo',
    why: 'La ley pide el consentimiento expreso del cliente antes de un cargo que se repite (LFPC, art. 76 Bis): es el día del primero de esos cargos. Guarde el consentimiento, o apague el cargo.',
  },
  'update.campaign': {
    what: ({ system, unannounced, missing, campaigns }) => {
      const of = campaigns === 1 ? `actualización a ${system}` : `${campaigns} actualizaciones`
      return unannounced > 0
        ? `${of}: ${unannounced === 1 ? '1 cliente' : `${unannounced} clientes`} por avisar`
        : `${of}: ${missing === 1 ? 'falta 1 cliente' : `faltan ${missing} clientes`} por actualizar`
    },
    action: 'Ver clientes',
    why: 'De una versión nueva se avisa a cada usuario desde que se anuncia (R116); después, es el último día en que la anterior tiene soporte (R118).',
  },
  'vault.open': {
    what: ({ state, mails, accesses }) => `${vaultShut[state]}: ${waiting(mails, accesses)}`,
    action: 'Abrirla',
    why: 'La contraseña del correo y los accesos de los clientes están cifrados en la bóveda de esta computadora: en cuanto se abra, lo que espera sale solo.',
  },
  'office.recovered': {
    what: ({ name, on }) => `alguien entró como ${name} con el código de recuperación el ${day(on)}`,
    action: 'Revisar',
    why: 'Si no fue usted, dé contraseñas nuevas a Administración y haga otro código. El aviso dura siete días.',
  },
  'office.audit': {
    what: ({ n }) => `la bitácora de esta PC no es la que firmó el servidor (renglón ${n})`,
    action: 'Revisar',
    why: 'El servidor firma la bitácora de cada PC cuando envía. Si no se volvió a un respaldo, alguien cambió el archivo.',
  },
  'privacy.answer': {
    what: ({ person, request }) =>
      `solicitud de ${arcoKinds[request].toLowerCase()} de ${person}: contestar si procede`,
    action: 'Contestar',
    why: 'Veinte días hábiles de la oficina desde que llegó (confirme el plazo con su abogado).',
  },
  'privacy.act': {
    what: ({ person, request }) =>
      `solicitud de ${arcoKinds[request].toLowerCase()} de ${person}: cumplir lo contestado`,
    action: 'Cumplir',
    why: 'Quince días hábiles de la oficina desde que se contestó que procede (confirme el plazo con su abogado).',
  },
  'change.due': {
    what: ({ serial, what }) => `${serial}: ${what}`,
    action: 'Hacer el cambio',
    why: 'Los usuarios aumentan en una validación y disminuyen en el siguiente pago.',
  },
  'portal.differs': {
    what: ({ serial, ...contrast }) => `${serial}: ${portalSentence(contrast)}`,
    action: 'Resolver',
    why: 'Está pagado aquí y el portal dice otra cosa: es hoy, o el siguiente día hábil a que se reclamó, y nunca después del último día para salvar el corte.',
  },
  'unlock.send': {
    what: ({ serial, computer }) => `desbloqueo de ${serial} para ${computer}: por pedir al fabricante`,
    action: 'Pedir',
    why: 'El plazo que se promete corre desde la solicitud: se pide al fabricante en cuanto se puede.',
  },
  'unlock.documents': {
    what: ({ serial, missing }) => `desbloqueo de ${serial}: falta ${missing.join(', ')}`,
    action: 'Pedir documentos',
    why: 'El plazo no empieza hasta que el fabricante acepta los documentos: se piden desde que hacen falta.',
  },
  'unlock.answer': {
    what: ({ serial }) => `desbloqueo de ${serial}: preguntar si aceptaron los documentos`,
    action: 'Preguntar',
    why: 'Es el siguiente día hábil del fabricante: mientras no los acepte, el plazo no corre.',
  },
  'unlock.promise': {
    what: ({ serial, computer, early }) =>
      `desbloqueo de ${serial} para ${computer}, prometido; se puede reclamar desde el ${day(early.slice(0, 10))}, ${early.slice(11)}`,
    action: 'Ver desbloqueo',
    why: 'Es el final del plazo que se prometió, con la regla del día en que se pidió.',
  },
  'code.ask': {
    what: ({ serial }) => `pedir el CDA de ${serial} en el portal y pegar el correo que llegue`,
    action: 'Ver los pasos',
    why: SAME_DAY,
  },
  'replacement.documents': {
    what: ({ serial, missing }) => `reposición de ${serial}: falta ${missing.join(', ')}`,
    action: 'Pedir documentos',
    why: 'El fabricante no repone sin sus documentos: se piden desde que hacen falta.',
  },
  'replacement.send': {
    what: ({ serial }) => `reposición de ${serial}: por enviar al fabricante`,
    action: 'Enviar',
    why: 'Ya están todos los documentos: el plazo del fabricante no corre hasta que los tiene.',
  },
  'replacement.promise': {
    what: ({ serial }) => `reposición de ${serial}, prometida`,
    action: 'Ver reposición',
    why: 'Es el final de las 24 a 48 horas hábiles del fabricante.',
  },
  'key.charge': {
    what: ({ last4, price }) => `cobrar ${pesos(price)} por la clave de prepago •••• ${last4}`,
    action: 'Registrar pago',
    why: 'Se debe desde el día en que se asignó la clave: el sistema ya está renovado.',
  },
  'key.again': {
    what: ({ last4, by, on, serial }) =>
      on === null
        ? `asignar otra clave a ${serial}: la •••• ${last4} está apartada para ${by || 'otra PC'}`
        : `asignar otra clave a ${serial}: la •••• ${last4} ya la usó ${by || 'otra PC'} el ${day(on)}`,
    action: 'Elegir clave',
    why: 'Dos PCs dieron la misma clave: este sistema sigue sin renovar desde el día en que se le dio.',
  },
  'key.expiring': {
    what: ({ count, supplier, expiresOn }) =>
      `${count === 1 ? 'una clave' : `${count} claves`} de ${supplier} sin usar, ${count === 1 ? 'vence' : 'vencen'} el ${day(expiresOn)}`,
    action: 'Ver las claves',
    why: 'Es quince días antes de que venzan: todavía hay a quién asignarlas o cómo cambiarlas.',
  },
  'key.restock': {
    what: ({ what, count, missedOn }) =>
      `${count === 1 ? 'falta una clave' : `faltan ${count} claves`} de ${what} desde el ${day(missedOn)}`,
    action: 'Ver existencias',
    why: 'Se piden cinco días hábiles antes de la primera renovación que se quedaría sin clave.',
  },
  'reminder.call': {
    what: ({ serials }) => `llamar por ${serials.join(', ')}`,
    action: 'Llamar',
    why: 'Es el día en que toca el recordatorio, según la política de recordatorios.',
  },
  'mail.failed': {
    what: ({ subject, to }) => `no salió «${subject}» para ${to}`,
    action: 'Reintentar',
    why: SAME_DAY,
  },
  'contact.call': {
    what: ({ text }) => `volver a llamar: ${text}`,
    action: 'Llamar',
    why: 'Es el día que se eligió al anotar la última llamada.',
  },
  'case.answer': {
    what: ({ folio, subject }) => `caso ${folio} sin contestar: ${subject}`,
    action: 'Contestar',
    why: 'Lo que llega en horario de atención se contesta de inmediato; lo que llega fuera de él, al abrir (R106, R107).',
  },
  'case.promise': {
    what: ({ folio, subject }) => `caso ${folio} prometido: ${subject}`,
    action: 'Entregar',
    why: 'Una importación se entrega en 48 horas hábiles desde que se tienen todos los datos; lo que se espera del cliente no cuenta (R109).',
  },
  'case.attempt': {
    what: ({ folio, subject, number }) => `caso ${folio}, intento ${number} de contacto: ${subject}`,
    action: 'Llamar',
    why: 'Tras los días hábiles de espera que dice la política se intenta contactar al cliente antes de cerrar (R113).',
  },
  'case.close': {
    what: ({ folio, subject }) => `caso ${folio} sin respuesta del cliente, se puede cerrar: ${subject}`,
    action: 'Cerrar',
    why: 'Los intentos de contacto que pide la política ya se hicieron; lo cierra una persona (R113).',
  },
  'case.follow': {
    what: ({ folio, subject }) => `caso ${folio} abierto: ${subject}`,
    action: 'Seguir',
    why: 'Un caso abierto se retoma al siguiente día hábil; el que espera a un tercero o a desarrollo, a los cinco (R120).',
  },
  'bank.match': {
    what: ({ amount, reference }) => `depósito de ${pesos(amount)} sin identificar (${reference})`,
    action: 'Identificar',
    why: 'Un depósito sin identificar se busca a más tardar el siguiente día hábil de la oficina.',
  },
  'own.todo': { what: ({ text }) => text, action: 'Hecho', why: 'Es el día que se eligió al anotarlo.' },
}

function ofClients(clients: number): string {
  return clients === 1 ? 'de 1 cliente' : `de ${clients} clientes`
}

const vaultShut: Readonly<Record<TaskParams['vault.open']['state'], string>> = {
  none: 'bóveda sin llave',
  locked: 'bóveda cerrada',
  damaged: 'llave de la bóveda dañada',
  missing: 'falta la llave de la bóveda',
}

/** What waits for the vault: 'esperan 3 correos y 1 acceso'. Null mails: none leaves from here. */
function waiting(mails: number | null, accesses: number): string {
  const held = [
    ...(mails ? [mails === 1 ? '1 correo' : `${mails} correos`] : []),
    ...(accesses > 0 ? [accesses === 1 ? '1 acceso' : `${accesses} accesos`] : []),
  ]
  if (held.length === 0) return 'ningún correo puede salir'
  return `${(mails ?? 0) + accesses === 1 ? 'espera' : 'esperan'} ${held.join(' y ')}`
}

/** `taskSentence('order.activate', { folio: 'A-1042' }) // 'pedido A-1042 pagado, falta activar'` */
export function taskSentence<K extends TaskKind>(kind: K, params: TaskParams[K]): string {
  return words[kind].what(params)
}

export function taskAction(kind: TaskKind): string {
  return words[kind].action
}

/** The first sentence of "¿por qué esta fecha?" of a task. */
export function taskRule(kind: TaskKind): string {
  return words[kind].why
}

export const deskTitles: Readonly<Record<Desk, string>> = {
  intake: 'Altas',
  order: 'Pedidos',
  invoice: 'Facturas',
  card: 'Tarjetas',
  charge: 'Cargos automáticos',
  change: 'Cambios',
  unlock: 'Desbloqueos',
  code: 'Códigos',
  replacement: 'Reposiciones',
  key: 'Claves de prepago',
  portal: 'Portal',
  reminder: 'Recordatorios',
  mail: 'Correo',
  vault: 'Bóveda',
  contact: 'Llamadas',
  case: 'Soporte',
  update: 'Actualizaciones',
  bank: 'Banco',
  office: 'Oficina',
  privacy: 'Datos personales',
  own: 'Anotados',
}
