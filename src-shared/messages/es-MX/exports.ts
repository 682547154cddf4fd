export const exportText = {
  title: 'Exportar',
  xlsx: 'Libro de Excel (.xlsx)',
  csv: 'Texto con comas (.csv)',
  detail: 'Lo que muestra la lista, completo. El dinero sale en pesos.',
  running: 'Exportando…',
  tooLarge: 'La lista es demasiado grande para un solo archivo. Elija menos y vuelva a exportar.',
  print: 'Imprimir',
  savePdf: 'Guardar PDF',
} as const
