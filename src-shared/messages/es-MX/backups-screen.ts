/** What the screen Respaldos says. */
export const backupsText = {
  title: 'Respaldos',
  make: 'Respaldar ahora',
  made: (n: number) => `Respaldo ${n} hecho y comprobado.`,
  verify: 'Comprobar el libro',
  whole: 'El libro está completo.',
  damaged: (count: number) => (count === 1 ? 'Se encontró un daño.' : `Se encontraron ${count} daños.`),
  drill: 'Simulacro',
  drilled: (n: number) => `El respaldo ${n} se restauró aparte y está completo.`,
  drillFailed: 'El respaldo no sirve para restaurar. Haga uno nuevo y otro simulacro.',
  restore: 'Restaurar…',
  lastBackup: 'Último respaldo',
  lastDrill: 'Último simulacro de restauración',
  lastLook: 'Última comprobación',
  none: 'todavía ninguno',
  noCopy: 'todavía ninguna',
  nothingSince: 'no ha cambiado nada desde entonces',
  since: (count: number) =>
    count === 1 ? '1 operación después' : `${count.toLocaleString('es-MX')} operaciones después`,
  drillWent: (ok: boolean, when: string, took: string) =>
    `${when} · ${ok ? `salió bien en ${took}` : 'no salió bien'}`,
  lookWent: (found: number, when: string) =>
    `${when} · ${found === 0 ? 'completo' : found === 1 ? '1 daño' : `${found} daños`}`,
  keeps: (count: number, bytes: string, most: string) =>
    `${count === 1 ? '1 punto' : `${count} puntos`}, ${bytes} de ${most}. Se hace uno cada quince minutos si algo cambió, al cerrar, y antes de importar, restaurar o actualizar.`,
  room: 'Espacio…',
  roomTitle: 'Espacio para respaldos',
  roomSave: 'Guardar',
  roomLabel: 'Cuánto disco pueden ocupar en esta PC',
  roomHint: 'Si se pasan, se quitan los más viejos; los últimos diez se quedan siempre.',
  roomKept: (gigabytes: number, dropped: number) =>
    `Los respaldos ocupan a lo más ${gigabytes} GB.${dropped === 0 ? '' : dropped === 1 ? ' Se quitó un punto viejo.' : ` Se quitaron ${dropped} puntos viejos.`}`,
  points: 'Puntos a los que se puede volver',
  when: 'Cuándo',
  changed: 'Desde entonces',
  nothing: 'nada',
  operations: (count: number) =>
    count === 1 ? '1 operación' : `${count.toLocaleString('es-MX')} operaciones`,
  why: 'Por qué',
  size: 'Tamaño',
  number: 'Núm.',
  clients: 'Clientes',
  holdsLittle: 'casi vacío',
  littleHere: (clients: number, n: number) =>
    `Este punto ${clients === 0 ? 'no tiene ningún cliente' : clients === 1 ? 'tiene un solo cliente' : `tiene solo ${clients} clientes`}. El último con los clientes de la oficina es el número ${n}.`,
  noPoints: 'Todavía no hay ningún respaldo',
  noPointsHint: 'El primero se hace solo dentro de unos minutos; con «Respaldar ahora» se hace ya.',
  // restoring
  restoreTitle: (when: string) => `Volver al ${when}`,
  wouldLose: (count: number) =>
    count === 1
      ? 'Se quita del libro la única operación que se hizo después:'
      : `Se quitan del libro las ${count.toLocaleString('es-MX')} operaciones que se hicieron después:`,
  wouldLoseNothing: 'Después de este punto no se hizo nada: el libro queda igual.',
  bringsBack: (count: number) =>
    count === 1
      ? 'Vuelve la operación que este punto tiene y el libro de ahora no.'
      : `Vuelven las ${count.toLocaleString('es-MX')} operaciones que este punto tiene y el libro de ahora no.`,
  comesBack: (count: number) =>
    `De ellas, ${count === 1 ? 'una ya la tiene' : `${count} ya las tiene`} el servidor y vuelven al sincronizar.`,
  andMore: (count: number) => `y ${count.toLocaleString('es-MX')} más`,
  last: 'Lo último que se hizo',
  kept: 'El libro de ahora no se borra: se respalda antes y queda en la carpeta quarantine, por si hay que volver.',
  confirmLoss: (count: number) =>
    count === 1
      ? 'Entiendo que se quita una operación'
      : `Entiendo que se quitan ${count.toLocaleString('es-MX')} operaciones`,
  doRestore: 'Restaurar',
  restored: (when: string) => `El libro volvió al ${when}.`,
  onlyAdministration: 'Restaurar, elegir dónde va la copia y cuánto ocupan es de Administración.',
  // what is wrong
  recovered: 'El libro se dañó y se recuperó',
  notRecovered: 'El libro se dañó y no se pudo recuperar entero',
  goSee: 'Ver qué pasó y qué hacer',
  wasDamaged: 'Qué se dañó',
  wasRecovered: 'Qué se recuperó',
  toCheck: 'Qué hay que revisar',
  readIt: 'Ya lo leí',
  damages: 'El libro tiene daños',
  damagesHint:
    'Se puede seguir trabajando, pero conviene repararlo ya: se recupera del último respaldo y se vuelve a hacer lo de después.',
  repair: 'Reparar',
  repaired: 'El libro se reparó.',
  onlyLook: {
    salvaged: 'Este libro es lo que se pudo leer de uno dañado: solo se puede ver.',
    lost: 'El libro que había en esta PC no está, y aquí no hay respaldo de él.',
  },
  onlyLookBanner: {
    salvaged: 'Este libro es lo que se pudo leer de uno dañado: se puede ver, y no se guarda nada.',
    lost: 'El libro que había en esta PC no está: lo que se ve está vacío, y no se guarda nada.',
  },
  onlyLookHint:
    'Restaure en Respaldos un punto de la lista, o la copia de la memoria o de la red. Si no hay, siga con lo que hay.',
  accept: 'Seguir con lo que hay',
  accepted: 'Ya se puede guardar.',
  diskFails:
    'El disco no aceptó algo que se guardaba, y desde entonces no se guarda nada más. Revise que esté bien conectado, cierre Vigente y ábralo otra vez.',
  space: (freeMb: number) =>
    `Quedan ${freeMb.toLocaleString('es-MX')} MB libres en el disco. Libere espacio: con menos de 64 MB ya no se guarda nada.`,
  clock:
    'El reloj de esta PC dio un salto, así que no se quita ningún respaldo viejo. Revise la fecha y la hora.',
  clockRight: 'La hora es correcta',
  // elsewhere
  elsewhere: 'Copia fuera de esta PC',
  elsewhereWhy:
    'Si se roban la PC o falla el disco, los respaldos de arriba se van con ella. Una vez al día se guarda una copia cifrada en una memoria USB o en una carpeta de la red: clientes, pagos, archivos y contraseñas. Sin su frase nadie puede abrirla, tampoco nosotros.',
  noElsewhere: 'Todavía no se guarda ninguna copia fuera de esta PC.',
  folder: 'Carpeta',
  folderHint: 'Una memoria o una carpeta de la red: E:\\Vigente, \\\\servidor\\respaldos',
  phrase: 'Frase de la copia',
  phraseHint: 'Al menos doce letras. Escríbala en papel y guárdela lejos de esta PC: no se puede recuperar.',
  again: 'La frase otra vez',
  differ: 'no es la misma',
  save: 'Guardar y copiar ahora',
  change: 'Cambiar carpeta o frase…',
  setUp: 'Elegir carpeta y frase…',
  copyNow: 'Copiar ahora',
  copied: (file: string) => `Copia guardada: ${file}`,
  lastCopy: 'Última copia',
  withoutVault:
    'Las contraseñas de la bóveda todavía no van en ella: abra la bóveda una vez y copie de nuevo.',
  moveTitle: 'Mudarse a esta PC, o restaurar una copia',
  move: 'Abrir una copia…',
  moveHere: 'Traer la oficina de otra PC',
  moveHereDetail:
    'De la copia cifrada que esa PC guarda en una memoria USB o en una carpeta de la red. Pide su frase, y viene todo.',
  moveSteps: [
    'En la otra PC, si todavía enciende: Respaldos, «Copiar ahora», y cierre Vigente en ella.',
    'Conecte aquí la memoria, o la carpeta de la red.',
    'Escriba el archivo de la copia y su frase. La bóveda se abre después con esa misma frase.',
    'Si la oficina tiene servidor, dé de alta esta PC con un código nuevo en Sincronización.',
  ],
  file: 'Archivo de la copia',
  fileHint: 'Termina en .vigente, como E:\\Vigente\\vigente-A-20261129.vigente',
  moveDo: 'Traer el libro de la copia',
  bringsOther: (office: string) => `Sí: traer a esta PC la oficina de «${office}»`,
  moved: (when: string) => `El libro es el de la copia del ${when}.`,
  replaces: (count: number) =>
    count === 0
      ? 'Esta PC no tiene nada todavía.'
      : `Lo que hay en esta PC (${count === 1 ? 'una operación' : `${count.toLocaleString('es-MX')} operaciones`}) se quita del libro y queda en la carpeta quarantine.`,
} as const

/** `sizeWords(1_548_288) // '1.5 MB'` */
export function sizeWords(bytes: number): string {
  const mb = bytes / 1024 / 1024
  return mb < 1_000 ? `${mb.toFixed(1)} MB` : `${(mb / 1024).toFixed(1)} GB`
}

/** Why what is given is not kept, for the bar below every screen; null where it is. */
export function savingWords(status: {
  readonly onlyLook: string | null
  readonly diskFails: boolean
  readonly space: 'enough' | 'low' | 'none'
}): string | null {
  if (status.diskFails) return 'el disco no lo acepta: no se guarda nada'
  if (status.onlyLook !== null) return 'solo se puede ver: no se guarda nada'
  return status.space === 'none' ? 'disco lleno: no se guarda nada' : null
}
