/** The greeting of an empty ledger, the first-run wizard and Ajustes. */
export const settingsText = {
  welcome: 'Bienvenida a Vigente',
  welcomeDetail:
    'Aquí se ve qué sistema deja de funcionar primero, de quién es y qué hacer antes. El libro todavía está vacío: empiece por lo que ya tiene.',
  importMine: 'Importar mi hoja de cálculo',
  importMineDetail:
    'Excel o CSV, o las filas copiadas del portal. Se revisa antes de guardar y se puede deshacer.',
  loadSample: 'Cargar datos de muestra',
  loadSampleDetail:
    'Una oficina inventada con 250 clientes para conocer el programa. Los precios también son inventados.',
  sampleLoading: 'Cargando los datos de muestra',
  practise: 'Practicar',
  practiseDetail: 'Un libro aparte, con marca de agua. Nada de lo que haga ahí llega al de la oficina.',
  join: 'Unir esta PC a la oficina',
  joinDetail:
    'Si otras PCs ya llevan el libro con un servidor: con la invitación que le hicieron en una de ellas.',
  firstRun: 'Preparar la oficina',
  firstRunDetail: 'Lo que pide la primera ficha de pago. Cada paso se puede dejar para después.',
  later: 'Dejar para después',
  next: 'Guardar y seguir',
  previous: 'Anterior',
  finish: 'Terminar',
  missing: 'Para la primera ficha falta',
  nothingMissing: 'Ya no falta nada para la primera ficha.',
  settings: 'Ajustes',
  save: 'Guardar',
  saved: 'Guardado.',
  add: 'Agregar',
  edit: 'Cambiar',
  remove: 'Quitar',
  profile: 'La oficina',
  profileDetail: 'Así se llama la oficina en las fichas, las cartas y los estados de cuenta.',
  name: 'Nombre o razón social',
  rfc: 'RFC',
  phone: 'Teléfono',
  email: 'Correo',
  address: 'Domicilio',
  city: 'Ciudad',
  taxPlace: 'Lugar para el IVA',
  taxPlaceDetail: 'De aquí sale la tasa de IVA.',
  zone: 'Zona horaria',
  zoneDetail: 'Decide qué día es hoy en la oficina.',
  logo: 'Logotipo',
  logoDetail: 'PNG o JPEG, hasta 200 KB. Se imprime en blanco y negro.',
  logoPick: 'Elegir imagen…',
  logoRemove: 'Quitar el logotipo',
  logoTooLarge: 'La imagen pesa más de 200 KB. Guárdela más pequeña y elíjala otra vez.',
  logoWrongType: 'El logotipo debe ser una imagen PNG o JPEG.',
  banks: 'Cuentas de banco',
  banksDetail: 'La ficha nombra al beneficiario según quién factura: la oficina o el fabricante.',
  accountRemoved: 'Se quitó la cuenta.',
  noBanks: 'Todavía no hay cuentas',
  beneficiary: 'Beneficiario',
  bank: 'Banco',
  account: 'Cuenta',
  clabe: 'CLABE',
  billedBy: 'Factura',
  billedByDistributor: 'La oficina',
  billedByVendor: 'El fabricante',
  vendor: 'Fabricante',
  prices: 'Precios',
  pricesDetail:
    'Primer usuario + cada usuario adicional, sin IVA, por el periodo completo. Un precio nuevo vale desde su día y el anterior termina la víspera.',
  product: 'Sistema',
  period: 'Periodo',
  firstUser: 'Primer usuario',
  furtherUser: 'Cada usuario más',
  validFrom: 'Vale desde',
  priceRemoved: 'Se quitó el precio.',
  noPrice: 'sin precio',
  setPrice: 'Poner precio',
  letter: 'Letra de este equipo',
  letterDetail:
    'Cada equipo numera sus fichas con su letra (A-1042), para que dos equipos sin red nunca repitan folio.',
  catalogue: 'Catálogo',
  catalogueDetail:
    'Los sistemas que se rentan. Los días sin validar solo se cuentan cuando la oficina los confirma.',
  code: 'Clave',
  offlineDays: 'Días sin validar',
  offlineUnknown: 'hasta 15, sin confirmar',
  trialDays: 'Días de prueba',
  versions: 'Versiones',
  active: 'Activo',
  inactive: 'Ya no se ofrece',
  operators: 'Operadores',
  onlyAdministration: 'Puede ver todo esto; solo Administración lo cambia.',
  operatorsDetail: 'Lo que cada quien hace queda a su nombre. Una baja conserva su historia.',
  role: 'Puesto',
  operatorName: 'Nombre',
  productName: 'Nombre',
  newProduct: 'Sistema nuevo',
  versionsAfter: 'Las versiones se agregan cuando el sistema ya está guardado.',
  supported: 'con soporte',
  newVersion: 'Versión nueva',
  goOn: 'Siguiente',
  calendars: 'Horarios',
  calendarsDetail:
    'Con ellos se cuentan los días y las horas hábiles de la oficina, de cada fabricante y del banco.',
  holidays: 'Días festivos',
  hours: 'Horario',
  weekday: 'Día de la semana',
  opens: 'Abre',
  closes: 'Cierra',
  validUntil: 'Vale hasta',
  always: 'desde siempre',
  noEnd: 'sin término',
  specialDays: 'Días especiales',
  specialDaysDetail: 'Un puente, un inventario, un huracán: cerrado todo el día, o abierto solo un rato.',
  dayName: 'Motivo',
  closed: 'cerrado todo el día',
  addInterval: 'Agregar un rato abierto',
  noHours: 'No abre ningún día: agregue las horas en que atiende.',
  removeInterval: 'Quitar este rato',
  policies: 'Reglas',
  policiesDetail: 'Los valores con que arranca el programa. Cámbielos solo si en su oficina es distinto.',
  presumeValidations: 'Suponer hechas las validaciones pasado su día, si el cliente no dice otra cosa',
  presumeAutoCharges: 'Suponer hechos los cargos automáticos pasado su día',
  cardForLongPeriods: 'La renta semestral y la anual también se pueden pagar con tarjeta',
  usersWindowDays: 'Días antes del corte en que se abre el cambio de usuarios',
  advanceDays: 'Días de anticipación para actuar antes del corte',
  chequeClearingDays: 'Días hábiles que tarda un cheque',
  counterClearingDays: 'Días hábiles que tarda un pago en ventanilla',
  transferLatest: 'Hora en que una transferencia todavía se ve el mismo día',
  invoiceDays: 'Días hábiles en que se libera la factura',
  leasedKeys: 'Claves de prepago que cada PC aparta, por tipo',
  leaseDays: 'Días que una clave de prepago queda apartada',
  taxes: 'Tasas de IVA',
  taxesDetail:
    'Cada pago guarda la tasa de su día. La de la frontera no se aplica mientras la oficina no la encienda: antes debe haber dado el aviso y confirmado que el decreto sigue vigente.',
  newRate: 'Tasa nueva',
  place: 'Lugar',
  rate: 'Tasa (%)',
  rateWrong: 'Escriba la tasa entre 0 y 100',
  taxActive: 'Se aplica',
  applied: 'se aplica',
  notApplied: 'no se aplica',
  yes: 'sí',
  no: 'no',
  reminderTitle: 'Días antes del corte en que se avisa al cliente',
  reminderDetail:
    'El 0 es el mismo día. Vacío: no se avisa. Con cargo automático se avisa además cinco días antes, como pide la ley.',
  offsets: { 1: 'Renta mensual', 6: 'Renta semestral', 12: 'Renta anual' },
  offsetsWrong: 'Escriba los días separados por comas, como 7, 3, 1, 0',
  wordingUnMil: 'Escribir «UN MIL» en el importe con letra',
} as const

