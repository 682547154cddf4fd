declare const brand: unique symbol

/** A primitive that only its own module can make: `type Day = Brand<string, 'Day'>`. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
