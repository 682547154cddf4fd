/** Every row with every column, as the grid asks for it. */
export const EXPORT_EVERYTHING = {
  query: { search: '', filters: [], sort: [], groupBy: [] },
  selection: { all: true, except: [], ids: [] },
  columns: [
    'client',
    'rfc',
    'city',
    'system',
    'version',
    'users',
    'serial',
    'mode',
    'months',
    'method',
    'autoCharge',
    'activatedOn',
    'nextCutoff',
    'nextValidation',
    'status',
    'amount',
  ],
}