export const roleNames = {
  admin: 'Administración',
  sales: 'Ventas',
  support: 'Soporte',
  accounting: 'Contabilidad',
  reader: 'Consulta',
} as const

/** Beside what somebody's role does not let them do. `mayNotText('accounting')` */
export function mayNotText(role: keyof typeof roleNames): string {
  return `Hace falta el permiso de ${roleNames[role]}.`
}

export const holidayNames = {
  law: 'Los de la ley',
  bank: 'Los de los bancos',
  none: 'Ninguno',
} as const

/** Where the office is established, for its IVA. */
export const taxPlaceNames = {
  general: 'General',
  borderNorth: 'Frontera norte',
  borderSouth: 'Frontera sur (Chetumal)',
} as const

/** `taxPlaceName('borderNorth')` → 'Frontera norte'; a place that the office named itself stays as it is */
export function taxPlaceName(place: string): string {
  return place in taxPlaceNames ? taxPlaceNames[place as keyof typeof taxPlaceNames] : place
}

/** `percentText(1600)` → '16 %'; `percentText(850)` → '8.5 %' */
export function percentText(basisPoints: number): string {
  return `${basisPoints / 100} %`
}

/** `sampleLoaded(250, 612)` */
export function sampleLoaded(clients: number, serials: number): string {
  return `Listo: ${clients} clientes y ${serials} series de muestra.`
}

/** `stepOf(2, 5)` */
export function stepOf(step: number, steps: number): string {
  return `Paso ${step} de ${steps}`
}
