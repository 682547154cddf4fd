/** In what state a message of the queue is, as a word in a sentence. */
export const mailStateNames: Readonly<Record<string, string>> = {
  queued: 'en espera',
  sending: 'saliendo',
  sent: 'enviado',
  failed: 'sin salir',
  cancelled: 'cancelado',
  unsure: 'por comprobar',
}

/** Why a message did not leave, where the server said nothing of its own. */
export function smtpReason(code: string, message: string): string {
  if (/certificate|self.signed|altnames/i.test(message)) {
    return 'El certificado del servidor no es válido para ese nombre, así que no se le entregó nada.'
  }
  return smtpReasons[code] ?? `El servidor cortó la comunicación (${message.slice(0, 120)}).`
}

const smtpReasons: Readonly<Record<string, string>> = {
  EDNS: 'No se encontró el servidor: revise su nombre o la conexión a Internet.',
  ENOTFOUND: 'No se encontró el servidor: revise su nombre o la conexión a Internet.',
  ESOCKET: 'No se pudo llegar al servidor de correo.',
  ECONNECTION: 'El servidor cortó la comunicación.',
  ECONNREFUSED: 'El servidor no contesta en ese puerto.',
  ETIMEDOUT: 'El servidor no contestó a tiempo.',
  ETLS: 'No se pudo cifrar la comunicación con el servidor.',
  EAUTH: 'El servidor no aceptó el usuario o la contraseña.',
}

/** Why a message of the queue was cancelled. */
export const mailCancelled = {
  byHand: 'Lo canceló la oficina.',
  clientLeft: 'El cliente se dio de baja.',
  reasonGone: 'Ya no hacía falta: se pagó, se prometió pago o cambió el corte.',
  noticeGiven: 'El aviso de ese cargo ya se había dado por otro medio.',
  sold: 'El sistema pasó a otra razón social antes de que saliera su CDA.',
  dayOver: 'Pasó su día sin poder salir; se vuelve a preparar con la fecha al día.',
} as const

export const mailDoubt = 'El programa se cerró mientras salía: no se sabe si llegó.'

/** The proof of what a person said arrived, where the server's answer never came. */
export const mailArrived = 'El servidor no alcanzó a contestar; la oficina comprobó que llegó.'

export const mailFileMissing = 'Un adjunto no está en esta computadora. Agréguelo de nuevo y reintente.'

/** What the test button sends to the office itself. */
export const mailTest = {
  subject: 'Prueba de correo de Vigente',
  text: 'Si lee esto, el correo de la oficina quedó bien configurado. Los recordatorios y los avisos salen de aquí.',
} as const

export const mailText = {
  title: 'Correo',
  show: 'Mostrar',
  waiting: 'En espera',
  attention: 'Por atender',
  sent: 'Enviados',
  all: 'Todos',
  sendNow: 'Enviar ahora',
  settings: 'Ajustes del correo',
  emptyTitle: 'Ningún correo aquí',
  emptyHint: 'Lo que sale de la oficina queda en esta lista, con la respuesta del servidor como prueba.',
  notSetUp: 'El correo no está configurado: nada sale todavía.',
  otherPc: (letter: string) =>
    `Los correos salen de la computadora ${letter}. Guarde los ajustes aquí para que salgan de esta.`,
  to: 'Para',
  subject: 'Asunto',
  state: 'Estado',
  when: 'Fecha',
  client: 'Cliente',
  proof: 'Respuesta del servidor',
  papers: 'Adjuntos',
  tries: 'Intentos',
  retry: 'Reintentar',
  retryTo: 'Enviar a otro correo (en lugar del que no sirvió)',
  cancel: 'Cancelar el envío',
  arrived: 'Sí llegó',
  leave: 'Dejarlo así',
  unsureHint:
    'Salió completo y no hubo respuesta. Pregunte si llegó antes de reintentar, para que no le llegue dos veces.',
  host: 'Servidor de salida',
  port: 'Puerto',
  security: 'Seguridad',
  user: 'Usuario',
  password: 'Contraseña',
  passwordKept: 'Guardada; escriba otra solo para cambiarla',
  fromName: 'Nombre de quien envía',
  fromAddress: 'Correo de quien envía',
  automatic: 'Los recordatorios salen solos',
  remindersAt: 'Desde las',
  save: 'Guardar',
  test: 'Probar',
  tested: (to: string) => `La prueba salió a ${to}.`,
  saved: 'Guardado',
  ran: (sent: number, waiting: number, failed: number) =>
    `Enviados ${sent} · en espera ${waiting} · sin salir ${failed}`,
} as const

export const securityNames = {
  tls: 'TLS (puerto 465)',
  starttls: 'STARTTLS (puerto 587)',
  plain: 'Sin cifrado (solo esta computadora)',
} as const
