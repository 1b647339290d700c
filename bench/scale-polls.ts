// How mailboxes are read: idle polls, ten thousand mailboxes, and an import, each beside a Graph that answers after 100 ms.
import { fork, type ChildProcess } from 'node:child_process'
import { Report } from './scale-graph.ts'
import { Result, type Work } from './scale-desk.ts'
import type { ScaleGroup, ScaleRow } from './scale.ts'

const DELAY_MS = 100
const MAILS = 3_000
const MAILBOXES = Number(process.env['SCALE_MAILBOXES'] ?? 10_000)

export const POLLS: ScaleGroup = {
  name: 'polls',
  method: `Graph answers each request after ${DELAY_MS} ms and stands in a process of its own; every run is a process of its own, too. CPU counts all threads of it.`,
  rows: async function* ({ stores }) {
    for (const { name, mongodbUri } of stores) yield* rowsOn(name, mongodbUri)
  },
}

async function* rowsOn(store: string, mongodbUri: string | null): AsyncGenerator<ScaleRow> {
  const usual = { mongodbUri, full: 0, pollSeconds: 1, spreadSeconds: 0, polls: null, mails: null, warmUpSeconds: 3 }
  const idle = await measured({ ...usual, empty: 1_000, seconds: 10 })
  yield {
    what: `idle polls a second, 1,000 mailboxes, ${store}`,
    found: `${rate(idle.polls, idle)} a second, ${idle.callsPerPoll.toFixed(1)} store calls and ${idle.cpuMsPerPoll.toFixed(1)} ms CPU each`,
    ...{ before: '38', wanted: '>= 300, <= 3 calls' },
  }
  const spread = await measured({
    ...{ ...usual, empty: MAILBOXES, pollSeconds: 30, spreadSeconds: 30, seconds: 30, warmUpSeconds: 33 },
  })
  yield {
    what: `${MAILBOXES.toLocaleString('en')} mailboxes over 30 s, ${store}`,
    found: `${rate(spread.polls, spread)} a second, late by ${spread.lateSeconds.toFixed(1)} s, ${spread.rssMb.toFixed(0)} MB`,
    ...{ before: '198, 436 MB', wanted: `${(MAILBOXES / 30).toFixed(0)}, <= 400 MB` },
  }
  const few = await allDue(MAILBOXES / 10)
  const many = await allDue(MAILBOXES)
  yield {
    what: `all due at once, ${store}`,
    found: `${MAILBOXES / 10} in ${few.toFixed(1)} s, ${MAILBOXES} in ${many.toFixed(1)} s: ${(many / few).toFixed(1)} times`,
    ...{ before: 'quadratic', wanted: '<= 10 times' },
  }
  for (const full of [1, 10]) {
    const read = await measured({
      ...{ ...usual, full, empty: 0, pollSeconds: 3600, seconds: 120, mails: MAILS * full, warmUpSeconds: 0 },
    })
    yield {
      what: `import of ${MAILS} mails from ${full === 1 ? 'one mailbox' : `each of ${full}`}, ${store}`,
      found: `${rate(read.mails, read)} a second, ${read.rssMb.toFixed(0)} MB`,
      ...{ before: '133', wanted: '>= 600' },
    }
  }

  async function allDue(empty: number): Promise<number> {
    const { seconds } = await measured({
      ...{ ...usual, empty, pollSeconds: 3600, seconds: 300, polls: empty, warmUpSeconds: 0 },
    })
    return seconds
  }
}

function rate(count: number, { seconds }: Result): string {
  return (count / seconds).toFixed(0)
}

export async function measured(work: Omit<Work, 'graphUrl' | 'ca'>): Promise<Result> {
  const graph = start('scale-graph.ts')
  const desk = start('scale-desk.ts')
  try {
    const told = Report.parse(await nextMessage(graph))
    if (!('graphUrl' in told)) throw new Error('The stand-in for Graph did not say where it is')
    const obeyed = nextMessage(graph)
    graph.send({ delayMs: DELAY_MS, mails: work.full === 0 ? 0 : MAILS })
    await obeyed
    const done = nextMessage(desk)
    desk.send({ ...work, ...told })
    return Result.parse(await done)
  } finally {
    graph.disconnect()
    if (desk.connected) desk.disconnect()
  }
}

function start(file: string): ChildProcess {
  return fork(new URL(`./${file}`, import.meta.url), { execArgv: ['--import', 'tsx'] })
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  return await new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`A process of the benchmark ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message)
    })
  })
}
