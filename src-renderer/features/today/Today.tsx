import { useRef, useState } from 'react'
import { addDays, type Day } from '#domain/calendar.ts'
import { nextCallText } from '#messages/es-MX/next-call.ts'
import { dayTitle, todayText as text } from '#messages/es-MX/today.ts'
import { askAhead, queries, runJob } from '../../api.ts'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { lookAsOf, useSession } from '../../state/session.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { OpenToAll } from '../../ui/OpenToAll.tsx'
import { PrintButton, printPaper } from '../../ui/PrintButton.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useShortcut } from '../../ui/shortcuts.tsx'
import { useClockDay, useToday } from '../../ui/surroundings.tsx'
import { frameText } from '#messages/es-MX/frame.ts'
import { ActionBar } from './ActionBar.tsx'
import { BeforeLeaving } from './BeforeLeaving.tsx'
import { DayBar } from './DayBar.tsx'
import { DeskFilters } from './DeskFilters.tsx'
import { isSystem, isTask, keyOf, mainAction, type Entry } from './lines.ts'
import { LineDialog, type Asking } from './LineDialog.tsx'
import { useMine } from './mine.ts'
import { Quiet } from './Quiet.tsx'
import { ChargesRow, QuietRow } from './QuietRow.tsx'
import { SectionFilters } from './SectionFilters.tsx'
import { placeOfTask } from './task-place.ts'
import { TaskBar } from './TaskBar.tsx'
import styles from './Today.module.css'
import { useActions } from './useActions.ts'
import { useChosen } from './useChosen.ts'
import { pressing } from './useTodayCount.ts'
import { useListKeys } from './useListKeys.ts'
import { askForWorklist, inputOf, readSection, useWorklist, type DayHead } from './useWorklist.ts'
import { addressOf, deskOfView, sectionOf, viewOf, type View } from './view.ts'
import { Worklist } from './Worklist.tsx'

/** As `firstOfHoy`, of whatever list is opened. */
export function askFirst(query: URLSearchParams): Promise<unknown> {
  return Promise.all([
    askForWorklist(viewOf(query), useMine.getState().mine),
    askAhead('today.list', { limit: 1 }),
    askAhead('catalogue.get', {}),
  ])
}

