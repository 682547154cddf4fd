/** What a column of an office's spreadsheet may hold. */
export type ImportField =
  | 'client'
  | 'rfc'
  | 'contact'
  | 'phone'
  | 'email'
  | 'city'
  | 'system'
  | 'version'
  | 'users'
  | 'serial'
  | 'code'
  | 'mode'
  | 'activatedOn'
  | 'months'
  | 'method'
  | 'paidUntil'
  | 'note'

/** In the order in which a screen offers them. */
export const IMPORT_FIELDS: readonly ImportField[] = [
  'client',
  'rfc',
  'contact',
  'phone',
  'email',
  'city',
  'system',
  'version',
  'users',
  'serial',
  'code',
  'mode',
  'activatedOn',
  'months',
  'method',
  'paidUntil',
  'note',
]
