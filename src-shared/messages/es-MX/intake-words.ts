import type { IntakeAct, IntakeField, IntakeState } from '#domain/intake.ts'

type Named<K extends string> = Readonly<Record<K, string>> & Readonly<Record<string, string>>

/** As they stand inside a sentence: "falta el RFC, teléfono de contacto". */
export const intakeFieldNames: Named<IntakeField> = {
  name: 'razón social',
  rfc: 'RFC',
  contactName: 'nombre de contacto',
  phone: 'número de contacto',
  email: 'correo de contacto',
}

export const intakeStateNames: Named<IntakeState> = {
  received: 'recibida',
  incomplete: 'con datos incompletos',
  ready: 'lista',
  registered: 'registrada en el portal',
  delivered: 'con credenciales entregadas',
  cancelled: 'cancelada',
}

export const intakeActNames: Named<IntakeAct> = {
  check: 'cambiar sus datos',
  join: 'unir a otro cliente',
  register: 'registrar',
  deliver: 'entregar sus credenciales',
  cancel: 'cancelar',
}
