import type { ScreenHelp } from './help.ts'

/** F1 of the day, of clients and their systems, and of the office itself. */
export const officeHelp: Readonly<Record<string, ScreenHelp>> = {
  '/hoy': {
    about:
      'Lo que deja de funcionar, en el orden en que se pierde, y lo que la oficina le debe a alguien. Cada renglón lleva su siguiente paso.',
    how: [
      'Los botones de arriba filtran por lo que pasa o por escritorio.',
      'Enter hace lo que dice el renglón; al hacerse, el renglón se va y se puede deshacer.',
      'Lo que pasó de su día sin que nadie lo anotara está por confirmar: no quiere decir que se detuvo.',
      '«Antes de irse» enseña lo que no puede esperar a mañana.',
    ],
    topics: ['cutoff'],
    terms: ['fecha de corte', 'por confirmar', 'validación', 'reportó falla'],
  },
  '/llamadas': {
    about: 'Los clientes de Hoy uno tras otro, con todo lo suyo junto, para llamar sin buscar.',
    how: [
      'Se llama, se anota qué resultó y pasa al siguiente.',
      'Una promesa de pago o de volver a llamar regresa a Hoy en su día.',
    ],
    topics: ['cutoff'],
    terms: ['promesa'],
  },
  '/huracan': {
    about:
      'Qué deja de funcionar cada día si una ciudad se queda sin red, y por qué: el corte que nadie podrá renovar, la validación que no pasará, la prueba que termina.',
    how: [
      'Antes de que llegue, elija la ciudad, desde qué día y cuántos días; «Renovar por adelantado» hace los pedidos.',
      'Imprima la lista y guarde el calendario: sirven sin luz y sin red.',
      'Cuando pase, la misma lista dice en qué orden se perdió cada sistema; lo ya renovado no está.',
      'De un sistema cuyos días sin validar nadie ha confirmado no se cuenta con ninguno.',
    ],
    topics: ['cutoff'],
    terms: ['fecha de corte', 'validación'],
  },
  '/clientes': {
    about: 'Todos los clientes de la oficina, con su RFC, su ciudad y cuántos sistemas tienen.',
    how: [
      'Escriba parte del nombre, del RFC o del teléfono.',
      'Enter abre al cliente.',
      'Al dar de alta uno, el programa avisa si ya hay otro que se le parece.',
    ],
    terms: ['RFC', 'baja'],
  },
  '/clientes/:id': {
    about:
      'Todo de un cliente: sus personas, sus sistemas, lo que ha pagado, lo que está abierto y su historia.',
    how: [
      'De aquí salen sus pedidos, fichas, cotizaciones, casos y su estado de cuenta.',
      'Cada llamada o nota se anota en su historia, que se filtra por tipo.',
      'Un cliente que se va no se borra: se da de baja con su motivo.',
    ],
    terms: ['saldo a favor', 'serie', 'baja'],
  },
  '/sistemas': {
    about: 'Todos los sistemas con las columnas del portal: se filtran, se ordenan y se agrupan.',
    how: [
      'Arrastre el encabezado de una columna arriba para agrupar por ella.',
      'Elija varios renglones para confirmarlos de una vez o sacarlos a una hoja.',
      'Enter abre el sistema.',
    ],
    topics: ['cutoff'],
    terms: ['serie', 'fecha de corte', 'validación'],
  },
  '/sistemas/:id': {
    about:
      'Un sistema con sus dos relojes, lo pagado y la validación, en una línea: qué lo detiene primero y por qué.',
    how: [
      'Los botones hacen lo que hoy se puede; lo que no se puede no aparece.',
      '«¿Por qué?» explica cada fecha paso por paso.',
      'La primera activación no se corrige: si el fabricante da otra fecha, se anota como nuevo corte.',
    ],
    topics: ['cutoff'],
    terms: ['fecha de corte', 'validación', 'días sin validar', 'nuevo corte', 'CDA'],
  },
  '/altas': {
    about: 'Las empresas por registrar en el portal, desde que llega su correo hasta que tienen su acceso.',
    how: [
      'Pegue o suelte el correo con los cinco datos: se leen solos y se ve qué falta.',
      'Cada alta dice su siguiente paso y para cuándo.',
    ],
    terms: ['alta de escritorio', 'RFC'],
  },
  '/altas/:id': {
    about: 'Un alta: sus cinco datos, qué le falta, y cómo se entregó el acceso.',
    how: [
      'Se completa, se registra en el portal y se entrega; cada paso queda con su día.',
      'La contraseña se guarda en la bóveda, no en el texto.',
    ],
    terms: ['alta de escritorio', 'bóveda'],
  },
  '/boveda': {
    about: 'Las contraseñas de los clientes, cifradas. Cada vez que alguien mira una queda anotado.',
    how: [
      'Busque al cliente, diga para qué la necesita, y se muestra por unos segundos.',
      'Si la bóveda está cerrada, se abre con su frase o con la cuenta de la computadora.',
    ],
    terms: ['bóveda'],
  },
  '/importar': {
    about: 'Mete la hoja de cálculo con la que se trabajaba, o los renglones copiados del portal.',
    how: [
      'Suelte el archivo: el programa reconoce las columnas y muestra qué haría con cada renglón.',
      'Nada cambia hasta que usted lo dice, y una importación entera se deshace.',
      'Lo que no se puede leer queda aparte para corregirlo.',
    ],
    terms: ['serie', 'RFC'],
  },
  '/portal': {
    about: 'Compara la tabla del portal con lo registrado aquí, y decide por cada diferencia.',
    how: [
      'Copie la tabla en el portal y péguela aquí.',
      'Cada diferencia se acepta o se conserva con una tecla; lo aceptado se puede deshacer.',
      'En «Pagos por ver», A marca el pago que el portal ya muestra y D anota lo que dice en su lugar.',
      'Lo que el portal no tomó, o muestra de otro modo, queda con sus salidas y en Hoy hasta que se resuelve.',
    ],
    terms: ['portal', 'serie'],
  },
  '/calculadora': {
    about: 'Calcula cualquier fecha sin tocar el libro, y explica de dónde sale.',
    how: [
      'Un corte, una validación, el último momento para pagar, un plazo en horas hábiles.',
      'También comprueba un RFC, una CLABE o un importe con letra.',
    ],
    topics: ['cutoff', 'payment'],
    terms: ['fecha de corte', 'CLABE', 'RFC'],
  },
  '/reportes': {
    about: 'Lo que entró, lo que viene y lo que se perdió, por mes, zona, sistema y persona.',
    how: [
      'Cada cifra abre los renglones de los que sale.',
      'El corte del día cuenta lo cobrado por forma de pago, y se cierra.',
      'Todo sale a una hoja de cálculo; el viernes del dueño, en una página.',
    ],
    terms: ['corte del día', 'renovar'],
  },
  '/reportes/renglones': {
    about: 'Los renglones de los que sale una cifra de Reportes.',
    how: ['Enter abre el de adentro: un pago, un sistema, un cliente.', 'Sale a una hoja como se ve.'],
  },
  '/sincronizacion': {
    about:
      'Las otras PCs de la oficina: si esta ya trabaja con ellas, qué le falta por enviar, qué no se hizo como se pidió y qué hicieron los demás.',
    how: [
      'Cada PC guarda todo y trabaja sin red; lo que hizo se envía solo cuando la red vuelve.',
      'Cuando dos PCs hacen lo mismo a la vez, queda lo que llegó primero; lo otro se explica aquí hasta que alguien dice «Ya lo vi».',
      '«Ya lo vi todo» marca solo lo que está en la lista.',
      'Una PC que se pierde se da de baja desde otra: deja de enviar y de recibir, y el programa dice qué contraseñas cambiar.',
    ],
    terms: ['sincronización', 'por enviar', 'PC dada de alta'],
  },
  '/respaldos': {
    about:
      'Qué tan a salvo está el trabajo de esta PC: a qué puntos se puede volver, si el libro está completo, y la copia que se guarda fuera de ella.',
    how: [
      'Se respalda solo cada quince minutos y al cerrar; cada respaldo se comprueba antes de contar.',
      'Restaurar dice primero qué se quitaría; el libro de ahora no se borra, queda aparte.',
      'Un punto «casi vacío» tiene muy pocos clientes junto a los demás, como el de un libro empezado después de perder el de siempre.',
      'El simulacro restaura aparte el último respaldo y lo comprueba: el libro no se toca.',
      'En Espacio, Administración dice cuánto disco pueden ocupar los respaldos; los últimos diez se quedan siempre.',
      'Si el libro se dañó, aquí dice qué se dañó, qué se recuperó y qué hay que revisar.',
      'Para mudarse a otra PC: copie aquí, y ábrala allá con su frase.',
      '«Guardar archivo para soporte» no lleva ningún dato de clientes ni contraseñas: se puede enviar por correo.',
      'El libro entero sale también en Excel, una hoja por tabla, y vuelve a entrar en un libro nuevo desde Bienvenida.',
    ],
    terms: ['respaldo', 'simulacro', 'bóveda'],
  },
  '/ajustes': {
    about:
      'La oficina: sus datos, sus cuentas, sus precios, sus reglas, sus horarios y quién trabaja en ella.',
    how: [
      'Una regla cambia desde un día, nunca hacia atrás: lo ya decidido se queda con la de su día.',
      'El catálogo dice qué sistemas y versiones hay, y cuáles ya no tienen soporte.',
      'En Operadores se crea al administrador: desde entonces cada quien entra con su contraseña, y Administración da las temporales.',
      'El código de recuperación se muestra una sola vez: guárdelo en papel. Ctrl+L bloquea la pantalla.',
      'En Esta PC se elige la impresora, la hoja de las fichas y de dónde llegan las versiones nuevas.',
      'Algunas partes son solo de Administración.',
    ],
    topics: ['cutoff', 'payment'],
    terms: ['distribuidor', 'fabricante', 'CLABE', 'versión desactualizada'],
  },
  '/bitacora': {
    about: 'Quién hizo qué, a quién, cuándo y en qué PC. Nadie puede cambiarla sin que se note.',
    how: [
      'Se filtra por persona, por clase, por día y, desde un cliente, por cliente; Enter abre un renglón con lo de antes y lo de después.',
      'También quedan las entradas, las contraseñas equivocadas, las claves vistas y las listas que salieron.',
      'Cada renglón sigue del anterior, y el servidor firma hasta dónde va: «Revisar que nadie la cambió» lo calcula todo de nuevo y dice el primero que no cuadra.',
      'Si el servidor firmó otra cosa, Hoy lo dice hasta que Administración escriba por qué.',
    ],
  },
  '/privacidad': {
    about:
      'Lo que la gente pide de sus datos, el aviso que se le entrega, de quién ya no hay que guardar nada, y a quién alcanzó una vulneración.',
    how: [
      'Acceso, rectificación, cancelación y oposición: se registra el día en que llega, y Hoy avisa de los dos plazos, en días hábiles de la oficina.',
      'Antes de contestar que procede se comprueba quién es. La oposición vale desde ese momento, en todas las PCs.',
      '«Todo sobre esta persona», ya comprobado quién es, hace un archivo con lo que el libro tiene, sin contraseñas; queda en la bitácora.',
      'Lo voluntario está apagado mientras la persona no lo acepte. Nada se borra solo.',
      'Si se pierde una PC o sale un archivo, «Vulneración» dice a quién alcanza, qué contraseñas cambiar, y da el informe y el aviso para mandarlo.',
    ],
  },
  '/arranque': {
    about: 'Lo que hace falta para empezar, en orden, y qué ya está.',
    how: ['Cada paso lleva a su pantalla y regresa aquí.', 'Se puede dejar a medias y seguir otro día.'],
    terms: ['distribuidor'],
  },
  '/bienvenida': {
    about: 'El libro está vacío: por aquí se empieza.',
    how: [
      'Arrastre la hoja con la que trabaja, o capture el primer cliente.',
      'Para probar sin miedo está el libro de práctica, aparte del de la oficina.',
    ],
  },
  '/plantillas': {
    about: 'Cada texto que sale de la oficina: correos y mensajes de WhatsApp, con sus datos y cómo se leen.',
    how: [
      'Lo que va entre {llaves} se llena solo; lo que va entre [corchetes] se omite si falta su dato.',
      'A la derecha se ve con los datos de un cliente de verdad.',
      'Siempre se puede volver al texto original.',
    ],
  },
  '/glosario': {
    about: 'Las palabras del oficio y de estas pantallas.',
    how: ['Escriba una palabra o parte de ella; también encuentra por cómo más se le dice.'],
  },
}
