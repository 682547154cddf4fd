/** Why an endpoint does not do what a person asked of it, in words for that person. */
export class Refused extends Error {}

export function alreadyOn(): Refused {
  return new Refused('En esa carpeta ya hay un servidor encendido.')
}
