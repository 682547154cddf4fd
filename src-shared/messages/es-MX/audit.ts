import type { AuditedAct } from '#domain/audited-act.ts'

/** The audit as a screen: who did what, and whether anybody has changed it since. */
export const auditText = {
  title: 'Bitácora',
  here: 'En esta PC',
  others: 'En las demás',
  othersHint:
    'Lo que las demás PCs enviaron con el libro. Sus entradas, contraseñas equivocadas y exportaciones están en la bitácora de cada una.',
  number: 'Núm.',
  when: 'Cuándo',
  who: 'Quién',
  onPc: 'PC',
  what: 'Qué',
  client: 'Cliente',
  system: 'Sistema',
  about: 'Sobre',
  reason: 'Motivo',
  host: 'Por dónde',
  thisPc: 'Esta PC',
  everybody: 'Todos',
  everything: 'Todo',
  kind: 'Qué clase',
  from: 'Desde',
  until: 'Hasta',
  clear: 'Quitar filtros',
  onlyOf: (client: string) => `Solo ${client}`,
  none: 'Nada con esos filtros.',
  nothingYet: 'Todavía no se ha hecho nada',
  nothingYetHint: 'Aquí queda quién hizo qué, a quién y cuándo, desde lo primero que se guarde.',
  export: 'Exportar',
  verify: 'Revisar que nadie la cambió',
  verifying: 'Revisando la bitácora',
  fine: (entries: number) =>
    `Está completa: ${entries.toLocaleString('es-MX')} renglones, cada uno sigue del anterior.`,
  sealed: (n: number, when: string) => `El servidor la firmó hasta el renglón ${n}, el ${when}.`,
  alone: 'Esta PC trabaja sola: ningún servidor la firma.',
  unsealed: 'El servidor todavía no la ha firmado: lo hace cada vez que esta PC envía.',
  broken: (n: number) => `No está como se escribió: lo primero que no cuadra es el renglón ${n}.`,
  whats: {
    missing: 'Falta ese renglón.',
    changed: 'Ese renglón se cambió después de escrito.',
    command: 'Lo que se pidió entonces se cambió o se borró.',
    unaudited: 'Hay algo registrado que no tiene su renglón.',
    seal: 'El servidor firmó otra cosa: se recortó o se volvió a escribir.',
    forged: 'La firma guardada no es del servidor.',
  },
  fault: (n: number, when: string) =>
    `El servidor firmó el renglón ${n} el ${when} y en esta PC ya no está igual. Pasa si se volvió a un respaldo; si no fue eso, alguien cambió el archivo del libro. Guarde una copia de la carpeta y averigüe antes de seguir.`,
  accept: 'Ya sé por qué',
  acceptDetail: 'Queda escrito en la bitácora con su motivo, y el servidor la firma de nuevo desde aquí.',
  asked: 'Lo que se pidió',
  changes: 'Antes y después',
  before: 'Antes',
  after: 'Después',
  field: 'Dato',
  nothingKept: 'Las filas como estaban antes ya no se guardan en esta PC; arriba está lo que se pidió.',
  nothingChanged: 'No cambió ninguna fila.',
  openClient: 'Abrir al cliente',
  close: 'Cerrar',
  hosts: {
    electron: 'ventana',
    web: 'navegador',
    cli: 'programa de esta máquina',
    direct: 'Vigente mismo',
  } as Readonly<Record<string, string>>,
} as const

/** What is shown of a secret: that there was one, as it is stored or at all. */
export const withheld = { sealed: '[cifrado]', hidden: '[oculto]' } as const

/** Of a list that left the office. `rowsTaken(1) // '1 renglón'` */
export function rowsTaken(rows: number): string {
  return rows === 1 ? '1 renglón' : `${rows.toLocaleString('es-MX')} renglones`
}

/** The part of an action before its dot. */
export const auditKinds: Readonly<Record<string, string>> = {
  access: 'Entradas y contraseñas',
  exports: 'Exportaciones',
  operators: 'Operadores',
  policies: 'Reglas',
  settings: 'Ajustes',
  catalogue: 'Catálogo y precios',
  clients: 'Clientes',
  contacts: 'Personas y llamadas',
  serials: 'Sistemas',
  rentals: 'Rentas',
  changes: 'Cambios',
  payments: 'Pagos',
  orders: 'Pedidos',
  slips: 'Fichas',
  charges: 'Cargos automáticos',
  cards: 'Tarjetas',
  keys: 'Claves de prepago',
  invoices: 'Facturas',
  closings: 'Cortes del día',
  vault: 'Bóveda',
  unlocks: 'Desbloqueos',
  support: 'Soporte',
  imports: 'Importaciones',
  mail: 'Correo',
  devices: 'PCs',
  ledger: 'El libro',
  privacy: 'Datos personales',
  audit: 'Bitácora',
}

/** What is no command and stands in the audit of a PC all the same. */
export const auditedWords: Readonly<Record<AuditedAct, string>> = {
  'access.signedIn': 'Entró',
  'access.signedOut': 'Salió',
  'access.locked': 'Bloqueó la pantalla',
  'access.unlocked': 'Desbloqueó la pantalla',
  'access.wrongPassword': 'Contraseña equivocada',
  'access.wrongPin': 'PIN equivocado',
  'access.wrongRecoveryCode': 'Código de recuperación equivocado',
  'access.pinSet': 'Puso su PIN',
  'access.pinRemoved': 'Quitó su PIN',
  'exports.taken': 'Sacó una lista',
  'sync.invited': 'Dio un código para otra PC',
  'vault.sheetMade': 'Hizo la hoja que abre la bóveda',
  'ledger.taken': 'Sacó todo el libro',
  'privacy.personTaken': 'Sacó todo sobre una persona',
  'audit.accepted': 'Dio por explicada la bitácora',
}
