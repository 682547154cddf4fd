import { expect, test } from 'vitest'
import { startSyncLoop, type SyncTimers } from '#core/sync-loop.ts'
import { ok } from '#domain/result.ts'
import type { Vigente } from '#core/app.ts'

/** Time that passes when the test says so. */
function time() {
  let now = 0
  const due: { at: number; work: () => void }[] = []
  const timers: SyncTimers = {
    now: () => now,
    chance: () => 1,
    after: (milliseconds, work) => {
      const entry = { at: now + milliseconds, work }
      due.push(entry)
      return () => void due.splice(due.indexOf(entry), due.includes(entry) ? 1 : 0)
    },
  }
  const pass = async (milliseconds: number) => {
    const until = now + milliseconds
    for (;;) {
      const next = due.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0]
      if (!next) break
      due.splice(due.indexOf(next), 1)
      now = next.at
      next.work()
      await settle()
    }
    now = until
    await settle()
  }
  return { timers, pass }
}

const settle = async () => {
  for (let i = 0; i < 20; i += 1) await Promise.resolve()
}

/** A PC whose network the test cuts; it counts how often it met the endpoint. */
function pc() {
  const heard: ((more: boolean) => void)[] = []
  const changed = new Set<(topics: readonly string[]) => void>()
  const wakes = new Set<() => void>()
  const state = { met: 0, cut: false, pending: false, enrolled: true, atOnce: 0, most: 0 }
  const app: Pick<Vigente, 'syncing' | 'onChanged'> = {
    onChanged: (listen) => {
      changed.add(listen)
      return () => void changed.delete(listen)
    },
    syncing: {
      isEnrolled: () => state.enrolled,
      behind: () => 0,
      papersToGive: () => 0,
      hasPending: () => state.pending,
      isMeeting: () => state.atOnce > 0,
      exchange: async () => {
        state.met += 1
        state.atOnce += 1
        state.most = Math.max(state.most, state.atOnce)
        await Promise.resolve()
        state.atOnce -= 1
        if (state.cut) return ok({ sent: 0, received: 0, failure: 'unreachable', more: true })
        state.pending = false
        return ok({ sent: 0, received: 0, failure: null, more: false })
      },
      waitForMore: () => new Promise((resolve) => heard.push(resolve)),
      wake: () => wakes.forEach((listen) => listen()),
      onWake: (listen) => {
        wakes.add(listen)
        return () => void wakes.delete(listen)
      },
      stop: async () => {},
      enrol: async () => {
        throw new Error('not asked here')
      },
      contacts: async () => ok([]),
      codeFor: async () => {
        throw new Error('not asked here')
      },
      unwrap: async () => null,
      deviceId: () => 'pc',
      letter: () => 'A',
      copied: () => false,
      clockIsRight: () => false,
    },
  }
  const change = () => {
    state.pending = true
    changed.forEach((listen) => listen(['clients']))
  }
  return { app, state, change, heard }
}

test('what is given here is sent at once, several commands of one click together', async () => {
  const { app, state, change } = pc()
  const { timers, pass } = time()
  startSyncLoop(app, () => {}, timers)
  await pass(1_000)
  expect(state.met).toBe(1)
  change()
  change()
  await pass(299)
  expect(state.met).toBe(1)
  await pass(1)
  expect(state.met).toBe(2)
})

test('what the others did comes when the endpoint says so, and every minute when it says nothing', async () => {
  const { app, state, heard } = pc()
  const { timers, pass } = time()
  startSyncLoop(app, () => {}, timers)
  await pass(1_000)
  heard.shift()!(true)
  await settle()
  await pass(0)
  expect(state.met).toBe(2)
  await pass(60_000)
  expect(state.met).toBe(3)
  expect(heard).toHaveLength(1)
})

test('a line to the endpoint that is cut is known within a second, and is listened to again when it is back', async () => {
  const { app, state, heard } = pc()
  const { timers, pass } = time()
  startSyncLoop(app, () => {}, timers)
  await pass(10_000)
  expect(state.met).toBe(1)
  state.cut = true
  heard.shift()!(false)
  await settle()
  await pass(1_000)
  expect(state.met).toBe(2)
  state.cut = false
  await pass(60_000)
  expect(heard).toHaveLength(1)
})

test('where nobody may listen, or a proxy cuts whoever does, it meets the endpoint more seldom and never less than every minute', async () => {
  const { app, state, heard } = pc()
  const { timers, pass } = time()
  const met = async (minutes: number, lasts: number) => {
    const before = state.met
    for (let passed = 0; passed < minutes * 60_000; passed += 500) {
      await pass(500)
      if (passed % lasts === 0) heard.shift()?.(false)
      await settle()
    }
    return state.met - before
  }
  startSyncLoop(app, () => {}, timers)
  await met(10, 500)
  expect(await met(10, 500)).toBeLessThanOrEqual(11)
  expect(await met(10, 500)).toBeGreaterThanOrEqual(9)
  // After ten seconds: it is heard nearly all the time, for one short question every ten seconds.
  expect(await met(10, 10_000)).toBeGreaterThan(30)
})

test('told that the network is back, it meets the endpoint at once and not when its next try was due', async () => {
  const { app, state, change } = pc()
  const { timers, pass } = time()
  const loop = startSyncLoop(app, () => {}, timers)
  state.cut = true
  await pass(10 * 60_000)
  state.cut = false
  const { met } = state
  app.syncing.wake()
  await pass(0)
  expect(state.met).toBe(met + 1)
  // And from then on what is given here is sent as soon as ever.
  change()
  await pass(300)
  expect(state.met).toBe(met + 2)
  await loop.stop()
  app.syncing.wake()
  await pass(60_000)
  expect(state.met).toBe(met + 2)
})

test('without a network it waits longer each time, a minute at most, and comes back by itself', async () => {
  const { app, state, change } = pc()
  const { timers, pass } = time()
  state.cut = true
  startSyncLoop(app, () => {}, timers)
  await pass(300)
  const after: number[] = []
  for (let seconds = 1; after.length < 4; seconds += 1) {
    const before = state.met
    await pass(1_000)
    if (state.met > before) after.push(seconds)
  }
  expect(after).toEqual([1, 3, 7, 15])
  change()
  await pass(500)
  expect(state.met).toBe(5)
  await pass(3_600_000)
  const hour = state.met
  await pass(3_600_000)
  expect(state.met - hour).toBe(60)
  state.cut = false
  await pass(60_000)
  expect(state.pending).toBe(false)
  expect(state.most).toBe(1)
})

test('a PC that nobody enrolled meets nobody', async () => {
  const { app, state, change } = pc()
  const { timers, pass } = time()
  state.enrolled = false
  startSyncLoop(app, () => {}, timers)
  change()
  await pass(600_000)
  expect(state.met).toBe(0)
})
