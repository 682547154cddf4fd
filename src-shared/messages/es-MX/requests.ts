/** What the screens of an unlock and of a replacement have in common: both are asked of a vendor, with papers. */
export const requestText = {
  whichClient: '¿De qué cliente?',
  whichSystem: '¿De qué sistema?',
  noSystems: 'Este cliente no tiene sistemas.',
  otherClient: 'Otro cliente',
  receive: 'Llegó un documento',
  which: '¿Cuál?',
  dropPaper: 'Suelte aquí el documento (PDF, JPG, PNG o correo), o péguelo. Puede quedar sin archivo.',
  keeping: 'Guardando…',
  removePaper: 'Quitar',
  note: 'Nota',
  doneReceive: 'Documento anotado',
} as const
