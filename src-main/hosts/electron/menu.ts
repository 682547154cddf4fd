import { Menu, type MenuItemConstructorOptions } from 'electron'
import { desktopText as text, menuPlaces } from '#messages/es-MX/desktop.ts'

/** The menu bar, behind Alt: what the page does by its own keys is only shown beside it, and the page does it. */
export function setMenu(open: (path: string) => void): void {
  const places: MenuItemConstructorOptions[] = menuPlaces.map(({ label, path, keys }) => ({
    label,
    ...(keys === null ? {} : { accelerator: keys, registerAccelerator: false }),
    click: () => open(path),
  }))
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: text.file, submenu: [{ label: text.quit, role: 'quit' }] },
    {
      label: text.edit,
      submenu: [
        { label: text.cut, role: 'cut' },
        { label: text.copy, role: 'copy' },
        { label: text.paste, role: 'paste' },
        { label: text.selectAll, role: 'selectAll' },
      ],
    },
    {
      label: text.view,
      submenu: [
        { label: text.zoomIn, role: 'zoomIn' },
        { label: text.zoomOut, role: 'zoomOut' },
        { label: text.zoomReset, role: 'resetZoom' },
        { type: 'separator' },
        { label: text.fullScreen, role: 'togglefullscreen' },
      ],
    },
    { label: text.go, submenu: places },
    {
      label: text.help,
      submenu: [
        { label: text.glossary, click: () => open('/glosario') },
        { label: text.about, role: 'about' },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
