/** Where a text goes. A letter is printed or goes as the body of an e-mail that somebody signs. */
export type TemplateChannel = 'email' | 'whatsapp'

interface TemplateDefault {
  /** As the list of Plantillas names it. */
  readonly name: string
  /** When it is used, in a sentence. */
  readonly use: string
  readonly channel: TemplateChannel
  /** What may stand in braces, beside the office's own (`OFFICE_FIELDS`). */
  readonly fields: readonly string[]
  readonly subject: string
  readonly body: string
}

/** Known in every template: the office's name, and its block of addresses and telephones (R39). */
export const OFFICE_FIELDS = ['oficina', 'telefono', 'firma'] as const

/** What each field stands for; the list beside the text. */
export const templateFieldNames: Readonly<Record<string, string>> = {
  oficina: 'nombre de la oficina',
  telefono: 'teléfono de la oficina',
  firma: 'correos, teléfonos y WhatsApp de la oficina',
  cliente: 'razón social del cliente',
  contacto: 'la persona a quien se escribe',
  series: 'los sistemas con su serie a medias, uno por renglón',
  sistemas: 'los sistemas en una línea',
  corte: 'fecha de corte más próxima',
  funciona_hasta: 'último día que funciona',
  pague_a_mas_tardar: 'último día y hora para pagar',
  importe: 'importe con IVA',
  cargos: 'los sistemas que se cobran solos a la tarjeta',
  fecha_cargo: 'día del cargo automático',
  correo_altas: 'correo al que se pide el alta',
  usuario: 'usuario del portal',
  contrasena: 'contraseña del portal',
  portal: 'nombre del portal',
  rfc: 'RFC del cliente',
  pagado_el: 'día del pago',
  prometida_el: 'día prometido de la factura',
  pedido: 'folio del pedido',
  tarjeta: 'últimos cuatro dígitos de la tarjeta',
  vence: 'mes y año en que vence la tarjeta',
  otras_formas: 'otras formas de pago que permite el periodo',
  folio: 'folio del papel',
  vigencia: 'último día en que vale',
  saldo: 'saldo del cliente',
  hasta: 'día hasta el que llega',
  sistema: 'el sistema con su versión',
  serie: 'número de serie completo',
  cda: 'código de activación (CDA)',
  version: 'la versión nueva',
  anunciada: 'día en que el fabricante la anunció',
  novedades: 'lo que trae, como se escribió en la campaña',
  soporte: 'qué soporte tiene la versión que usa',
  sin_derecho: 'las licencias compradas cuyos doce meses terminaron',
}

const reminderFields = [
  'cliente',
  'contacto',
  'series',
  'sistemas',
  'corte',
  'funciona_hasta',
  'pague_a_mas_tardar',
  'importe',
  'cargos',
] as const

const updateFields = [
  'cliente',
  'contacto',
  'sistemas',
  'version',
  'anunciada',
  'series',
  'novedades',
  'soporte',
  'sin_derecho',
] as const

const HELLO = '[Buen día, {contacto}:]\n\n'
const BYE = '\n\nSaludos,\n{oficina}\n{firma}'
const WHOLE_LIST = 'En el PDF adjunto van las series completas y la forma de pagar.'

/**
 * Every text that leaves the office, as it is until somebody writes another. `[…]` is left out where a field in it is
 * empty. No text promises a day after the cutoff: there is no grace period (R26).
 */
