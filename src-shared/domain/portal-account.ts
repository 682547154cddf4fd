/** R83: the account menu of the portal, in its order. */
export const ACCOUNT_MENU = [
  'Ir a mi cuenta',
  'Mi Perfil',
  'Mis pedidos',
  'Administrar pagos',
  'Cerrar sesión',
] as const

/** R81: the tabs of the profile, in their order. */
export const PROFILE_TABS = [
  'Datos generales',
  'Datos de facturación',
  'Datos de envío',
  'Cambiar contraseña',
] as const
