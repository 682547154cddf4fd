import { z } from 'zod'
import { installTrustedTypes } from './trusted-types.ts'

installTrustedTypes()

// zod tries `new Function` once to go faster; the content security policy forbids it and would report it, so it is told
// not to try. The rest is loaded afterwards, because a schema tries as soon as it is made.
z.config({ jitless: true })

void import('./start.tsx').then(({ start }) => start())
