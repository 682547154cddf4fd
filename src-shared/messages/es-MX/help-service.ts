import type { ScreenHelp } from './help.ts'

/** F1 of the desks that serve: No abre, support, unlocks, updates, replacements, keys and messages. */
export const serviceHelp: Readonly<Record<string, ScreenHelp>> = {
  '/no-abre': {
    about: 'Por teléfono: qué dice la pantalla del cliente, qué decirle y qué sigue.',
    how: [
      'Busque a quien llama por nombre, serie o teléfono.',
      'Escriba lo que lee en su pantalla: el programa lo reconoce, o pregunta a lo más tres cosas.',
      'Lo que se anota aquí es lo único de lo que se dice que se detuvo.',
    ],
    topics: ['cutoff'],
    terms: ['reportó falla', 'activación', 'días sin validar'],
  },
  '/soporte': {
    about: 'Los casos de la oficina: lo que se debe primero está primero.',
    how: [
      'Cada caso dice lo siguiente que se le debe y para cuándo.',
      'Un caso cerrado no se vuelve a abrir: se abre otro como seguimiento.',
    ],
    topics: ['support'],
    terms: ['caso', 'derecho a soporte'],
  },
  '/soporte/nuevo': {
    about: 'Un caso en menos de un minuto: quién llama, qué pide, y si tiene derecho.',
    how: [
      'Busque al que llama; se ve si hoy tiene soporte y qué regla lo dice.',
      'Escriba lo que pide como lo dice: se ve si entra en el soporte gratuito o es asesoría.',
      'Si ya hay un caso parecido, aparece mientras escribe.',
    ],
    topics: ['support'],
    terms: ['caso', 'derecho a soporte', 'asesoría'],
  },
  '/soporte/:id': {
    about: 'Un caso: su derecho, su plazo, lo que se ha hecho y lo que falta.',
    how: [
      'Mientras espera al cliente el plazo no corre.',
      'Lo cierra una persona con su razón; nunca se cierra solo.',
      'La asesoría se acuerda con su precio antes, y se anota el tiempo.',
    ],
    topics: ['support'],
    terms: ['caso', 'asesoría', 'promesa'],
  },
  '/desbloqueos': {
    about: 'Lo que se pidió al fabricante para seguir en otro equipo: lo que vence primero está primero.',
    how: ['Antes de prometer se ve cuánto tarda y qué papeles pide.', 'Enter abre el que está marcado.'],
    topics: ['unlocks'],
    terms: ['desbloqueo', 'cambio de equipo', 'modalidad'],
  },
  '/desbloqueo/nuevo': {
    about: 'Pide un desbloqueo, con lo que cuesta en horas a la vista antes de prometerlo.',
    how: [
      'Pegue lo que dice la pantalla del cliente: si es el aviso de activaciones, se reconoce.',
      'Si el cambio es sencillo, se dice, y no se pide nada.',
    ],
    topics: ['unlocks'],
    terms: ['desbloqueo', 'cambio de equipo', 'modalidad'],
  },
  '/desbloqueos/:id': {
    about: 'Un desbloqueo: para cuándo se prometió y por qué, qué papeles faltan y qué decirle al cliente.',
    how: [
      'Cada papel se recibe, se acepta o se rechaza con su razón; rechazado, el plazo vuelve a esperar.',
      'La carta sale llena, para la hoja membretada del cliente.',
      'El CDA nuevo lo cierra; puede pegarse el correo completo.',
    ],
    topics: ['unlocks'],
    terms: ['desbloqueo', 'CDA', 'Certificado de Autenticidad'],
  },
  '/actualizaciones': {
    about: 'Las versiones nuevas y hasta dónde va cada cliente.',
    how: [
      'Una campaña se hace con una versión del catálogo; encuentra sola a quién le falta.',
      'Hoy recuerda en un renglón a quién falta avisar.',
    ],
    topics: ['updates'],
    terms: ['campaña de actualización', 'versión desactualizada'],
  },
  '/actualizaciones/:id': {
    about: 'Una campaña: a qué clientes les falta la versión, y cada equipo del que está marcado.',
    how: [
      'Enter pasa de la lista a sus equipos; la barra espaciadora marca uno y las flechas van al siguiente.',
      'Con el último equipo el sistema cambia de versión; se puede deshacer.',
      'Se avisa a todos los que tienen correo de una vez; a los demás, por WhatsApp o por teléfono.',
    ],
    topics: ['updates'],
    terms: ['campaña de actualización', 'versión desactualizada', 'usuarios'],
  },
  '/reposiciones': {
    about: 'Las licencias perdidas que se pidieron al fabricante: lo que vence primero está primero.',
    how: ['Enter abre la que está marcada.', 'Se busca también por la serie que tenía antes.'],
    topics: ['replacements'],
    terms: ['reposición de licencia'],
  },
  '/reposicion/nueva': {
    about: 'Pide otra licencia en lugar de una perdida; antes dice si hay derecho y qué regla lo dice.',
    how: [
      'Sin derecho no se pide nada, se ofrezca lo que se ofrezca.',
      'El nombre del equipo va en la carta.',
    ],
    topics: ['replacements'],
    terms: ['reposición de licencia', 'derecho a soporte'],
  },
  '/reposiciones/:id': {
    about: 'Una reposición: por qué procede, qué papeles faltan y para cuándo está prometida.',
    how: [
      'La carta sale llena, para la hoja membretada del cliente.',
      'El plazo corre desde que se envía al fabricante con todos sus papeles.',
      'La serie o el código nuevos se quedan en el mismo sistema, con su renta y su historia.',
    ],
    topics: ['replacements'],
    terms: ['reposición de licencia', 'CDA', 'serie'],
  },
  '/claves': {
    about: 'Las claves de prepago: cuáles hay, a quién se le dio cada una y qué falta hacer con ella.',
    how: [
      'Se reciben por lote, se confirman en el portal paso por paso y se asignan a un cliente.',
      'De la clave se ven los últimos cuatro; mostrarla queda anotado.',
      'Con varias PCs, cada una tiene claves apartadas que puede asignar sin Internet; otra clave queda por confirmar.',
    ],
    topics: ['keys'],
    terms: ['clave de prepago'],
  },
  '/claves/lote': {
    about: 'Recibe un lote: se pega o se suelta la lista, y cada renglón se revisa antes de guardarlo.',
    how: [
      'Una O por un 0, o espacios de más, se reconocen como la misma clave.',
      'La cuenta se compara con lo que dice la compra.',
    ],
    topics: ['keys'],
    terms: ['clave de prepago'],
  },
  '/claves/lotes': {
    about: 'Los lotes comprados, factura por factura: cuántas claves trajo cada uno y cuántas quedan.',
    how: ['Enter abre las claves del lote.', 'La lista sale a una hoja como se ve.'],
    topics: ['keys'],
    terms: ['clave de prepago'],
  },
  '/claves/existencias': {
    about: 'Si alcanzan las claves para las renovaciones que vienen, y qué pedir y para cuándo.',
    how: ['Se comparan por sistema, periodo y usuarios; no cuentan las que se cobran solas.'],
    topics: ['keys'],
    terms: ['clave de prepago', 'renovar'],
  },
  '/claves/:id': {
    about: 'Una clave: de qué lote, cuánto costó, en qué paso va y a quién se le dio.',
    how: [
      'Asignarla renueva el sistema del cliente; lo que él paga se registra aparte.',
      'Mostrarla pide para qué.',
    ],
    topics: ['keys'],
    terms: ['clave de prepago'],
  },
  '/recordatorios': {
    about:
      'Lo que sale hoy a los clientes: un mensaje por cliente con todas sus series, listo para leer y enviar.',
    how: [
      'Se lee, se cambia, se envía o se deja pasar; cada aviso sale una vez.',
      'Al que no tiene correo se le escribe por WhatsApp.',
      'El calendario de cortes (.ics) sale de aquí.',
    ],
    topics: ['reminders', 'charges'],
    terms: ['fecha de corte', 'cargo automático'],
  },
  '/correo': {
    about:
      'Lo que sale de la oficina por correo: lo que espera, lo que salió con la respuesta del servidor, y lo que no.',
    how: [
      'Lo que no salió dice por qué; se corrige la dirección y se reintenta.',
      'Si no se sabe si llegó, lo decide una persona: nunca se envía dos veces solo.',
    ],
    topics: ['reminders'],
  },
}
