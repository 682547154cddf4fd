import { foldForSearch } from '#domain/company-name.ts'
import type { ImportField } from '#domain/import-field.ts'

/** 'No. Serie', 'NÚM. DE SERIE' and 'No de Serie:' are one heading. */
export function foldHeading(text: string): string {
  return foldForSearch(text)
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim()
}

/** The field that a heading names; null for one that nobody thought of. */
export function fieldOfHeading(heading: string): ImportField | null {
  const folded = foldHeading(heading)
  return exact.get(folded) ?? exact.get(withoutFiller(folded)) ?? null
}

/** A heading that means several things: it counts only when the content fits. */
export function isWeakHeading(heading: string): boolean {
  return weak.has(foldHeading(heading))
}

const weak: ReadonlySet<string> = new Set([
  'tipo',
  'licencias',
  'licenciamiento',
  'pago',
  'plan',
  'renta',
  'inicio',
  'vigencia',
  'corte',
  'meses',
  'usuario',
  'renovacion',
])

function withoutFiller(folded: string): string {
  return folded
    .split(' ')
    .filter((word) => !['de', 'del', 'la', 'el', 'los', 'las', 'en', 'su'].includes(word))
    .map((word) => (['no', 'num', 'n', 'nro', '#'].includes(word) ? 'numero' : word))
    .join(' ')
}

const headings: Readonly<Record<ImportField, readonly string[]>> = {
  client: [
    'cliente',
    'clientes',
    'razon social',
    'empresa',
    'nombre',
    'nombre cliente',
    'nombre razon social',
    'cliente razon social',
    'compania',
    'denominacion',
    'nombre fiscal',
    'nombre empresa',
    'razon social cliente',
  ],
  rfc: ['rfc', 'r f c', 'registro federal contribuyentes', 'rfc cliente', 'rfc empresa'],
  contact: [
    'contacto',
    'nombre contacto',
    'persona contacto',
    'atencion',
    'encargado',
    'responsable',
    'contacto principal',
    'atiende',
  ],
  phone: [
    'telefono',
    'telefonos',
    'tel',
    'tels',
    'celular',
    'cel',
    'movil',
    'numero contacto',
    'telefono contacto',
    'whatsapp',
    'numero telefonico',
    'numero telefono',
  ],
  email: [
    'correo',
    'correos',
    'correo electronico',
    'email',
    'e mail',
    'mail',
    'correo contacto',
    'email contacto',
  ],
  city: ['ciudad', 'localidad', 'plaza', 'municipio', 'poblacion', 'zona', 'ciudad zona', 'lugar'],
  system: [
    'sistema',
    'sistemas',
    'producto',
    'programa',
    'software',
    'sistema aspel',
    'aplicacion',
    'producto aspel',
  ],
  version: ['version', 'ver', 'vers', 'version sistema'],
  users: [
    'usuarios',
    'usuario',
    'numero usuarios',
    'usr',
    'usrs',
    'cantidad usuarios',
    'usuarios simultaneos',
    'total usuarios',
    'licencias',
    'numero licencias',
  ],
  serial: [
    'numero serie',
    'serie',
    'series',
    'serial',
    'numero serie electronico',
    'serie electronica',
    'numero serial',
    'serie sistema',
    'numero serie sistema',
    'noserie',
    'nserie',
    'numserie',
  ],
  code: ['cda', 'codigo activacion', 'clave activacion', 'codigo activacion cda', 'cda codigo activacion'],
  mode: [
    'modalidad',
    'modo',
    'esquema',
    'tipo licencia',
    'tipo licenciamiento',
    'tipo contratacion',
    'contratacion',
    'modalidad contratacion',
    'licenciamiento',
    'tipo',
  ],
  activatedOn: [
    'fecha activacion',
    'activacion',
    'activado',
    'activado el',
    'f activacion',
    'fecha activacion sistema',
    'dia activacion',
    'fecha inicio',
    'inicio',
    'inicio renta',
    'primera activacion',
    'fecha primera activacion',
  ],
  months: [
    'periodo',
    'periodo renta',
    'plazo',
    'frecuencia',
    'tipo renta',
    'renta',
    'periodicidad',
    'plan',
    'meses',
    'tiempo renta',
  ],
  method: ['forma pago', 'metodo pago', 'medio pago', 'pago', 'tipo pago', 'formas pago', 'como paga'],
  paidUntil: [
    'proximo pago',
    'fecha proximo pago',
    'proximo corte',
    'fecha corte',
    'corte',
    'vencimiento',
    'vence',
    'fecha vencimiento',
    'pagado hasta',
    'siguiente pago',
    'renovacion',
    'fecha renovacion',
    'proxima renovacion',
    'vigencia',
    'vigente hasta',
    'fecha vigencia',
  ],
  note: [
    'observaciones',
    'observacion',
    'notas',
    'nota',
    'comentarios',
    'comentario',
    'obs',
    'detalle',
    'detalles',
  ],
}

const exact: ReadonlyMap<string, ImportField> = new Map(
  Object.entries(headings).flatMap(([field, names]) =>
    names.map((name) => [name, field as ImportField] as const),
  ),
)
