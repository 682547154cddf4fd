/**
 * Every "no" the program can answer, with what its sentence needs. A code without a Spanish sentence
 * in `messages/es-MX/refusals.ts` does not compile. A bug is not here: a bug throws.
 */
export interface RefusalParams {
  // the door
  'operation.unknown': { operation: string }
  'operation.invalidInput': { issues: readonly { path: string; message: string }[] }
  'operation.roleRequired': { role: string; operator: string }
  'operation.cancelled': Record<string, never>
  bug: { ref: string }
  // files that are read
  'file.notFound': { file: string }
  'file.empty': { name: string }
  'file.notATable': { name: string; found: string }
  'file.oldExcel': { name: string }
  'file.encrypted': { name: string }
  'file.tooLarge': { name: string; what: 'workbook' | 'text' | 'sheet' | 'rows' | 'cells'; limit: number }
  'file.damaged': { name: string }
  'file.openQuote': { name: string; line: number }
  'file.sheetRequired': { name: string; sheets: readonly string[] }
  'file.sheetUnknown': { sheet: string; sheets: readonly string[] }
}

export type RefusalCode = keyof RefusalParams
export type Refusal = { [C in RefusalCode]: { readonly code: C; readonly params: RefusalParams[C] } }[RefusalCode]

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }
export type Refused = Extract<Result<never>, { ok: false }>

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** An expected "no": returned, never thrown. `refuse('client.notFound', { id })` */
export function refuse<C extends RefusalCode>(code: C, params: RefusalParams[C]): Refused {
  return { ok: false, refusal: { code, params } as Refusal }
}
