import type { IntakeField, IntakeState } from '#domain/intake.ts'

export const intakeText = {
  noName: 'una empresa sin nombre',
  revealReason: 'entrega de usuario y contraseña (alta de escritorio)',
  revealUserReason: 'entrega del usuario (alta de escritorio)',
  deliveredLog: (portal: string, withPassword: boolean) =>
    withPassword
      ? `Se entregaron usuario y contraseña de ${portal} (alta de escritorio).`
      : `Se entregó el usuario de ${portal}, sin la contraseña (alta de escritorio).`,
  /** R3: "envíala a uno o a otro". */
  oneOrTheOther: (addresses: readonly string[]) => addresses.join(' o '),

  title: 'Altas',
  one: 'Alta de escritorio',
  nameless: '(sin nombre)',
} as const

export const intakeStateTitles: Readonly<Record<IntakeState, string>> = {
  received: 'Recibida',
  incomplete: 'Datos incompletos',
  ready: 'Lista',
  registered: 'Registrada en el portal',
  delivered: 'Credenciales entregadas',
  cancelled: 'Cancelada',
}

export const intakeFieldLabels: Readonly<Record<IntakeField, string>> = {
  name: 'Razón social',
  rfc: 'RFC',
  contactName: 'Nombre de contacto',
  phone: 'Número de contacto',
  email: 'Correo de contacto',
}
