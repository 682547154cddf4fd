/** The mandatory data of the profile, by the portal's names (R82). */
export const profileFields = {
  name: 'Nombre y Apellidos',
  email: 'Correo de Contacto',
  phone: 'Teléfono de Contacto',
} as const

export const profileText = {
  title: 'Perfil',
  mandatory: '* Campos obligatorios',
  generalHint: 'A este correo se envía su código de activación.',
  shipping: 'Domicilio de envío',
  shippingHint: 'Calle, número, colonia, código postal, ciudad; a donde llega lo que viene en caja.',
  passwordHint: 'La contraseña de su cuenta se guarda y se cambia en la Bóveda.',
  toVault: 'Ir a la Bóveda',
  save: 'Guardar',
  doneGeneral: 'Datos generales guardados',
  doneData: 'Perfil guardado',
} as const
