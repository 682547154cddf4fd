export const handoverText = {
  title: 'Ausencias',
  detail:
    'Mientras alguien descansa, quien lo cubre ve también a sus clientes en «Mis clientes» y en su calendario de cortes.',
  add: 'Nueva ausencia',
  operator: 'Quién se ausenta',
  to: 'Quién lo cubre',
  from: 'Desde',
  until: 'Hasta',
  save: 'Guardar',
  end: 'Ya volvió',
  endOf: (operator: string) => `Ya volvió ${operator}`,
  emptyTitle: 'Nadie se ausenta',
  emptyHint: 'Antes de unas vacaciones diga aquí quién sigue a esos clientes, y desde y hasta cuándo.',
  alone: 'Para cubrirse hacen falta al menos dos operadores activos.',
} as const
