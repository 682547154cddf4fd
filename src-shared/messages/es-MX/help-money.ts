import type { ScreenHelp } from './help.ts'

/** F1 of what is paid: renewals, slips, orders, quotes, charges, invoices and the bank. */
export const moneyHelp: Readonly<Record<string, ScreenHelp>> = {
  '/fichas': {
    about: 'Las fichas de pago que se han hecho, por folio.',
    how: [
      'Busque por folio, cliente o serie.',
      'Una ficha no se cambia: se anula, y la nueva dice a cuál sustituye.',
    ],
    topics: ['payment'],
    terms: ['ficha de pago', 'folio'],
  },
  '/fichas/:id': {
    about: 'Una ficha como se imprimió, qué se ha pagado de ella y cuánto falta.',
    how: [
      'Se imprime, se guarda como PDF o se envía.',
      'Puede pagarse en partes; cada pago dice qué renueva.',
    ],
    topics: ['payment'],
    terms: ['ficha de pago'],
  },
  '/ficha/nueva': {
    about: 'Hace la ficha de uno o varios sistemas de un cliente, con el último momento para pagarla.',
    how: [
      'Elija qué se renueva y por cuánto; abajo se ve el papel como va a salir.',
      'El último momento para pagar depende de la forma de pago y del corte.',
    ],
    topics: ['payment', 'cutoff'],
    terms: ['ficha de pago', 'fecha de corte'],
  },
  '/pedidos': {
    about: 'Lo que los clientes van a pagar junto, del carrito a la activación.',
    how: [
      'Cada pedido dice su siguiente paso y para cuándo.',
      'Un pedido sin terminar no cobra ni renueva nada.',
    ],
    topics: ['payment'],
    terms: ['pedido', 'saldo a favor'],
  },
  '/pedidos/varios': {
    about: 'Renueva muchos sistemas de un cliente de una vez.',
    how: ['Elija los sistemas y el periodo; se hace un solo pedido con todos.'],
    topics: ['payment'],
    terms: ['pedido', 'renovar'],
  },
  '/pedidos/:id': {
    about: 'Un pedido con sus renglones, su pago, su comprobante y qué renueva el dinero.',
    how: [
      'Antes de registrar el pago se ve qué renueva y qué queda a favor.',
      'Lo que ya no se puede renovar se quita del pedido, o su dinero queda a favor.',
    ],
    topics: ['payment'],
    terms: ['pedido', 'saldo a favor'],
  },
  '/pedido/nuevo': {
    about: 'El carrito de un cliente: qué se renueva o se compra, por qué periodo y con qué forma de pago.',
    how: [
      'Lo que no se puede pagar así está en gris, con su razón.',
      'Se guarda como pedido o como cotización.',
    ],
    topics: ['payment', 'quotes'],
    terms: ['pedido', 'periodo', 'cotización'],
  },
  '/cotizaciones': {
    about: 'Las cotizaciones hechas, hasta cuándo valen y qué resultó.',
    how: [
      'Sirven también para quien todavía no es cliente.',
      'Aceptada, se vuelve pedido con los precios del papel.',
    ],
    topics: ['quotes'],
    terms: ['cotización'],
  },
  '/cotizaciones/:id': {
    about: 'Una cotización como se imprimió, y qué se puede hacer con ella.',
    how: [
      'Dentro de su vigencia se vuelve pedido; vencida, se hace otra.',
      'Si no la quisieron, queda con su motivo.',
    ],
    topics: ['quotes'],
    terms: ['cotización'],
  },
  '/pagos/:id': {
    about: 'Un pago: de quién, cómo, cuándo y qué renovó.',
    how: [
      'Un pago no se borra: se cancela con su motivo y quedan los dos.',
      'Al cancelarlo, el sistema vuelve a como estaba antes del dinero.',
    ],
    topics: ['payment'],
    terms: ['saldo a favor', 'renovar'],
  },
  '/renovar/:serialId': {
    about: 'Renueva un sistema: periodo, forma de pago, y qué pasa con el corte antes de guardarlo.',
    how: [
      'Tres renglones: periodo, forma de pago y resultado. Enter pasa al siguiente.',
      'El corte nuevo se cuenta desde la primera activación; pagar tarde no lo mueve.',
      'De ahí sale la ficha, o se registra el pago.',
    ],
    topics: ['cutoff', 'payment'],
    terms: ['renovar', 'fecha de corte', 'funciona hasta', 'periodo'],
  },
  '/renovar/de/:clientId': {
    about:
      'Los sistemas rentados de un cliente, para elegir cuál se renueva. El que se detiene primero está primero.',
    how: ['Enter renueva el que está marcado.'],
    terms: ['renovar'],
  },
  '/banco': {
    about: 'El estado de cuenta del banco junto a los pagos registrados.',
    how: [
      'Suelte el archivo del banco; lo que coincide seguro se acepta con una tecla.',
      'Un depósito de nadie se busca por importe, fecha o referencia, o se aparta con su razón.',
    ],
    topics: ['payment'],
    terms: ['ficha de pago', 'CLABE'],
  },
  '/cargos': {
    about: 'Las rentas que se cobran solas a la tarjeta: interruptor, consentimiento, aviso y lo que falló.',
    how: [
      'Cada una dice qué le falta; el consentimiento y el aviso se guardan con su prueba.',
      'Apagarla aquí recuerda apagarla también en el portal.',
      'Un cargo rechazado se atiende antes de que se detenga el sistema.',
    ],
    topics: ['charges'],
    terms: ['cargo automático', 'supuesta'],
  },
  '/tarjetas/:clientId': {
    about: 'Las tarjetas de un cliente: solo sus cuatro últimos dígitos y cuándo vencen.',
    how: [
      'Diga qué sistemas paga cada una.',
      'El número completo nunca se guarda; si alguien lo escribe, se rechaza.',
    ],
    topics: ['charges'],
    terms: ['cargo automático'],
  },
  '/facturas': {
    about: 'Las facturas que se deben por cada pago: las que faltan, las que no cuadran y las que llegaron.',
    how: ['Suelte el XML y encuentra su pago.', 'Pasado el plazo se reclama con un texto ya escrito.'],
    topics: ['invoices'],
    terms: ['CFDI', 'complemento de pago'],
  },
  '/facturas/llegaron': {
    about: 'Los XML que llegaron, cada uno con el pago al que corresponde o con la razón por la que no.',
    how: ['Lo que no encontró su pago se liga a mano.'],
    topics: ['invoices'],
    terms: ['CFDI'],
  },
  '/facturas/:id': {
    about: 'Una factura prometida: de qué pago, para cuándo, qué llegó y qué se reclamó.',
    how: ['Si no cuadra se dice en qué, y se acepta así o se pide otra.'],
    topics: ['invoices'],
    terms: ['CFDI', 'complemento de pago'],
  },
}
