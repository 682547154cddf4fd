/** What `vigente verify`, `backup`, `drill` and `restore` say on the terminal. */
export const cliText = {
  whole: (took: string) =>
    `El libro está completo: páginas, referencias, bitácora, cada renglón y cada archivo (${took}).`,
  damages: (count: number) => (count === 1 ? 'Hay un daño:' : `Hay ${count} daños:`),
  made: (n: number, bytes: number, took: string) =>
    `Respaldo ${n} hecho y comprobado: ${(bytes / 1024 / 1024).toFixed(1)} MB en ${took}.`,
  drilled: (n: number, took: string) => `El respaldo ${n} se restauró aparte y está completo (${took}).`,
  drillFailed: (n: number) => `El respaldo ${n} no sirve para restaurar:`,
  restored: (n: number | null, madeAt: string) =>
    `Se restauró ${n === null ? 'la copia' : `el respaldo ${n}`}, del ${madeAt}. El libro anterior quedó en la carpeta quarantine.`,
  recovered: (outcome: string | undefined) =>
    outcome === 'lost' || outcome === 'salvaged'
      ? 'El libro estaba dañado y no se pudo recuperar entero. Qué queda y qué hacer se lee en Respaldos.'
      : 'El libro estaba dañado y se recuperó. Qué pasó y qué hay que revisar se lee en Respaldos.',
  confirm: 'Para hacerlo, repita el mandato con --yes.',
  confirmOffice: 'Para hacerlo, repita el mandato con --office y el nombre de esa oficina entre comillas.',
  noLedger: (dir: string) => `En ${dir} no hay ningún libro.`,
  /** BitLocker on the disk of the ledger, where there is Windows. */
  disk: {
    on: 'El disco del libro va cifrado con BitLocker.',
    off: 'El disco del libro no va cifrado: quien se lleve esta PC puede leerlo. Actívelo en «Administrar BitLocker».',
    unknown: 'No se pudo saber si el disco del libro va cifrado. Mírelo en «Administrar BitLocker».',
  },
} as const
