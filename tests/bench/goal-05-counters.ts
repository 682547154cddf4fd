import type { Bench } from './bench.ts'
import { BENCH_DAY } from './clock.ts'
