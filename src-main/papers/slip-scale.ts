import type { PaperSize } from './kit.ts'
import type { TableStyle } from './table.ts'

/** How large a slip is drawn. */
export interface Scale {
  /** Every size of type and every height is a multiple of it. */
  readonly u: number
  readonly margin: number
  readonly table: TableStyle
  /** Half a sheet is a form: its payment data stand side by side at the foot. A whole one stacks them under the sums. */
  readonly half: boolean
}

/** Half a sheet holds six lines in type that survives a worn printer; a whole one is drawn larger. */
export function scaleOf(size: PaperSize): Scale {
  return size === 'halfLetter' || size === 'twoHalves' ? HALF_SHEET : WHOLE_SHEET
}

const HALF_SHEET: Scale = { u: 1, margin: 26, table: { size: 8.2, leading: 11.6 }, half: true }
const WHOLE_SHEET: Scale = { u: 1.2, margin: 45, table: { size: 8.9, leading: 15 }, half: false }
