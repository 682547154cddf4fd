/** A word of the trade, as a new clerk asks what it is. */
export interface GlossaryEntry {
  readonly term: string
  /** Other words under which it is looked for. */
  readonly also?: readonly string[]
  readonly meaning: string
}

/** In alphabetical order, by the words that are on the screens. */
export const glossary: readonly GlossaryEntry[] = [
  {
    term: 'activación',
    also: ['activar'],
    meaning:
      'Registrar la serie y su CDA en un equipo para que el sistema abra. La primera de una renta fija la fecha de corte.',
  },
  {
    term: 'alta de escritorio',
    also: ['alta', 'registro'],
    meaning:
      'Registrar a una empresa en el portal con sus cinco datos: razón social, RFC, contacto, teléfono y correo. Se le entrega un usuario y una contraseña.',
  },
  {
    term: 'asesoría',
    also: ['consultoría', 'por hora'],
    meaning:
      'Ayuda que no entra en el soporte gratuito y se cobra por hora, con el precio acordado antes de empezar.',
  },
  {
    term: 'baja',
    meaning:
      'Un sistema o un cliente que ya no sigue. No se borra: queda con su día y su motivo, y puede volver.',
  },
  {
    term: 'bóveda',
    also: ['contraseñas'],
    meaning:
      'Donde se guardan cifradas las contraseñas de los clientes. Cada vez que alguien mira una queda anotado quién, cuándo y para qué.',
  },
  {
    term: 'cambio de equipo',
    also: ['cambio de computadora'],
    meaning:
      'Activar la misma serie en otra computadora. Es sencillo en los días de la validación si queda una activación; si no, pide un desbloqueo.',
  },
  {
    term: 'campaña de actualización',
    also: ['versión nueva'],
    meaning:
      'Avisar de una versión nueva a cada cliente que tiene una anterior y marcar cada uno de sus equipos cuando ya la tiene.',
  },
  {
    term: 'cargo automático',
    also: ['domiciliación', 'recurrente'],
    meaning:
      'La renta se cobra sola a la tarjeta del cliente en cada corte. Necesita su consentimiento, y cada cargo se avisa antes.',
  },
  {
    term: 'caso',
    also: ['ticket', 'reporte'],
    meaning:
      'Lo que un cliente pide a soporte, con su folio. Lleva su derecho, su plazo y lo que se hizo; cerrado, ya no se abre: se sigue con otro.',
  },
  {
    term: 'CDA',
    also: ['código de activación', 'código'],
    meaning:
      'Código de activación: cuatro grupos de letras y números que, con la serie, abren el sistema en un equipo. Cada desbloqueo trae uno nuevo.',
  },
  {
    term: 'Certificado de Autenticidad',
    also: ['certificado', 'póliza'],
    meaning:
      'El papel dentro del empaque de una licencia física, con su serie y su código. Su foto la pide el fabricante para desbloquear.',
  },
  {
    term: 'CFDI',
    also: ['factura', 'XML', 'timbrado'],
    meaning: 'La factura electrónica: un XML con su folio fiscal (UUID) y su PDF.',
  },
  {
    term: 'CLABE',
    meaning: 'Los 18 dígitos de una cuenta de banco para transferencias. El último comprueba a los demás.',
  },
  {
    term: 'clave de prepago',
    also: ['prepago', 'tarjeta de prepago'],
    meaning:
      'Veinticinco letras y números comprados por adelantado a un mayorista que renuevan una renta sin pagar en el portal. Una vez usada, no vale más.',
  },
  {
    term: 'complemento de pago',
    also: ['REP', 'PPD'],
    meaning: 'El comprobante de que se pagó una factura emitida a plazos (PPD).',
  },
  {
    term: 'corte del día',
    also: ['cierre', 'caja'],
    meaning: 'La cuenta de lo que entró en un día por forma de pago. No es la fecha de corte.',
  },
  {
    term: 'cotización',
    meaning:
      'El carrito como papel, con precios que valen hasta un día. Aceptada, se vuelve pedido con esos precios.',
  },
  {
    term: 'derecho a soporte',
    also: ['vigencia de soporte'],
    meaning:
      'Si hoy se atiende sin costo: quien renta, mientras rente; quien compró, doce meses desde la compra o su última actualización pagada.',
  },
  {
    term: 'desbloqueo',
    meaning:
      'Lo que se pide al fabricante para seguir en otro equipo cuando ya no quedan activaciones. Cuánto tarda depende de la modalidad y de si es el primero.',
  },
  {
    term: 'días sin validar',
    also: ['tolerancia'],
    meaning:
      'Cuántos días abre un sistema después de la validación que no hizo. Depende del sistema y nunca pasa de quince. No son días de gracia del corte.',
  },
  { term: 'distribuidor', meaning: 'La oficina que vende y renta los sistemas del fabricante: nosotros.' },
  {
    term: 'fabricante',
    also: ['Aspel', 'Softmás', 'proveedor'],
    meaning: 'Quien hace el sistema y cobra la renta. Sus plazos corren por su propio horario.',
  },
  {
    term: 'fecha de corte',
    also: ['corte', 'vencimiento'],
    meaning:
      'El primer día que ya no está pagado. Se cuenta desde la primera activación: ese día el sistema puede detenerse. No hay días de gracia.',
  },
  {
    term: 'ficha de pago',
    also: ['ficha', 'referencia'],
    meaning: 'El papel con la cuenta, la referencia, el importe y el último día para pagar en el banco.',
  },
  {
    term: 'folio',
    meaning: 'El número de un papel o de un caso, con la letra de la computadora que lo hizo: A-1042.',
  },
  {
    term: 'funciona hasta',
    meaning: 'El último día que el sistema abre con lo pagado: la víspera de la fecha de corte.',
  },
  {
    term: 'licencia electrónica',
    also: ['Licenciamiento Electrónico', 'comprada'],
    meaning: 'Licencia comprada por Internet. No tiene corte; su soporte dura doce meses.',
  },
  {
    term: 'licencia física',
    also: ['caja', 'comprada'],
    meaning: 'Licencia comprada en caja, con su Certificado de Autenticidad dentro.',
  },
  {
    term: 'modalidad',
    meaning:
      'Cómo se tiene un sistema: en suscripción (rentado), con licencia electrónica o con licencia física.',
  },
  {
    term: 'nuevo corte',
    meaning:
      'Cuando el fabricante reactiva con otra fecha: desde ahí se cuenta, y el sistema guarda las dos.',
  },
  {
    term: 'PC dada de alta',
    also: ['equipo de la oficina', 'letra'],
    meaning:
      'Una computadora de la oficina que comparte el libro por medio del servidor. Tiene su letra, con la que empiezan sus folios, y se puede dar de baja si se pierde.',
  },
  {
    term: 'pedido',
    also: ['carrito'],
    meaning: 'Lo que un cliente va a pagar junto: del carrito a la activación, con su ficha y su factura.',
  },
  {
    term: 'periodo',
    also: ['mensual', 'semestral', 'anual'],
    meaning: 'Los meses que se pagan de una vez: uno, seis o doce.',
  },
  {
    term: 'por confirmar',
    meaning:
      'Pasó su día y nadie anotó qué ocurrió. No quiere decir que se detuvo: se confirma, uno o muchos a la vez.',
  },
  {
    term: 'por enviar',
    also: ['sin conexión'],
    meaning:
      'Lo que ya se guardó en esta PC y el servidor todavía no tiene. Se envía solo cuando hay red; no se pierde.',
  },
  {
    term: 'portal',
    also: ['Mi cuenta Aspel', 'Mis Servicios'],
    meaning:
      'La página del fabricante con las series de cada cliente. Se copia su tabla y se pega en Portal para comparar.',
  },
  {
    term: 'promesa',
    also: ['plazo'],
    meaning:
      'Lo que se le dijo al cliente, con día y hora: que paga, o que se le entrega algo. Hoy la enseña antes de que se rompa.',
  },
  {
    term: 'renovar',
    also: ['renovación'],
    meaning:
      'Pagar el siguiente periodo. El corte nuevo se cuenta desde la primera activación, no desde el día del pago.',
  },
  {
    term: 'reportó falla',
    also: ['se detuvo', 'detenido'],
    meaning: 'Un cliente dijo que su sistema no abre. Solo de eso se dice que se detuvo.',
  },
  {
    term: 'reposición de licencia',
    also: ['reponer', 'perdida', 'extraviada'],
    meaning: 'Que el fabricante vuelva a dar una licencia perdida. Es un derecho solo mientras está vigente.',
  },
  {
    term: 'respaldo',
    also: ['copia de seguridad', 'punto'],
    meaning:
      'Una copia entera y comprobada del libro, a la que se puede volver. Se hace sola; la copia fuera de esta PC va cifrada.',
  },
  {
    term: 'RFC',
    meaning:
      'El registro fiscal de una empresa (12 caracteres) o de una persona (13). El último comprueba a los demás.',
  },
  {
    term: 'saldo a favor',
    meaning: 'Dinero que llegó y todavía no paga nada. Se aplica al siguiente pedido o ficha.',
  },
  {
    term: 'serie',
    also: ['número de serie', 'licencia'],
    meaning:
      'El número que identifica un sistema: SAES7056850. De él cuelgan su renta, sus códigos y su historia.',
  },
  {
    term: 'simulacro',
    also: ['simulacro de restauración'],
    meaning: 'Restaurar aparte el último respaldo y comprobarlo, sin tocar el libro: así se sabe que sirve.',
  },
  {
    term: 'sincronización',
    also: ['sincronizar', 'servidor'],
    meaning:
      'Enviar al servidor lo que se hizo en esta PC y traer lo que hicieron las demás, para que todas tengan el mismo libro.',
  },
  {
    term: 'supuesta',
    meaning:
      'Algo que se da por hecho por costumbre de la oficina, hasta que alguien lo confirme o diga lo contrario.',
  },
  {
    term: 'suscripción',
    also: ['renta'],
    meaning: 'El sistema se paga por periodos y tiene fecha de corte y validación cada mes.',
  },
  {
    term: 'usuarios',
    also: ['licencias de usuario'],
    meaning:
      'Cuántas personas abren el sistema a la vez. Suben en una validación y bajan en el siguiente pago.',
  },
  {
    term: 'validación',
    also: ['validar'],
    meaning:
      'Una vez al mes el sistema comprueba por Internet que está pagado. Si no puede, abre unos días más y luego se bloquea.',
  },
  {
    term: 'versión desactualizada',
    also: ['versión vieja'],
    meaning: 'Una versión a la que el fabricante ya no da soporte: solo le quedan la ayuda y la página.',
  },
]

const plain = (text: string) => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')

/**
 * The words that begin as each part of what is typed, those so called before those that only mention it.
 *   findTerms('codigo')[0].term // 'CDA'
 */
export function findTerms(typed: string): readonly GlossaryEntry[] {
  const parts = plain(typed).split(/\s+/).filter(Boolean)
  if (parts.length === 0) return glossary
  const has = (text: string) => {
    const words = plain(text).split(/[^\p{L}\p{N}]+/u)
    return parts.every((part) => words.some((word) => word.startsWith(part)))
  }
  const called = glossary.filter(({ term, also = [] }) => has(`${term} ${also.join(' ')}`))
  const said = glossary.filter((entry) => !called.includes(entry) && has(`${entry.term} ${entry.meaning}`))
  return [...called, ...said]
}

export const glossaryText = {
  title: 'Glosario',
  search: 'Buscar una palabra',
  none: 'Esa palabra no está. Pruebe con otra, o con menos letras.',
  also: (words: readonly string[]) => `También: ${words.join(', ')}`,
} as const
