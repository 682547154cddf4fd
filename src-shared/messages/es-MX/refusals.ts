import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Refusal, RefusalCode, RefusalParams } from '#domain/result.ts'
import { folderElsewhere } from './data-folder.ts'
import { shortDay } from './dates.ts'
import { accessRefusals } from './refusals-access.ts'
import { desktopRefusals } from './refusals-desktop.ts'
import { durabilityRefusals } from './refusals-durability.ts'
import { privacyRefusals } from './refusals-privacy.ts'
import { syncRefusals } from './refusals-sync.ts'
import { supportRefusals } from './refusals-support.ts'
import { lookingBackRefusals } from './refusals-reports.ts'
import { mailStateNames } from './mail.ts'
import { fileRefusals } from './refusals-files.ts'
import { profileFields } from './profile.ts'
import { orderRefusals } from './refusals-orders.ts'
import { paymentRefusals } from './refusals-payments.ts'
import { replacementRefusals } from './refusals-replacements.ts'
import { serialRefusals } from './refusals-serials.ts'
import { slipRefusals } from './refusals-slips.ts'
import { unlockRefusals } from './refusals-unlocks.ts'
import { codeRefusals } from './refusals-codes.ts'
import { updateRefusals } from './refusals-updates.ts'
import { keyRefusals } from './refusals-keys.ts'
import { vaultRefusals } from './refusals-vault.ts'
import { practiceRefusals } from './practice.ts'
import { workbookRefusals } from './workbook.ts'

/**
 * What happened, why, and what to do, for every refusal; a code without its sentence does not compile.
 *   refusalSentence(refuse('client.notFound', { id }).refusal) // 'Ese cliente ya no está en el libro. …'
 */
export function refusalSentence(refusal: Refusal): string {
  const sentence = sentences[refusal.code] as (params: unknown) => string
  return sentence(refusal.params)
}

type Sentences = { readonly [C in RefusalCode]: (params: RefusalParams[C]) => string }

const day = (text: string) => shortDay(text as Day)
const list = (items: readonly string[]) => items.join(', ')

