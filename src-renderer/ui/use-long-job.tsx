import { useState } from 'react'
import type { Reply, RunningJob } from '../api.ts'
import type { Progress } from '../bridge.ts'
import { ProgressModal } from './ProgressModal.tsx'

/**
 * One piece of long work at a time, with its progress over the screen and a way to stop it.
 *   const reply = await verifying.run((onProgress) => runJob('audit.verify', {}, onProgress))
 */
export function useLongJob(title: string) {
  const [progress, setProgress] = useState<Progress | null>(null)
  const [job, setJob] = useState<RunningJob<unknown> | null>(null)
  const run = async <T,>(
    start: (onProgress: (progress: Progress) => void) => RunningJob<T>,
  ): Promise<Reply<T>> => {
    const started = start(setProgress)
    setJob(started)
    const reply = await started.reply
    setJob(null)
    setProgress(null)
    return reply
  }
  const modal = (
    <ProgressModal opened={job !== null} title={title} progress={progress} onCancel={() => job?.cancel()} />
  )
  return { run, isRunning: job !== null, modal }
}
