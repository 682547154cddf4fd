import type { Work } from './program-update.ts'

/** What the program of this PC cannot do about itself, its versions and its printer. */
export interface DesktopRefusals {
  'version.addressRefused': { address: string }
  'version.noneReady': Record<string, never>
  'version.notNow': { work: Work }
  'version.notInstalled': Record<string, never>
}