const sentences: Sentences = {
  ...lookingBackRefusals,
  ...supportRefusals,
  ...accessRefusals,
  ...privacyRefusals,
  ...syncRefusals,
  ...workbookRefusals,
  ...practiceRefusals,
  ...durabilityRefusals,
  ...desktopRefusals,
  ...codeRefusals,
  ...updateRefusals,
  ...replacementRefusals,
  'operation.unknown': ({ operation }) =>
    `No existe la operación «${operation}». Revise el nombre con «vigente operations».`,
  'operation.invalidInput': ({ issues }) =>
    `No se hizo: ${list(issues.slice(0, 5).map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)))}.`,
  'operation.calendarEnds': ({ year }) =>
    `Con esa fecha la cuenta llega al año ${year}, y el calendario va de 1900 a 9999. Revise el año.`,
  'operation.roleRequired': ({ role, operator }) =>
    `${operator} no puede hacer esto: hace falta el permiso de ${roles[role] ?? role}. Cambie de operador o pídalo a Administración.`,
  'operation.tooLarge': () =>
    'No se guardó: es demasiado para una sola vez. Divida el archivo o la lista en dos o más partes y haga una tras otra.',
  'operation.cancelled': () => 'Se canceló. No cambió nada.',
  'operation.readOnlyAsOf': ({ day: seen }) =>
    `No se guardó: está viendo el programa a la fecha del ${day(seen)}, que solo se mira. Vuelva a hoy (F8) para guardar.`,
  bug: ({ ref }) =>
    `Algo falló en Vigente y no se guardó nada. Inténtelo de nuevo; si se repite, avise con la clave ${ref}.`,
  'operator.unknown': ({ operator }) => `No hay ningún operador activo «${operator}». Elija uno de la lista.`,
  'client.notMerged': () => 'Esa empresa ya no está unida a otra. Actualice la lista.',
  'operator.nameTaken': ({ name }) => `Ya hay un operador que se llama ${name}. Use otro nombre.`,
  'operator.lastAdministrator': ({ name }) =>
    `${name} es la única persona con Administración. Dé antes ese permiso a alguien más.`,
  'settings.zoneUnknown': ({ zone }) =>
    `No se conoce la zona horaria «${zone}». Elija una de la lista, como America/Cancun.`,
  'policy.notFound': () => 'Ese cambio de regla ya no está. Actualice la lista.',
  'policy.inThePast': ({ from, today }) =>
    `No se guardó: una regla no cambia desde el ${day(from)}, que ya pasó; lo decidido con la anterior se queda como está. Elija desde hoy, ${day(today)}, o después.`,
  'policy.inForce': ({ since }) =>
    `Ese cambio ya rige desde el ${day(since)} y no se retira: con él se decidió lo de esos días. Ponga otro valor desde hoy.`,
  'settings.clabeInvalid': ({ clabe }) =>
    `La CLABE ${clabe} no es válida: revise los 18 dígitos contra el estado de cuenta.`,
  'settings.accountNotFound': () => 'Esa cuenta de banco ya no está. Actualice la lista.',
  'catalogue.vendorNotFound': ({ vendor }) => `No existe el fabricante «${vendor}».`,
  'catalogue.productNotFound': ({ product }) =>
    `No existe el sistema «${product}» en el catálogo. Agréguelo en Ajustes, Catálogo.`,
  'catalogue.codeTaken': ({ code, product }) => `La clave ${code} ya es de ${product}. Use otra.`,
  'catalogue.priceNotFound': () => 'Ese precio ya no está. Actualice la lista.',
  'catalogue.hoursReversed': ({ opens, closes }) =>
    `El horario de ${opens} a ${closes} está al revés: la hora de cerrar va después de la de abrir.`,
  'catalogue.rangeReversed': ({ from, until }) =>
    `Las fechas están al revés: del ${day(from)} al ${day(until)}.`,
  'client.notFound': () => 'Ese cliente ya no está en el libro. Búsquelo de nuevo con Ctrl+K.',
  'client.rfcInvalid': ({ rfc }) =>
    `El RFC «${rfc}» no es válido: son 12 o 13 caracteres, con una fecha que exista. Revíselo en la constancia.`,
  'client.rfcTaken': ({ rfc, name }) =>
    `El RFC ${rfc} ya es de ${name}. Abra ese cliente en lugar de crear otro.`,
  'client.hasLeft': ({ name }) => `${name} está dado de baja. Si vuelve, reactívelo antes en su página.`,
  'client.hasNotLeft': ({ name }) => `${name} no está de baja.`,
  'contact.notFound': () => 'Ese contacto ya no está. Actualice la página.',
  'contact.phoneInvalid': ({ phone }) =>
    `El teléfono «${phone}» no tiene diez dígitos. Escríbalo como 998 844 0824.`,
  'contact.emailInvalid': ({ email }) =>
    `El correo «${email}» no está completo. Escríbalo como nombre@empresa.mx.`,
  'contact.mandatory': ({ fields }) =>
    `No se guardó: falta ${list(fields.map((field) => profileFields[field]))}. Son obligatorios.`,
  'contact.nothingSaid': () =>
    'Escriba qué se dijo, o elija qué sigue: promesa de pago, llamar otro día o atendido.',
  'contact.promiseDayRequired': () =>
    'Si prometió pagar, falta el día. Pregúntelo: hasta entonces no se le recuerda.',
  'followUp.inThePast': ({ until }) => `El ${day(until)} ya pasó. Elija hoy o un día por venir.`,
  ...serialRefusals,
  ...paymentRefusals,
  'card.numberRefused': ({ last4 }) =>
    `No se guardó: parece el número completo de una tarjeta. Escriba solo los últimos cuatro dígitos: ${last4}.`,
  'card.notFound': () => 'Esa tarjeta ya no está. Actualice la página.',
  'card.last4Invalid': ({ typed }) =>
    `«${typed}» no son los últimos cuatro dígitos de una tarjeta. Escriba solo esos cuatro.`,
  'card.expiryInvalid': ({ typed }) =>
    `«${typed}» no es un vencimiento. Escríbalo como está en la tarjeta: mes y año, 08/28.`,
  'card.expired': ({ last4, expires }) =>
    `La tarjeta ${last4} venció en ${expires} y ya no se le puede cobrar. Pida otra al cliente.`,
  'card.otherClient': ({ serial, client }) =>
    `${serial} es de ${client}. Una tarjeta paga los sistemas de su propio cliente.`,
  'charge.notARental': ({ serial }) =>
    `${serial} no tiene una renta vigente, así que no lleva cargo automático.`,
  'charge.alreadyOn': ({ serial }) => `El cargo automático de ${serial} ya está encendido.`,
  'charge.alreadyOff': ({ serial }) => `El cargo automático de ${serial} ya está apagado.`,
  'charge.alreadyAsked': ({ serial, on }) =>
    `Ya se pidió apagar el cargo de ${serial} el ${day(on)}. Apáguelo en el portal y márquelo aquí.`,
  'charge.inFuture': ({ on }) => `El ${day(on)} todavía no llega. Escriba hoy o un día que ya pasó.`,
  'charge.alreadyDeclined': ({ serial, chargeOn }) =>
    `El cargo del ${day(chargeOn)} de ${serial} ya está reportado como rechazado.`,
  'charge.notDeclined': ({ serial }) => `${serial} no tiene un cargo rechazado pendiente.`,
  'charge.notAChargeDay': ({ serial, chargeOn, next }) =>
    `El ${day(chargeOn)} no hay cargo de ${serial}${next ? `: el próximo es el ${day(next)}` : ''}.`,
  'charge.alreadyNotified': ({ serial, chargeOn, sentOn }) =>
    `El cargo del ${day(chargeOn)} de ${serial} ya se avisó el ${day(sentOn)}.`,
  'charge.proofRequired': () =>
    'Falta la prueba del aviso: escriba qué se envió o quién contestó, o adjunte el mensaje.',
  'cfdi.unreadable': ({ name, why, detail }) => `«${name}» ${cfdiWhy[why](detail)}`,
  'invoice.notFound': () => 'Esa factura ya no está en el libro. Actualice la lista.',
  'invoice.notXml': ({ name }) =>
    `«${name}» no es un XML. Suelte el XML de la factura; el PDF se guarda aparte.`,
  'invoice.notPdf': ({ name }) => `«${name}» no es un PDF.`,
  'invoice.uuidTaken': ({ uuid, client, paidOn, amount }) =>
    client === ''
      ? `La factura ${uuid} ya llegó y se devolvió. Pida al emisor una nueva.`
      : `La factura ${uuid} ya llegó: es de ${client}, del pago del ${day(paidOn)} por ${formatPesos(amount as Centavos)}.`,
  'invoice.alreadyReceived': ({ client, paidOn, uuid }) =>
    `El pago de ${client} del ${day(paidOn)} ya tiene su factura: ${uuid}.`,
  'invoice.withdrawn': ({ paidOn }) => `El pago del ${day(paidOn)} se canceló: ya no se espera su factura.`,
  'invoice.twoClients': ({ clients }) =>
    `Una factura es de un solo cliente, y estos pagos son de ${list(clients)}.`,
  'invoice.otherKind': ({ found }) =>
    found === 'complement'
      ? 'Es un complemento de pago y aquí se espera la factura. Elija el complemento que se espera.'
      : 'Es una factura y aquí se espera un complemento de pago. Elija la factura que se espera.',
  'invoice.notMismatched': ({ uuid }) => `La factura ${uuid} ya se revisó.`,
  'invoice.claimInThePast': ({ on }) =>
    `La siguiente reclamación no puede ser el ${day(on)}. Elija un día por venir.`,
  ...slipRefusals,
  'task.notFound': () => 'Ese pendiente ya no está: alguien lo atendió. Actualice la lista.',
  'task.inThePast': ({ on, today }) =>
    `No se anotó: el ${day(on)} ya pasó. Elija hoy, ${day(today)}, o un día que venga.`,
  'task.endsByItself': ({ what }) =>
    `«${what}» no se marca como hecho: se quita solo cuando se hace. Ábralo con Enter.`,
  'task.standing': () =>
    'Esa línea no se pospone ni se marca como hecha: se quita sola cuando se resuelve. Ábrala con Enter.',
  'task.snoozeInPast': ({ until, today }) =>
    `No se pospuso: el ${day(until)} no es después de hoy, ${day(today)}. Elija un día que venga.`,
  ...orderRefusals,
  'undo.notFound': () => 'No se encontró lo que se quería deshacer.',
  'undo.alreadyUndone': () => 'Eso ya se deshizo.',
  'undo.tooOld': () =>
    'Es de hace demasiado tiempo: el servidor ya no guarda cómo estaba antes. Corríjalo donde está ahora.',
  'undo.notUndoable': () =>
    'Esto no se deshace así: un pago se cancela con su motivo desde la lista de pagos.',
  'undo.laterWork': ({ rows }) =>
    `No se deshizo: después se trabajó sobre lo mismo (${rows.length} ${rows.length === 1 ? 'dato' : 'datos'}). Corríjalo a mano.`,
  'sample.notEmpty': ({ clients }) =>
    `Los datos de muestra solo entran en un libro vacío, y este tiene ${clients} clientes.`,
  'calendar.outOfRange': ({ from }) =>
    `No se puede contar tan lejos desde ${from}: el calendario llega al año 9999.`,
  'calendar.unknown': ({ calendar }) =>
    `No existe el calendario «${calendar}». Use vendor, softmas, office o bank.`,
  'calendar.neverOpens': ({ calendar }) =>
    `El calendario ${calendar} no tiene horas abiertas suficientes. Revise su horario en Ajustes.`,
  'calendar.notLastDay': ({ anchor }) =>
    `«Último día del mes» solo vale si la activación fue en uno; ${day(anchor)} no lo es.`,
  'price.missing': ({ day: on }) => `No hay precio vigente el ${day(on)}. Captúrelo en Ajustes, Precios.`,
  'tax.rateMissing': ({ day: on }) => `No hay tasa de IVA vigente el ${day(on)}. Revísela en Ajustes.`,
  'request.keyRequired': () =>
    'Falta la llave de este programa. Abra Vigente desde su acceso directo, o use el enlace que imprimió al iniciar.',
  'request.foreign': ({ header }) =>
    `La petición no viene de esta computadora (${header}). Abra Vigente en 127.0.0.1.`,
  'request.unknownAddress': ({ path }) => `No existe la dirección ${path}.`,
  'request.notOpened': ({ why }) => `No se abrió: ${notOpened[why]}`,
  'request.wrongMethod': ({ method, allowed }) => `Aquí no se usa ${method}, sino ${allowed}.`,
  'request.tooLarge': ({ maxBytes }) =>
    `Es demasiado grande: el máximo es de ${Math.round(maxBytes / 1024 / 1024)} MB.`,
  'request.wrongType': ({ expected }) => `El contenido debe ser ${expected}.`,
  'request.malformed': ({ what }) =>
    ({
      json: 'El contenido no es JSON válido.',
      key: 'El contenido tiene una clave que no se admite.',
      header: 'Un encabezado de la petición no es válido.',
      http: 'La petición no es HTTP válido.',
    })[what],
  'ledger.notOpened': ({ dir, reason }) =>
    ({
      busy: `Otro programa tiene abierto el libro de ${dir}. Ciérrelo, o use el que ya está abierto.`,
      noAnswer: `Vigente tiene abierto el libro de ${dir}, está ocupado y no contestó. Espere a que termine lo que hace y repita; si sigue así, ciérrelo y ábralo otra vez.`,
      foreign: `El archivo de ${dir} no es un libro de Vigente. No se tocó; muévalo a otra carpeta.`,
      newer: `El libro de ${dir} es de un Vigente más nuevo. Actualice este programa; no se tocó nada.`,
      notMigrated: `El libro de ${dir} no se pudo pasar a esta versión de Vigente y quedó como estaba; no se perdió nada. Instale otra vez la versión anterior, que sí lo abre, y avise a soporte. En Respaldos está el de antes de intentarlo («al abrir una versión nueva»), comprobado.`,
      settings: `No se pudo abrir el libro de ${dir} con la seguridad necesaria. Revise que la carpeta esté en un disco local.`,
      oldSqlite: 'Esta instalación de Vigente está incompleta. Vuelva a instalarla.',
      damaged: `El libro de ${dir} está dañado. Corra «vigente doctor» para ver qué pasó y cómo se recupera.`,
      diskFull: `No hay espacio en el disco para abrir el libro de ${dir}. Libere espacio y ábralo de nuevo; no se perdió nada.`,
      readOnly: `El libro de ${dir} no deja escribir. Pida a quien administra la PC permiso de escritura sobre esa carpeta.`,
      ioError: `El disco no dejó leer el libro de ${dir}. Revise que esté bien conectado y ábralo de nuevo.`,
      ...folderElsewhere(dir),
      folder: `No se puede usar la carpeta ${dir}. Revise que sea una carpeta y que tenga permiso de escribir en ella.`,
    })[reason],
  'template.unknownField': ({ field, known }) =>
    `El texto usa {${field}}, que aquí no existe. Los que puede usar son: ${known.map((name) => `{${name}}`).join(', ')}.`,
  'template.unclosed': ({ line }) =>
    `En «${line}» hay una llave o un corchete sin su pareja en el mismo renglón. Ciérrelo o quítelo.`,
  'template.unchanged': ({ name }) => `«${name}» ya es el texto original.`,
  'mail.notFound': () => 'Ese mensaje ya no está. Actualice la lista.',
  'mail.noRecipient': ({ client }) =>
    `${client} no tiene correo. Agréguelo en sus contactos, o escríbale por WhatsApp.`,
  'mail.addressInvalid': ({ address }) =>
    `«${address}» no es un correo completo. Escríbalo como nombre@empresa.mx.`,
  'mail.subjectRequired': () => 'Falta el asunto del mensaje.',
  'mail.notSetUp': () =>
    'El correo de la oficina no está configurado. Escriba el servidor y la cuenta en Correo, Ajustes del correo.',
  'mail.plainOutside': ({ host }) =>
    `Sin cifrado la contraseña viajaría a la vista hasta ${host}. Elija TLS o STARTTLS; su proveedor dice cuál.`,
  'mail.stateDiffers': ({ subject, state }) =>
    `«${subject}» está ${mailStateNames[state] ?? state}: eso no se le puede hacer. Actualice la lista.`,
  'mail.tooLarge': ({ megabytes, limit }) =>
    `Los adjuntos pesan ${megabytes} MB y el correo lleva a lo más ${limit} MB. Quite alguno.`,
  'mail.testFailed': ({ host, reason }) => `La prueba con ${host} no pasó: ${reason}`,
  'handover.toOneself': ({ operator }) =>
    `${operator} no puede encargarse sus propios clientes. Elija a otra persona.`,
  'handover.overlaps': ({ operator, to, from, until }) =>
    `Los clientes de ${operator} ya los atiende ${to} del ${day(from)} al ${day(until)}. Termine ese encargo o elija otros días.`,
  'handover.notFound': () => 'Ese encargo ya terminó. Actualice la lista.',
  'reminder.alreadyFired': ({ serial, cutoff }) =>
    `El aviso de ${serial} para el corte del ${day(cutoff)} ya salió. Cada aviso sale una sola vez.`,
  'reminder.nothingComing': ({ months }) =>
    `No hay cortes en los próximos ${months} meses: no hay nada que poner en el calendario.`,
  'mail.practice': () => 'En el libro de práctica no sale ningún correo.',
  ...fileRefusals,
  ...unlockRefusals,
  ...vaultRefusals,
  ...keyRefusals,
}