export const templates = {
  'reminder.before': {
    name: 'Recordatorio, días antes',
    use: 'Faltan dos días o más para el corte.',
    channel: 'email',
    fields: reminderFields,
    subject: 'Su renta vence el {corte}: {cliente}',
    body:
      HELLO +
      'Le recordamos que estos sistemas de {cliente} tienen fecha de corte próxima:\n\n{series}\n\n' +
      'Funcionan hasta el {funciona_hasta}.[ Para que no se detengan, pague a más tardar el {pague_a_mas_tardar}.]\n' +
      'Importe con IVA: {importe}\n\n{cargos}\n\n' +
      `${WHOLE_LIST} Si ya pagó, responda este correo con su comprobante.` +
      BYE,
  },
  'reminder.tomorrow': {
    name: 'Recordatorio, un día antes',
    use: 'El corte es mañana.',
    channel: 'email',
    fields: reminderFields,
    subject: 'Mañana es su fecha de corte: {cliente}',
    body:
      HELLO +
      'Mañana es la fecha de corte de estos sistemas de {cliente}, y no hay días adicionales de uso:\n\n{series}\n\n' +
      'Funcionan hasta el {funciona_hasta}.[ Pague a más tardar el {pague_a_mas_tardar}.]\n' +
      'Importe con IVA: {importe}\n\n{cargos}\n\n' +
      `${WHOLE_LIST} Si ya pagó, responda este correo con su comprobante.` +
      BYE,
  },
  'reminder.today': {
    name: 'Recordatorio, el mismo día',
    use: 'El corte es hoy.',
    channel: 'email',
    fields: reminderFields,
    subject: 'Hoy es su fecha de corte: {cliente}',
    body:
      HELLO +
      'Hoy es la fecha de corte de estos sistemas de {cliente}: pueden detenerse en cualquier momento.\n\n{series}\n\n' +
      '[Pague hoy y envíenos su comprobante para renovar de inmediato. Importe con IVA: {importe}]\n\n{cargos}\n\n' +
      `${WHOLE_LIST} Si necesita ayuda, llámenos.` +
      BYE,
  },
  'reminder.whatsapp': {
    name: 'Recordatorio por WhatsApp',
    use: 'Lo que se escribe al abrir WhatsApp con un cliente.',
    channel: 'whatsapp',
    fields: reminderFields,
    subject: '',
    body:
      '[Buen día, {contacto}. ]Le escribimos de {oficina}.\n' +
      'Fecha de corte: {corte}. Funciona hasta el {funciona_hasta}.\n{series}\n' +
      '[Pague a más tardar el {pague_a_mas_tardar}.]\n[Importe con IVA: {importe}]',
  },
  'charge.notice': {
    name: 'Aviso de cargo automático',
    use: 'Cinco días naturales antes de un cargo automático, o antes.',
    channel: 'email',
    fields: [...reminderFields, 'fecha_cargo'],
    subject: 'Aviso de cargo automático del {fecha_cargo}: {cliente}',
    body:
      HELLO +
      'Le avisamos que el {fecha_cargo} se renovará con cargo automático a su tarjeta la renta de:\n\n{series}\n\n' +
      'Importe con IVA: {importe}\n\n' +
      'Si no desea la renovación puede cancelarla sin costo antes de ese día: responda este correo o llámenos[ al {telefono}], ' +
      'o desactívela en «Administrador de cargos» de su cuenta.' +
      BYE,
  },
  'intake.invitation': {
    name: 'Invitación al alta',
    use: 'Pide al cliente los cinco datos con el asunto de siempre.',
    channel: 'email',
    fields: ['contacto', 'correo_altas'],
    subject: 'ALTA DE ESCRITORIO DE SERVICIOS ASPEL',
    body:
      HELLO +
      'Para registrar a su empresa envíe estos cinco datos[ a {correo_altas}], con el asunto «ALTA DE ESCRITORIO DE SERVICIOS ASPEL»:\n\n' +
      'Razón social:\nRFC:\nNombre de contacto:\nNúmero de contacto:\nCorreo de contacto:\n\n' +
      'Con ellos hacemos el registro y le enviamos el usuario y la contraseña de su cuenta.' +
      BYE,
  },
  'intake.credentials': {
    name: 'Entrega de usuario y contraseña',
    use: 'La empresa quedó registrada en el portal.',
    channel: 'email',
    fields: ['cliente', 'contacto', 'portal', 'usuario', 'contrasena'],
    subject: 'Usuario y contraseña de su cuenta[ {portal}]: {cliente}',
    body:
      HELLO +
      '{cliente} quedó registrada[ en {portal}]. Estos son los datos de su cuenta:\n\n' +
      'Usuario: {usuario}\nContraseña: {contrasena}\n\n' +
      'Resguarde estos dos datos: se le pedirán en cualquier aclaración de su renta.' +
      BYE,
  },
  'code.send': {
    name: 'Envío del CDA',
    use: 'Se envía al cliente el código de activación de un sistema, a su correo registrado.',
    channel: 'email',
    fields: ['cliente', 'contacto', 'sistema', 'serie', 'cda'],
    subject: 'Código de activación de {sistema}: {cliente}',
    body:
      HELLO +
      'Estos son los datos con los que se activa {sistema} de {cliente}:\n\n' +
      'Serie: {serie}\nCódigo de activación (CDA): {cda}\n\n' +
      'Se escriben en el sistema, en Utilerías, Activar sistema. Guárdelos juntos: acreditan que su licencia es legal.' +
      BYE,
  },
  'invoice.claim': {
    name: 'Reclamo de factura',
    use: 'Pasaron los cinco días hábiles y la factura no ha llegado.',
    channel: 'email',
    fields: ['cliente', 'rfc', 'importe', 'pagado_el', 'prometida_el', 'pedido', 'sistemas'],
    subject: 'Factura pendiente de {cliente}[, RFC {rfc}]',
    body:
      'Buen día:\n\n' +
      'No hemos recibido la factura de {cliente}[, RFC {rfc}], por el pago de {importe} del {pagado_el}. ' +
      'Debió liberarse a más tardar el {prometida_el}.\n\n' +
      'Pedido: {pedido}\nSistemas: {sistemas}\n\n' +
      'Agradecemos nos envíen el PDF y el XML.' +
      BYE,
  },
  'card.declined': {
    name: 'Cargo rechazado',
    use: 'La tarjeta no pasó.',
    channel: 'email',
    fields: [
      'cliente',
      'contacto',
      'tarjeta',
      'series',
      'corte',
      'funciona_hasta',
      'importe',
      'otras_formas',
    ],
    subject: 'No pasó el cargo a su tarjeta: {cliente}',
    body:
      HELLO +
      'El cargo de la renta de {cliente} no pasó[ en la tarjeta que termina en {tarjeta}]:\n\n{series}\n\n' +
      '[Funcionan hasta el {funciona_hasta}. ]No hay días adicionales de uso.\n' +
      'Importe con IVA: {importe}\n\n' +
      'Le pedimos revisar la tarjeta con su banco o registrar otra.[ También puede pagar por {otras_formas}.]' +
      BYE,
  },
  'card.expiring': {
    name: 'Tarjeta por vencer',
    use: 'La tarjeta vence antes del próximo corte.',
    channel: 'email',
    fields: ['cliente', 'contacto', 'tarjeta', 'vence', 'series', 'corte'],
    subject: 'Su tarjeta vence antes del próximo cargo: {cliente}',
    body:
      HELLO +
      'La tarjeta que termina en {tarjeta} vence en {vence}[, antes del corte del {corte}]. Con ella se paga:\n\n{series}\n\n' +
      'Registre otra tarjeta antes de esa fecha para que sus sistemas no se detengan.' +
      BYE,
  },
  'slip.send': {
    name: 'Ficha de pago',
    use: 'Se envía una ficha de pago.',
    channel: 'email',
    fields: ['cliente', 'contacto', 'folio', 'importe', 'pague_a_mas_tardar', 'sistemas'],
    subject: 'Ficha de pago {folio}: {cliente}',
    body:
      HELLO +
      'Le enviamos la ficha de pago {folio}[ por {importe}].[ Pague a más tardar el {pague_a_mas_tardar}.]\n' +
      'Sistemas: {sistemas}\n\n' +
      'Cuando pague, responda este correo con su comprobante.' +
      BYE,
  },
  'quote.send': {
    name: 'Cotización',
    use: 'Se envía una cotización.',
    channel: 'email',
    fields: ['cliente', 'contacto', 'folio', 'importe', 'vigencia'],
    subject: 'Cotización {folio}: {cliente}',
    body:
      HELLO +
      'Le enviamos la cotización {folio}[ por {importe}, IVA incluido].[ Vale hasta el {vigencia}.]\n\n' +
      'Quedamos a sus órdenes para cualquier duda.' +
      BYE,
  },
  'statement.send': {
    name: 'Estado de cuenta',
    use: 'Se envía el estado de cuenta de un cliente.',
    channel: 'email',
    fields: ['cliente', 'contacto', 'hasta', 'saldo'],
    subject: 'Estado de cuenta de {cliente}',
    body:
      HELLO +
      'Le enviamos el estado de cuenta de {cliente}[ al {hasta}].\n' +
      'Saldo: {saldo}\n\n' +
      'Si algo no coincide con sus registros, responda este correo.' +
      BYE,
  },
  'update.announce': {
    name: 'Versión nueva',
    use: 'Se avisa de una actualización a cada usuario.',
    channel: 'email',
    fields: updateFields,
    subject: 'Versión {version} de {sistemas} disponible: {cliente}',
    body:
      HELLO +
      'Ya está disponible la versión {version} de {sistemas}[, anunciada el {anunciada}]. A {cliente} le falta en:\n\n{series}\n\n' +
      '{novedades}\n\n' +
      'El mismo sistema presenta una ventana que indica que se descargue e instale. Si trabaja en red, actualice cada uno de los equipos donde está instalado.\n\n' +
      'No se brinda soporte técnico a versiones desactualizadas.[ {soporte}]\n\n' +
      '{sin_derecho}\n\n' +
      'Avísenos cuando quede en todos sus equipos; si necesita ayuda, llámenos.' +
      BYE,
  },
  'update.whatsapp': {
    name: 'Versión nueva por WhatsApp',
    use: 'Lo que se escribe al abrir WhatsApp desde una actualización.',
    channel: 'whatsapp',
    fields: updateFields,
    subject: '',
    body:
      '[Buen día, {contacto}. ]Le escribimos de {oficina}.\n' +
      'Ya está la versión {version} de {sistemas}. Falta en:\n{series}\n' +
      'Si trabaja en red, actualice cada equipo: no se da soporte a versiones desactualizadas.\n' +
      '{sin_derecho}',
  },
} as const satisfies Readonly<Record<string, TemplateDefault>>

export type TemplateKey = keyof typeof templates
/** What a caller gives, each as it will read; '' where it is not known. */
export type TemplateFields<K extends TemplateKey> = Readonly<
  Record<(typeof templates)[K]['fields'][number], string>
>

export const templateKeys = Object.keys(templates) as readonly TemplateKey[]

export const templatesText = {
  title: 'Plantillas',
  list: 'Textos que salen de la oficina',
  subject: 'Asunto',
  body: 'Texto',
  fields: 'Datos que puede usar',
  optional: 'Lo que va entre [corchetes] se omite cuando falta su dato.',
  preview: 'Así se lee',
  save: 'Guardar',
  reset: 'Volver al original',
  saved: 'Texto guardado',
  doneReset: 'Texto original',
  changed: 'cambiado',
  signature: 'Firma',
  signatureHint: 'Hasta cuatro correos, cuatro teléfonos y un WhatsApp; uno por renglón.',
  emails: 'Correos',
  phones: 'Teléfonos',
  whatsapp: 'WhatsApp',
} as const
