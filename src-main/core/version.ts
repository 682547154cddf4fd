/** Of this program, as package.json says it. */
export const APP_VERSION = '0.1.0'
