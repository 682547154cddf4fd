import { duplicateKey, foldForSearch } from './company-name.ts'
import { checkRfc, type RfcKind } from './rfc.ts'

/** Whose a régimen is: c_RegimenFiscal of the CFDI 4.0 (mexico.md §5). */
export type Persons = 'moral' | 'fisica' | 'both'

/** The catalogue of régimenes, and who may have each. */
export const REGIMES: Readonly<Record<string, { readonly name: string; readonly of: Persons }>> = {
  '601': { name: 'General de Ley Personas Morales', of: 'moral' },
  '603': { name: 'Personas Morales con Fines no Lucrativos', of: 'moral' },
  '605': { name: 'Sueldos y Salarios e Ingresos Asimilados a Salarios', of: 'fisica' },
  '606': { name: 'Arrendamiento', of: 'fisica' },
  '607': { name: 'Enajenación o Adquisición de Bienes', of: 'fisica' },
  '608': { name: 'Demás ingresos', of: 'fisica' },
  '610': { name: 'Residentes en el Extranjero sin Establecimiento Permanente en México', of: 'both' },
  '611': { name: 'Ingresos por Dividendos (socios y accionistas)', of: 'fisica' },
  '612': { name: 'Personas Físicas con Actividades Empresariales y Profesionales', of: 'fisica' },
  '614': { name: 'Ingresos por intereses', of: 'fisica' },
  '615': { name: 'Ingresos por obtención de premios', of: 'fisica' },
  '616': { name: 'Sin obligaciones fiscales', of: 'fisica' },
  '620': { name: 'Sociedades Cooperativas de Producción que optan por diferir sus ingresos', of: 'moral' },
  '621': { name: 'Incorporación Fiscal', of: 'fisica' },
  '622': { name: 'Actividades Agrícolas, Ganaderas, Silvícolas y Pesqueras', of: 'moral' },
  '623': { name: 'Opcional para Grupos de Sociedades', of: 'moral' },
  '624': { name: 'Coordinados', of: 'moral' },
  '625': {
    name: 'Actividades Empresariales con ingresos a través de Plataformas Tecnológicas',
    of: 'fisica',
  },
  '626': { name: 'Régimen Simplificado de Confianza', of: 'both' },
}

const BUSINESS = ['601', '603', '606', '612', '620', '621', '622', '623', '624', '625', '626']
const PERSONAL = ['605', '606', '607', '608', '611', '612', '614', '615', '625']

/** The catalogue of uses, and the régimenes that may name each. */
export const CFDI_USES: Readonly<
  Record<string, { readonly name: string; readonly regimes: readonly string[]; readonly fisicaOnly?: true }>
> = {
  G01: { name: 'Adquisición de mercancías', regimes: BUSINESS },
  G02: { name: 'Devoluciones, descuentos o bonificaciones', regimes: [...BUSINESS, '616'] },
  G03: { name: 'Gastos en general', regimes: BUSINESS },
  I01: { name: 'Construcciones', regimes: BUSINESS },
  I02: { name: 'Mobiliario y equipo de oficina por inversiones', regimes: BUSINESS },
  I03: { name: 'Equipo de transporte', regimes: BUSINESS },
  I04: { name: 'Equipo de cómputo y accesorios', regimes: BUSINESS },
  I05: { name: 'Dados, troqueles, moldes, matrices y herramental', regimes: BUSINESS },
  I06: { name: 'Comunicaciones telefónicas', regimes: BUSINESS },
  I07: { name: 'Comunicaciones satelitales', regimes: BUSINESS },
  I08: { name: 'Otra maquinaria y equipo', regimes: BUSINESS },
  D01: {
    name: 'Honorarios médicos, dentales y gastos hospitalarios',
    regimes: PERSONAL,
    fisicaOnly: true,
  },
  D02: { name: 'Gastos médicos por incapacidad o discapacidad', regimes: PERSONAL, fisicaOnly: true },
  D03: { name: 'Gastos funerales', regimes: PERSONAL, fisicaOnly: true },
  D04: { name: 'Donativos', regimes: PERSONAL, fisicaOnly: true },
  D05: { name: 'Intereses por créditos hipotecarios (casa habitación)', regimes: PERSONAL, fisicaOnly: true },
  D06: { name: 'Aportaciones voluntarias al SAR', regimes: PERSONAL, fisicaOnly: true },
  D07: { name: 'Primas por seguros de gastos médicos', regimes: PERSONAL, fisicaOnly: true },
  D08: { name: 'Gastos de transportación escolar obligatoria', regimes: PERSONAL, fisicaOnly: true },
  D09: {
    name: 'Depósitos en cuentas para el ahorro y planes de pensiones',
    regimes: PERSONAL,
    fisicaOnly: true,
  },
  D10: { name: 'Pagos por servicios educativos (colegiaturas)', regimes: PERSONAL, fisicaOnly: true },
  S01: { name: 'Sin efectos fiscales', regimes: Object.keys(REGIMES) },
  CP01: { name: 'Pagos', regimes: Object.keys(REGIMES) },
  CN01: { name: 'Nómina', regimes: ['605'], fisicaOnly: true },
}

/**
 * The régimenes that an RFC may have: its 12 or 13 characters filter the list, a generic RFC has 616 alone, and an RFC
 * that cannot be read has all (mexico.md §5).
 *   regimesFor('moral')   // ['601', '603', '610', '620', '622', '623', '624', '626']
 *   regimesFor('generic') // ['616']
 */