const notOpened: Readonly<Record<RefusalParams['request.notOpened']['why'], string>> = {
  notOurs: 'el correo o el teléfono no está bien escrito. Corríjalo en el contacto, o cópielo a mano.',
  tooLong: 'el mensaje es demasiado largo para pasarlo a otro programa. Cópielo y péguelo ahí.',
  noProgram:
    'esta PC no tiene con qué abrirlo. Elija un programa para el correo o las llamadas en la Configuración de Windows, Aplicaciones predeterminadas; mientras, cópielo.',
}

/** Why an XML is not taken as an invoice, and what to do. */
const cfdiWhy: Readonly<Record<RefusalParams['cfdi.unreadable']['why'], (detail: string) => string>> = {
  tooLarge: () => 'pesa más de 10 MB: no es el XML de una factura. Pida al emisor el original.',
  tooDeep: () => 'tiene demasiados niveles para ser una factura. No se leyó; pida el original.',
  tooLong: (detail) => `trae un dato demasiado largo (${detail}). No se leyó; pida el original.`,
  encoding: () => 'no está en UTF-8, como debe estar una factura. Descárguelo de nuevo, sin abrirlo antes.',
  doctype: () => 'trae una declaración DOCTYPE, que ninguna factura lleva. Por seguridad no se leyó.',
  damaged: () => 'está incompleto o dañado. Descárguelo de nuevo del correo o del portal.',
  notCfdi: () => 'es un XML, pero no de una factura (CFDI).',
  version: (detail) =>
    `es un CFDI de versión ${detail || 'desconocida'}, y solo vale la 4.0. Pida que lo emitan de nuevo.`,
  notStamped: () => 'no tiene el timbre del SAT (UUID): todavía no es una factura. Pida el XML timbrado.',
  otherKind: (detail) =>
    `no es una factura ni un complemento de pago, sino ${cfdiKinds[detail] ?? 'otro comprobante'}.`,
  value: (detail) => `trae un dato que falta o no se entiende (${detail}). Pida que lo emitan de nuevo.`,
}

const cfdiKinds: Readonly<Record<string, string>> = {
  E: 'una nota de crédito',
  N: 'un recibo de nómina',
  T: 'un traslado',
}

const roles: Readonly<Record<string, string>> = {
  admin: 'Administración',
  sales: 'Ventas',
  support: 'Soporte',
  accounting: 'Contabilidad',
  reader: 'Consulta',
}
