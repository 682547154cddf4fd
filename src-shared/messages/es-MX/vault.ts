import type { VaultState } from '#domain/secret.ts'

export const vaultText = {
  title: 'Bóveda',
  entries: 'Accesos',
  log: 'Quién vio qué',
  view: 'Ver',
  search: 'Buscar cliente o portal',
  add: 'Agregar acceso',
  addOwn: 'Agregar cuenta de la oficina',
  edit: 'Cambiar acceso',
  change: 'Cambiar',
  remove: 'Quitar',
  save: 'Guardar',
  client: 'Cliente',
  office: 'La oficina',
  portal: 'Portal',
  portalHint: 'Aspel',
  user: 'Usuario',
  password: 'Contraseña',
  keepsUser: 'Vacío: se queda el que estaba',
  keepsPassword: 'Vacía: se queda la que estaba',
  note: 'Nota',
  changed: 'Cambiado',
  changedBy: 'Por',
  seen: 'Veces visto',
  when: 'Cuándo',
  who: 'Quién',
  why: 'Para qué',
  reason: '¿Para qué se necesita?',
  reasonHint: 'No abre su escritorio; registrar un pago',
  reveal: 'Mostrar 30 segundos',
  onRecord: 'Queda escrito quién lo vio, cuándo y para qué.',
  hidden: 'oculta',
  copyUser: 'Copiar usuario',
  copyPassword: 'Copiar contraseña',
  copied: 'Copiado. El portapapeles se borra en 30 segundos, donde se puede.',
  hide: 'Ocultar',
  secondsLeft: (seconds: number) => `Se oculta en ${seconds} s`,
  fieldMissing: (field: string) => `No se guardó: falta ${field}`,
  removeDetail:
    'Se borran su usuario y su contraseña. Queda escrito quién los vio. Se puede deshacer enseguida.',
  doneSave: 'Guardado en la bóveda',
  doneRemove: 'Quitado de la bóveda',
  emptyTitle: 'La bóveda está vacía',
  emptyHint:
    'Aquí se guardan, cifrados, el usuario y la contraseña de cada cliente en su portal, y las cuentas de la oficina.',
  noneHere: 'No hay accesos así.',
  noneSeen: 'Nadie ha visto ninguna contraseña.',
  ofClient: 'De',
  allClients: 'Todos',
  pickClient: '¿De qué cliente es?',

  phrase: 'Frase',
  phraseAgain: 'La misma frase, otra vez',
  phraseHint:
    'Al menos 12 letras; varias palabras se recuerdan mejor. Apúntela fuera de esta computadora: sin ella no hay modo de leer las contraseñas.',
  phrasesDiffer: 'Las dos frases no son iguales',
  currentPhrase: 'La frase de ahora',
  newPhrase: 'La frase nueva',
  setUp: 'Preparar la bóveda',
  unlock: 'Abrir la bóveda',
  unlockHere: 'Abrir con este equipo',
  lock: 'Cerrar la bóveda',
  locked: 'La bóveda se cerró',
  changePhrase: 'Cambiar la frase',
  addPhrase: 'Poner una frase',
  phraseChanged: 'La frase de la bóveda cambió',
  onlyThisMachine:
    'La llave la guarda solo este equipo. Ponga además una frase: con ella se abre en otro, si este falla.',
} as const

/** What stands where the entries would be while the vault is not open. */
export const vaultStateText: Readonly<
  Record<Exclude<VaultState, 'open'>, { readonly title: string; readonly hint: string }>
> = {
  none: {
    title: 'La bóveda todavía no tiene llave',
    hint: 'Póngale una frase que solo conozca la oficina. Con ella se cifra todo lo que se guarde aquí.',
  },
  locked: {
    title: 'La bóveda está cerrada',
    hint: 'La lista se puede ver; para mostrar o guardar contraseñas, ábrala.',
  },
  damaged: {
    title: 'El archivo de la llave está dañado',
    hint: 'No se borró nada. Traiga «vault-key.json» de un respaldo de la carpeta y abra Vigente de nuevo.',
  },
  missing: {
    title: 'Falta el archivo de la llave',
    hint: 'No se hizo otra llave. Traiga «vault-key.json» de un respaldo de la carpeta y abra Vigente de nuevo.',
  },
}
