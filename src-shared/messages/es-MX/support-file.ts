export const supportFileText = {
  readMe: 'LEEME.txt',
  explained: `Archivo de Vigente para soporte

versiones.json     versiones de Vigente, de SQLite y del sistema de esta PC
ajustes.json       reglas de la oficina (días, horas, interruptores) y ajustes de esta PC
libro.json         si el libro está completo, sus respaldos y el espacio en disco
renglones.json     cuántos renglones tiene cada tabla
registro.ndjson    lo último que el programa anotó de sí mismo: fallas, avisos y tiempos

No lleva nombres, teléfonos, correos, RFC, series, códigos, claves, contraseñas, importes,
direcciones, carpetas ni nada de lo que alguien haya escrito.
`,
  save: 'Guardar archivo para soporte',
  saveDetail:
    'Versiones, ajustes, estado del libro y lo último que anotó el programa, en un ZIP. No lleva ningún dato de sus clientes ni contraseñas.',
  wrote: (path: string) => `Archivo para soporte: ${path}`,
} as const
