import type { FirstDayTask } from '#domain/first-day.ts'

/** What the panel «Primer día» says; `client` is whom it is about, and «primer día» finds them. */
export const firstDayTasks: {
  readonly [T in FirstDayTask]: { readonly name: string; readonly how: (client: string) => string }
} = {
  find: {
    name: 'Encontrar a un cliente',
    how: (client) =>
      `Oprima Ctrl+K, escriba «${client}» y ábralo con Enter; ahí oprima L, escriba qué le dijo y guarde con Ctrl+Enter.`,
  },
  week: {
    name: 'Ver qué se corta esta semana',
    how: (client) =>
      `En Hoy (Ctrl+1) oprima 6, «Esta semana»; baje con las flechas hasta ${client} y oprima P para anotar qué día prometió pagar; guarde con Enter.`,
  },
  client: {
    name: 'Registrar un cliente',
    how: () => 'En Clientes (Ctrl+2) oprima Ctrl+N, escriba su nombre y guarde con Ctrl+Enter.',
  },
  renew: {
    name: 'Renovar una renta con su pago',
    how: (client) =>
      `Oprima Ctrl+K, escriba «renovar ${client}» y Enter; Enter en su SAE, que se corta primero; y Enter en cada línea: el periodo, la forma de pago y «Registrar pago».`,
  },
  slip: {
    name: 'Imprimir una ficha de pago',
    how: (client) =>
      `Oprima Ctrl+K, escriba «ficha ${client}» y Enter; expídala con Ctrl+Enter e imprímala con Ctrl+P.`,
  },
  key: {
    name: 'Entregar una clave de prepago',
    how: (client) =>
      `Oprima Ctrl+K, escriba «claves de prepago» y Enter; con la flecha abajo y Enter abra una disponible, oprima A, busque «${client}», elíjalo con Enter y guarde con Enter.`,
  },
  noAbre: {
    name: 'Atender un «no abre»',
    how: (client) =>
      `Oprima F4, escriba «${client}» y Enter; elija su NOI con Enter, escriba lo que dice la pantalla, por ejemplo «dice que valide su renta», y Enter; conteste las preguntas con S, y Enter hasta que diga «Reporte anotado».`,
  },
  undo: {
    name: 'Deshacer algo',
    how: () => 'Registre otro cliente como antes y, mientras el aviso ofrece «Deshacer», oprima Ctrl+Z.',
  },
}

export const practiceText = {
  title: 'Primer día',
  detail: 'Ocho tareas, sin ayuda de nadie. Cada una se marca sola cuando el libro muestra que se hizo.',
  begin: 'Empezar',
  preparing: 'Preparando la oficina de práctica',
  progress: (done: number, of: number) => `${done} de ${of}`,
  show: 'Ver las ocho',
  hide: 'Ver solo la que sigue',
  again: 'Empezar de nuevo',
  allDone: 'Ya hizo las ocho. Puede seguir practicando, o empezar de nuevo con otro cliente.',
  done: 'hecha',
  notDone: 'por hacer',
} as const

export const practiceRefusals = {
  'practice.onlyThere': () => 'El primer día se practica en el libro de práctica, no en el de la oficina.',
} as const
