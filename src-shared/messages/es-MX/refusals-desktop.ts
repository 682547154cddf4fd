import type { DesktopRefusals } from '#domain/desktop-refusals.ts'
import { workWords } from './this-pc.ts'

export const desktopRefusals: {
  readonly [C in keyof DesktopRefusals]: (params: DesktopRefusals[C]) => string
} = {
  'version.addressRefused': ({ address }) =>
    `«${address}» no sirve como dirección de versiones: escriba una que empiece con https:// y no lleve usuario ni signos después de «?» o «#».`,
  'version.noneReady': () => 'Todavía no hay ninguna versión lista para instalar.',
  'version.notNow': ({ work }) =>
    `Ahora no se instala: ${workWords[work]}. Termine eso e inténtelo otra vez.`,
  'version.notInstalled': () =>
    'Las versiones nuevas se instalan solas en el programa de escritorio instalado en Windows. Aquí, quien administra la PC pone la versión nueva.',
}
