/** What is said when the vendor's message with a code is pasted (R84, R85). */
export const pastedCodeText = {
  title: 'Llegó un código de activación',
  serial: 'Serie',
  code: 'Código (CDA)',
  client: 'Cliente',
  system: 'Sistema',
  save: 'Guardar código',
  saved: 'Código guardado',
  known: 'Ya está guardado: no falta nada.',
  answers: 'Está pedido en el portal: con este código se cierra esa petición.',
  close: 'Cerrar la petición',
  unknown:
    'Esa serie no está en el libro. Registre antes el sistema, o revise que el mensaje sea de un cliente suyo.',
  register: 'Ir a Sistemas',
  unlock: 'Hay un desbloqueo en curso de esta serie: el código lo cierra.',
  toUnlock: 'Ir al desbloqueo',
} as const