/** What stops next, for whom, what to do, by when. */
export default function Today({ query }: ScreenProps) {
  const today = useToday()
  const clockDay = useClockDay()
  const asOf = useSession((session) => session.asOf)
  const view = viewOf(query)
  const mine = useMine((state) => state.mine)
  const work = useWorklist(view, mine)
  const chosen = useChosen(work.lines, `${view} ${asOf} ${mine}`, work.stale)
  const actions = useActions(today)
  const [asking, setAsking] = useState<Asking | null>(null)
  const [whyOpen, setWhyOpen] = useState<string | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const { head } = work
  const looked = asOf ?? clockDay

  const seeView = (next: View) => replacePlace(addressOf(next))
  const ask = (what: Asking['what'], entries: readonly Entry[], channel: Asking['channel'] = 'call') => {
    actions.refuse(null)
    setAsking({ what, entries, channel })
  }
  const finish = async (work: Promise<boolean>) => {
    if (await work) chosen.clear()
  }
  const mainOf = (line: Entry) => {
    if (isTask(line)) {
      const place = placeOfTask(line)
      if (place === null) void finish(actions.taskDone(line))
      else go(place)
      return
    }
    const what = mainAction[line.section]
    if (what === 'renew') go(`/renovar/${line.serialId}`)
    else if (what === 'confirm') void finish(actions.confirm([line]))
    else ask(what, [line])
  }
  const withLine = (act: (line: Entry) => void) => (key: string) => {
    const line = work.lines.find((one) => keyOf(one) === key)
    if (line) act(line)
  }
  const chooseAll = async () => {
    const { active } = chosen
    if (view === 'beforeLeaving' || active === null || isTask(active)) return chosen.choose(work.lines)
    const found = await readSection(mine, active.section)
    if ('code' in found) actions.refuse(found)
    else chosen.choose(found)
  }
  const confirmQuiet = async () => {
    const found = await readSection(mine, 'unconfirmed')
    if ('code' in found) actions.refuse(found)
    else await finish(actions.confirm(found))
  }
  const { printing, printSheet } = usePrint(mine, view, actions.refuse)
  const { quiet, charges } = work
  const chargesRow = charges && (
    <ChargesRow charges={charges.count} clients={charges.clients} onView={seeView} />
  )

  useShortcut('Ctrl+A', text.selectSection, () => void chooseAll())
  useShortcut('+', text.dayAfter, () => look(addDays(looked, 1), clockDay))
  useShortcut('-', text.dayBefore, () => look(addDays(looked, -1), clockDay))
  useShortcut(chosen.active ? 'Q' : null, text.whyTitle, () => setWhyOpen(chosen.activeKey))
  useListKeys({ root, chosen, asking: asking !== null, loadMore: work.loadMore, lines: work.lines })

  return (
    <div ref={root} className={styles.today} data-hoy>
      <header className={styles.head}>
        <h1 className={styles.title}>{dayTitle(looked, clockDay)}</h1>
        <ActionButton
          label={leavingLabel(head)}
          keys="A"
          variant={view === 'beforeLeaving' || closesTomorrow(head) ? 'light' : 'default'}
          run={() => seeView(view === 'beforeLeaving' ? 'all' : 'beforeLeaving')}
        />
        <ActionButton label={nextCallText.title} keys="S" run={() => go('/llamadas')} />
        <PrintButton
          label={printing ? text.printing : text.printSheet}
          loading={printing}
          run={(choose) => void printSheet(choose)}
        />
      </header>
      <DayBar looked={looked} />
      {head === null ? (
        <Waiting refusal={work.refusal} />
      ) : (
        <>
          <SectionFilters head={head} view={view} onView={seeView} />
          <DeskFilters head={head} view={view} onView={seeView} onNote={() => ask('note', [])} />
          {work.beforeLeaving && <BeforeLeaving answer={work.beforeLeaving} onClose={() => seeView('all')} />}
          {chosen.targets.some(isTask) ? (
            <TaskBar
              chosen={chosen}
              pending={actions.pending}
              main={() => chosen.targets[0] && mainOf(chosen.targets[0])}
              open={(what) => ask(what, chosen.targets)}
            />
          ) : (
            <ActionBar
              chosen={chosen}
              pending={actions.pending}
              main={() => chosen.targets[0] && mainOf(chosen.targets[0])}
              confirm={() => void finish(actions.confirm(chosen.targets.filter(isSystem)))}
              markDone={() => void finish(actions.markDone(chosen.targets.filter(isSystem)))}
              failValidation={() => void finish(actions.failValidation(chosen.targets.filter(isSystem)[0]!))}
              open={(what) => ask(what, chosen.targets)}
            />
          )}
          <RefusalText refusal={asking === null ? (actions.refusal ?? work.refusal) : null} />
          {work.lines.length === 0 && quiet === null ? (
            <div className={styles.rest}>
              <Quiet head={head} view={view} onView={seeView} />
              {chargesRow}
            </div>
          ) : (
            <Worklist
              head={head}
              work={work}
              withTasks={sectionOf(view) === null}
              chosen={chosen}
              whyOpen={whyOpen}
              quiet={
                <>
                  {quiet && (
                    <QuietRow
                      clients={quiet.clients}
                      systems={quiet.count}
                      confirming={actions.pending}
                      onConfirm={() => void confirmQuiet()}
                      onView={seeView}
                    />
                  )}
                  {chargesRow}
                </>
              }
              on={{
                activate: chosen.activate,
                focus: chosen.focus,
                toggle: (key, extend) => (extend ? chosen.extendTo(key) : chosen.toggle(key)),
                why: setWhyOpen,
                main: withLine(mainOf),
                reached: (key, channel) => withLine((line) => ask('log', [line], channel))(key),
              }}
            />
          )}
        </>
      )}
      <OpenToAll />
      <LineDialog
        asking={asking}
        actions={actions}
        nextWorkingDay={(head?.nextWorkingDay ?? today) as Day}
        onClose={() => setAsking(null)}
        onDone={chosen.clear}
      />
    </div>
  )
}

function Waiting({ refusal }: { readonly refusal: Parameters<typeof RefusalText>[0]['refusal'] }) {
  if (refusal === null) return <LoadingRows rows={12} />
  const again = () => void queries.refetchQueries({ type: 'active' })
  return <RefusalText refusal={refusal} action={{ label: frameText.retry, run: again }} />
}

/** The day sheet of what is looked at, as a PDF that opens ready to print. */
function usePrint(mine: boolean, view: View, refuse: ReturnType<typeof useActions>['refuse']) {
  const [printing, setPrinting] = useState(false)
  const printSheet = async (choose: boolean) => {
    setPrinting(true)
    const reply = await runJob('today.sheet', inputOf(mine, sectionOf(view), deskOfView(view)), () => {})
      .reply
    setPrinting(false)
    const printed = reply.ok ? await printPaper(reply.value.file, 'letter', choose) : reply
    if (!printed.ok) refuse(printed.refusal)
  }
  return { printing, printSheet }
}

/** On a Saturday or before a bridge, what is cut meanwhile is told without being asked. */
function closesTomorrow(head: DayHead | null): head is DayHead {
  return head !== null && head.nextWorkingDay > addDays(head.today as Day, 1)
}

function leavingLabel(head: DayHead | null): string {
  return closesTomorrow(head) ? `${text.beforeLeaving} · ${pressing(head)}` : text.beforeLeaving
}

function look(day: Day, today: Day): void {
  lookAsOf(day === today ? null : day)
}
