/** What became of a command, where no refusal of the business says it. */
export const syncOutcomes = {
  merged:
    'Otra PC ya había dado de alta esa empresa (mismo RFC). Quedó como una sola; revise los datos que no coincidían.',
  dependency:
    'No se hizo porque depende de algo anterior que se rechazó. Resuelva aquello primero y repita esto.',
  poisoned: (ticket: string) =>
    `El servidor no pudo con esto y lo apartó para que lo demás siga. Avise a soporte con la clave ${ticket}; lo que usted capturó está guardado.`,
}

/** What an endpoint leaves for a person to do. */
export const syncTasks = {
  merged: (name: string, differing: readonly string[]) =>
    `${name} se dio de alta en dos PCs y quedó como una sola empresa. La otra alta decía: ${differing.join(' · ')}`,
  /** `lostValue('ciudad', 'Cancún', 'Mérida') // 'ciudad: quedó «Cancún» y decía «Mérida»'` */
  lostValue: (field: string, stands: string, stood: string) =>
    `${field}: quedó ${quoted(stands)} y decía ${quoted(stood)}`,
  writtenOver: (name: string, lost: readonly string[]) =>
    `Dos personas cambiaron lo mismo de ${name} sin verse, y quedó lo último. Revise cuál va: ${lost.join(' · ')}`,
}

function quoted(value: string): string {
  return value === '' ? 'vacío' : `«${value}»`
}
