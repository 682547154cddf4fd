/** How large a paper is drawn: half a Letter sheet, the same half twice on a whole one, a whole one, or A4. */
export const SHEET_SIZES = ['halfLetter', 'twoHalves', 'letter', 'a4'] as const
export type SheetSize = (typeof SHEET_SIZES)[number]

/** Of this PC; without a printer each paper asks by the system's own dialog. */
export interface PrintSettings {
  /** As the operating system names it. */
  readonly printer: string | null
  /** What a slip is printed on. */
  readonly slipSize: SheetSize
}

/** The sheet as it lies in the printer, in thousandths of a millimetre; half a Letter sheet is drawn lying on its side. */
export interface PrinterSheet {
  readonly width: number
  readonly height: number
  readonly landscape: boolean
}

/** `printerSheet('halfLetter') // 5.5 × 8.5 inches, printed across` */
export function printerSheet(size: SheetSize): PrinterSheet {
  if (size === 'halfLetter') return { width: 139_700, height: 215_900, landscape: true }
  if (size === 'a4') return { width: 210_000, height: 297_000, landscape: false }
  return { width: 215_900, height: 279_400, landscape: false }
}

/** `missing`: the chosen printer is not on this PC any more. */
export type PrintPlan =
  | { readonly by: 'dialog'; readonly missing: string | null }
  | { readonly by: 'printer'; readonly printer: string }

/** At once on the printer of this PC, unless another is to be chosen or it is gone. */
export function printPlan(printer: string | null, there: readonly string[], choose: boolean): PrintPlan {
  if (choose || printer === null) return { by: 'dialog', missing: null }
  return there.includes(printer) ? { by: 'printer', printer } : { by: 'dialog', missing: printer }
}