export function regimesFor(kind: RfcKind | null): string[] {
  if (kind === 'generic') return ['616']
  return Object.keys(REGIMES).filter((code) => kind === null || [kind, 'both'].includes(REGIMES[code]!.of))
}

/**
 * The uses that a régimen may name; a generic RFC names S01 alone, and a persona moral no personal deduction.
 *   usesFor('616', 'fisica') // ['G02', 'S01', 'CP01']
 */
export function usesFor(regime: string, kind: RfcKind | null): string[] {
  if (kind === 'generic') return ['S01']
  return Object.keys(CFDI_USES).filter((code) => {
    const { regimes, fisicaOnly } = CFDI_USES[code]!
    return (regime === '' || regimes.includes(regime)) && !(fisicaOnly && kind === 'moral')
  })
}

export interface FiscalData {
  /** '' while it is missing. */
  readonly rfc: string
  readonly fiscalName: string
  readonly fiscalRegime: string
  readonly cfdiUse: string
  readonly postcode: string
}

export type FiscalField = keyof FiscalData

/** What the authority would reject, or what is missing for an invoice. */
export type FiscalWarning =
  | 'rfcMissing'
  | 'nameMissing'
  | 'regimeMissing'
  | 'useMissing'
  | 'postcodeMissing'
  | 'nameNotUpper'
  | 'nameLegalForm'
  | 'genericName'
  | 'regimeUnknown'
  | 'regimePerson'
  | 'regimeGeneric'
  | 'useUnknown'
  | 'useRegime'
  | 'useGeneric'
  | 'postcodeShape'

export interface FiscalProblem {
  readonly field: FiscalField
  readonly warning: FiscalWarning
}

/** The name that the authority knows the general public by. */
export const GENERAL_PUBLIC = 'PUBLICO EN GENERAL'

/**
 * What stands in the way of an invoice, field by field: warnings, since only the authority's record decides. With all
 * five fields empty nothing is said: this client has not asked for invoices yet (mexico.md §5).
 *   checkFiscal({ rfc: 'EKU9003173C9', fiscalName: 'ESCUELA KEMPER URGATE', fiscalRegime: '612', … })
 *   // [{ field: 'fiscalRegime', warning: 'regimePerson' }]: 612 is of personas físicas
 */
export function checkFiscal(data: FiscalData): FiscalProblem[] {
  const { fiscalName, fiscalRegime, cfdiUse, postcode } = data
  if ([fiscalName, fiscalRegime, cfdiUse, postcode].every((text) => text.trim() === '')) return []
  const { kind, normalised } = checkRfc(data.rfc)
  const problem = (field: FiscalField, warning: FiscalWarning | null) =>
    warning === null ? [] : [{ field, warning }]
  return [
    ...problem('rfc', data.rfc.trim() === '' ? 'rfcMissing' : null),
    ...problem('fiscalName', nameWarning(fiscalName.trim(), normalised)),
    ...problem('fiscalRegime', regimeWarning(fiscalRegime.trim(), kind)),
    ...problem('cfdiUse', useWarning(cfdiUse.trim().toUpperCase(), fiscalRegime.trim(), kind)),
    ...problem('postcode', postcodeWarning(postcode.trim())),
  ]
}

/**
 * The name as the authority writes it: upper case and without the legal form.
 *   fiscalNameOf('Hotel La Ceiba, S.A. de C.V.') // 'HOTEL LA CEIBA'
 */
export function fiscalNameOf(name: string): string {
  const words = name.normalize('NFC').trim().toUpperCase().split(/\s+/)
  for (let length = 1; length < words.length; length++) {
    const head = words.slice(0, length).join(' ')
    if (duplicateKey(head) === duplicateKey(name)) return head.replace(/[,.]+$/, '')
  }
  return words.join(' ')
}

function nameWarning(name: string, rfc: string): FiscalWarning | null {
  if (name === '') return 'nameMissing'
  if (rfc === 'XAXX010101000') return name === GENERAL_PUBLIC ? null : 'genericName'
  if (name !== name.toUpperCase()) return 'nameNotUpper'
  return foldForSearch(fiscalNameOf(name)) === foldForSearch(name) ? null : 'nameLegalForm'
}

function regimeWarning(regime: string, kind: RfcKind | null): FiscalWarning | null {
  if (regime === '') return 'regimeMissing'
  if (!Object.hasOwn(REGIMES, regime)) return 'regimeUnknown'
  if (regimesFor(kind).includes(regime)) return null
  return kind === 'generic' ? 'regimeGeneric' : 'regimePerson'
}

function useWarning(use: string, regime: string, kind: RfcKind | null): FiscalWarning | null {
  if (use === '') return 'useMissing'
  if (!Object.hasOwn(CFDI_USES, use)) return 'useUnknown'
  if (usesFor(Object.hasOwn(REGIMES, regime) ? regime : '', kind).includes(use)) return null
  return kind === 'generic' ? 'useGeneric' : 'useRegime'
}

function postcodeWarning(postcode: string): FiscalWarning | null {
  if (postcode === '') return 'postcodeMissing'
  return /^\d{5}$/.test(postcode) ? null : 'postcodeShape'
}
