/** R81: the tabs of the profile, in their order. */
export const PROFILE_TABS = [
  'Datos generales',
  'Datos de facturación',
  'Datos de envío',
  'Cambiar contraseña',
] as const
