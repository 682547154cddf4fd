interface WithEmail {
  readonly email: string
}

/** Of a client's people, in their order: whose e-mail is the registered one (R75), the first who has one. */
export function registeredContact<C extends WithEmail>(people: readonly C[]): C | null {
  return people.find(({ email }) => email !== '') ?? null
}

/** Whom the office turns to by name: whoever has the registered e-mail, and where nobody has one, the first. */
export function mainContact<C extends WithEmail>(people: readonly C[]): C | null {
  return registeredContact(people) ?? people[0] ?? null
}
