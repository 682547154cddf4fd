/** What keeps somebody from acting as an operator, and what is not taken as a password. */
export interface AccessRefusals {
  'operation.inner': { operation: string }
  'access.signInNeeded': Record<string, never>
  'access.locked': Record<string, never>
  'access.otherOperator': { operator: string }
  'access.passwordChangeNeeded': Record<string, never>
  /** Of an unknown, inactive or wrongly spelt operator as well: it tells nobody who is here. */
  'access.wrongPassword': Record<string, never>
  'access.wait': { seconds: number }
  'access.temporaryOver': { days: number }
  'access.wrongPin': { left: number }
  'access.passwordNeeded': Record<string, never>
  'access.noPinHere': Record<string, never>
  'access.pinMalformed': Record<string, never>
  'access.pinEasy': Record<string, never>
  'access.passwordShort': { least: number }
  'access.passwordCommon': Record<string, never>
  'access.passwordNamed': Record<string, never>
  'access.samePassword': Record<string, never>
  'access.alreadyGuarded': Record<string, never>
  'access.notGuarded': Record<string, never>
  'access.recoveryRefused': Record<string, never>
  'access.notAdministrator': { name: string }
  'access.ownPassword': Record<string, never>
  'access.notOwn': Record<string, never>
  'operator.consoleKept': Record<string, never>
  'audit.notFound': { n: number }
  'audit.nothingWrong': Record<string, never>
}
