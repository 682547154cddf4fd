import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'
import type { UrlFault } from '#domain/sync-refusals.ts'
import { shortDay } from './dates.ts'

/** What keeps a PC from its endpoint, in the words of who has to do something about it. */
export const syncFailures: Readonly<Record<string, string>> = {
  unreachable:
    'No hay conexión con el servidor. Lo que haga aquí se guarda y se enviará solo al volver la red.',
  certificate:
    'Hay red, pero el certificado de quien contestó no es válido: venció, es de otro nombre, o la fecha de esta PC está mal. Revise la fecha y la hora de Windows; si pide entrar a una red (hotel, aeropuerto), entre con el navegador; si no es eso, avise a quien instaló el servidor. Lo que haga aquí se guarda y se envía después.',
  garbled:
    'Contestó algo que no es el servidor de la oficina (un hotel, un aeropuerto o un proxy piden entrar a su página). Abra el navegador, entre a la red y vuelva a sincronizar.',
  notSigned:
    'La respuesta no trae la firma del servidor de la oficina. No se tomó nada. Avise a quien lo instaló antes de seguir; si él le da un código nuevo, dé de alta esta PC otra vez.',
  serverFault:
    'El servidor tuvo una falla. Se intentará de nuevo solo; si dura más de una hora, avise a quien lo instaló.',
  tooMany: 'El servidor está ocupado. Se intentará de nuevo en unos minutos.',
  revoked:
    'Esta PC se dio de baja de la oficina. Lo que no se envió sigue aquí guardado: pida a Administración que la dé de alta de nuevo.',
  unknownDevice:
    'El servidor no conoce a esta PC: Windows se instaló de nuevo, o el servidor volvió a un respaldo de antes de su alta. Lo guardado sigue aquí: pida a Administración un código y dé de alta la PC.',
  upgradeRequired:
    'El servidor tiene una versión de Vigente más nueva. Actualice Vigente en esta PC; lo guardado se enviará después.',
  serverOlder:
    'Esta PC tiene una versión de Vigente más nueva que el servidor. Avise a quien lo instaló para que lo actualice; mientras, siga trabajando: lo guardado se enviará después.',
  diskFull: 'El disco de esta PC está lleno. Libere espacio y vuelva a sincronizar; no se perdió nada.',
  unsettled:
    'Esta PC y el servidor no se pusieron de acuerdo. Se intentará de nuevo solo; si se repite, avise a quien lo instaló.',
}

export const urlFaults: Readonly<Record<UrlFault, string>> = {
  form: 'se escribe como https://vigente.oficina.mx, sin usuario, contraseña ni signos de más.',
  plain: 'debe empezar con https://; http:// es solo para un servidor en esta misma PC.',
  address: 'en ese número de red no puede haber un servidor de la oficina.',
  port: 'en ese puerto contestan otros servicios, como el correo.',
}

type SyncCode = Extract<RefusalCode, `sync.${string}` | `device.${string}`>

export const syncRefusals: { readonly [C in SyncCode]: (params: RefusalParams[C]) => string } = {
  'sync.notEnrolled': () =>
    'Esta PC todavía no está dada de alta con un servidor. Pida un código a Administración y úselo en Sincronización.',
  'sync.alreadyEnrolled': ({ url }) => `Esta PC ya está dada de alta en ${url}.`,
  'sync.urlRefused': ({ url, why }) =>
    `«${url}» no sirve como dirección del servidor: ${urlFaults[why]} Cópiela de la invitación o pídala a quien instaló el servidor.`,
  'sync.ownSecrets': () =>
    'Esta PC ya guardó contraseñas o claves con su propia llave, y la oficina tiene otra: nadie más podría leerlas. Dé de alta una PC con un libro nuevo, y pase ahí lo que falte.',
  'sync.otherOffice': () =>
    'Ese servidor es de otra oficina: su libro tomaría el lugar del de esta PC. No se cambió nada. Si el servidor de siempre se perdió sin respaldo, quien lo instaló empieza el nuevo con el libro de una PC. Para trabajar en esa oficina, use una carpeta nueva.',
  'sync.practice': () => 'El libro de práctica no se envía a ningún servidor. Cambie al de la oficina.',
  'sync.codeMalformed': () =>
    'Ese código está incompleto. Cópielo entero: cinco grupos de cinco, un punto y diez letras más.',
  'sync.codeRefused': () =>
    'El servidor no aceptó el código: ya se usó, pasaron sus diez minutos o no es de esta oficina. Pida otro.',
  'sync.otherEndpoint': () =>
    'Ese servidor no es el que dio el código. No se dio de alta nada; revise la dirección con quien le dio el código.',
  'sync.mayNotEnrol': () =>
    'El servidor no sabe que usted es de Administración. Si el permiso es nuevo, sincronice primero; si no, pídalo a quien lo tenga.',
  'sync.failed': ({ failure }) => syncFailures[failure] ?? syncFailures['serverFault']!,
  'sync.doneOtherwise': () =>
    'Se hizo, pero otra PC se adelantó y no quedó como se veía aquí. Revise cómo quedó antes de decírselo al cliente.',
  'sync.doneAfterAll': () =>
    'Se había rechazado, pero el servidor volvió a un respaldo anterior y ahora sí se hizo. Revise cómo quedó; si ya lo había resuelto de otra manera, deshaga una de las dos.',
  'sync.keptInFavour': ({ amount }) =>
    `Ese periodo ya estaba pagado desde otra PC. Los ${formatPesos(amount as Centavos)} quedaron a favor del cliente y el corte no se movió: aplíquelos a otro pago o devuélvalos.`,
  'sync.keyNotUsed': ({ last4, serial, amount }) =>
    `Otra PC cambió ${serial} antes, y la clave •••• ${last4} ya no le queda: sigue disponible. Los ${formatPesos(amount as Centavos)} que pagó el cliente quedaron a su favor. Revise el sistema y asígnele una clave de lo que renta.`,
  'sync.keyTaken': ({ last4, by, on, serial, amount }) => {
    const pc = by || 'otra PC'
    const what =
      on === null
        ? `La clave •••• ${last4} estaba apartada para ${pc}`
        : `La clave •••• ${last4} ya la usó ${pc} el ${shortDay(on as Day)}`
    const money =
      amount === null
        ? ''
        : ` Los ${formatPesos(amount as Centavos)} que pagó el cliente quedaron a su favor.`
    return `${what}: ${serial} no se renovó con ella.${money} Asígnele otra clave igual antes de darla por entregada.`
  },
  'device.notFound': () => 'Esa PC ya no está en la lista. Actualice.',
  'device.revoked': ({ name }) => `${name} ya estaba dada de baja.`,
  'device.lastOne': ({ name }) =>
    `${name} es la única PC dada de alta: sin ella nadie podría dar de alta otra. Dé de alta antes la que la sustituye.`,
}
