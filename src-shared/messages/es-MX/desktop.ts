/** What the desktop program says outside of its page: menus, the icon beside the clock, the taskbar. */
export const desktopText = {
  file: '&Archivo',
  quit: 'Salir',
  edit: '&Edición',
  cut: 'Cortar',
  copy: 'Copiar',
  paste: 'Pegar',
  selectAll: 'Seleccionar todo',
  view: '&Ver',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  zoomReset: 'Tamaño normal',
  fullScreen: 'Pantalla completa',
  go: '&Ir',
  help: 'A&yuda',
  glossary: 'Glosario',
  about: 'Acerca de Vigente',
  open: 'Abrir Vigente',
  today: 'Lo de hoy',
  coreGone:
    'El libro se cerró varias veces seguidas. Lo guardado está a salvo: abra Vigente de nuevo, y si se repite, ejecute «vigente doctor».',
  jumps: [
    { title: 'Hoy', description: 'Lo que se corta, en el orden en que se pierde', path: '/hoy' },
    { title: 'No abre', description: 'Un cliente llama porque su sistema no abre', path: '/no-abre' },
    { title: 'Clientes', description: 'Buscar a un cliente', path: '/clientes' },
  ],
} as const

/** Where the menu leads, with the key that does the same in the page. */
export const menuPlaces: readonly {
  readonly label: string
  readonly path: string
  readonly keys: string | null
}[] = [
  { label: 'Hoy', path: '/hoy', keys: 'Ctrl+1' },
  { label: 'Clientes', path: '/clientes', keys: 'Ctrl+2' },
  { label: 'Sistemas', path: '/sistemas', keys: 'Ctrl+3' },
  { label: 'Fichas', path: '/fichas', keys: 'Ctrl+4' },
  { label: 'Importar', path: '/importar', keys: 'Ctrl+5' },
  { label: 'Pedidos', path: '/pedidos', keys: 'Ctrl+6' },
  { label: 'Reportes', path: '/reportes', keys: 'Ctrl+7' },
  { label: 'Calculadora', path: '/calculadora', keys: 'Ctrl+8' },
  { label: 'No abre', path: '/no-abre', keys: 'F4' },
  { label: 'Portal', path: '/portal', keys: null },
  { label: 'Sincronización', path: '/sincronizacion', keys: null },
  { label: 'Ajustes', path: '/ajustes', keys: null },
]
