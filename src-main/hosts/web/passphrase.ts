const NAMED_BY = 'VIGENTE_PASSPHRASE'

/** The vault's phrase from the environment of this process, so that scripts can work; null asks a person. */
export function phraseOfEnvironment(): string | null {
  const passphrase = process.env[NAMED_BY] ?? ''
  return passphrase === '' ? null : passphrase
}

/** For programs that are not ours: a browser needs no phrase. */
export function environmentWithoutPhrase(): NodeJS.ProcessEnv {
  const { [NAMED_BY]: _phrase, ...rest } = process.env
  return rest
}
