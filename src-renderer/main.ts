import './trusted-types.ts'
import { askFirstQuestions } from './first-questions.ts'

askFirstQuestions()
void import('./start.tsx').then(({ start }) => start())
