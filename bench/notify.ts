// How long a mail takes to its card at 100 mailboxes and 10 mails a second: told of by Microsoft, found by looking, and the same requests alone.
import { fork } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { secretPlace } from '../src/app/support-mail/open-mailbox.ts'
import { createGraphProvider } from '../src/mail/graph/graph-provider.ts'
import { CLIENT_ID, CLIENT_SECRET, TEAM, TENANT_ID } from '../src/sandbox/demo/world.ts'
import { listenOnLoopback } from '../src/sandbox/listen.ts'
import { renderCard } from '../src/teams/cards/render-card.ts'
import { createBotAdapter } from '../src/teams/wire/adapter.ts'
import { createChat } from '../src/teams/wire/chat.ts'
import { aTicketView } from '../test/support/card-views.ts'
import { CONCURRENCY, log, newPlace, PAGE_SIZE, startFrontdesk } from './frontdesk.ts'
import { addressOf, Report, sentAt } from './notify-outside.ts'
import type { Outside } from './outside.ts'

export const NOTIFY_METHOD = `milliseconds from the mail's arrival in its mailbox to the answer of Teams; bare: one read of the changes, one of the mail and one
post of a ready card for each, by the same clients and at the same pace, told of by the process that sends`

export interface Latency {
  readonly p50: number
  readonly p95: number
  /** Time of this process on the processor for each mail, in milliseconds, idle looks included. */
  readonly cpuMs: number
}

interface Pace {
  readonly mailboxes: number
  readonly mails: number
  readonly perSecond: number
}

/** `pollSeconds`: how often each mailbox is looked at besides. */
export async function mailToCard(
  outside: Outside,
  mongodbUri: string | null,
  pace: Pace,
  how: { readonly told: boolean; readonly pollSeconds: number },
): Promise<Latency> {
  const graph = await startGraph(pace)
  const place = await newPlace(mongodbUri)
  const port = await freePort()
  const times: number[] = []
  let allPosted: () => void = () => undefined
  const done = new Promise<void>((resolve) => (allPosted = resolve))
  const frontdesk = await startFrontdesk(
    { ...outside, graphUrl: graph.graphUrl, ca: graph.ca },
    place,
    (chat) => ({
      ...chat,
      async post(channel, view) {
        const message = await chat.post(channel, view)
        if ('subject' in view) times.push(Date.now() - sentAt(String(view.subject)))
        if (times.length === pace.mails) allPosted()
        return message
      },
    }),
    undefined,
    { pollIntervalMs: how.pollSeconds * 1000, port, publicUrl: how.told ? `http://127.0.0.1:${port}` : null },
  )
  const { documents, secrets } = frontdesk.deps
  const [model] = await documents.mailboxes.find({})
  if (!model) throw new Error('The demo has no mailbox')
  await documents.mailboxes.delete({})
  await documents.mailboxes.insertNew(
    Array.from({ length: pace.mailboxes }, (_, mailbox) => {
      const _id = `desk-${mailbox}`
      // Not all of them are due at the same moment.
      const pollAt = new Date(Date.now() + (mailbox / pace.mailboxes) * Math.min(how.pollSeconds, 5) * 1000)
      const clientSecret = secrets.seal(CLIENT_SECRET, secretPlace(_id))
      return { ...model, _id, address: addressOf(mailbox), clientSecret, pollAt, lease: null }
    }),
  )
  const ready = how.told
    ? { 'notices.subscription': { $ne: null }, 'notices.told': false }
    : { 'health.lastSuccessAt': { $ne: null } }
  while ((await documents.mailboxes.count({ ...ready, lease: null })) < pace.mailboxes) await wait(100)
  const used = process.cpuUsage()
  graph.send(() => undefined)
  await done
  const latency = latencyOf(times, process.cpuUsage(used))
  await frontdesk.stop()
  await place.remove()
  graph.stop()
  return latency
}

/** The stand-ins alone. */
export async function bareMailToCard(outside: Outside, pace: Pace): Promise<Latency> {
  const graph = await startGraph(pace)
  const { graphUrl, ca } = graph
  const limits = { concurrency: CONCURRENCY, pageSize: PAGE_SIZE }
  const provider = createGraphProvider({ graphUrl, loginUrl: graphUrl, ca, clock: () => new Date(), log, ...limits })
  const adapter = createBotAdapter({ unauthenticated: true, log, newId: () => 'id' })
  const card = renderCard(aTicketView())
  const chat = createChat({ adapter, renderCard: () => card, limits: null, clock: () => new Date(), targeted: true })
  const channel = { serviceUrl: outside.serviceUrl, tenantId: TENANT_ID, conversationId: TEAM.id }
  const since = new Date(Date.now() - 3_600_000)
  const access = { tenantId: TENANT_ID, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET }
  const desks = Array.from({ length: pace.mailboxes }, (_, mailbox) => ({
    client: provider.open({ ...access, address: addressOf(mailbox) }),
    cursor: null as string | null,
  }))
  for (const desk of desks) desk.cursor = (await desk.client.changes(null, since)).cursor
  const times: number[] = []
  const used = process.cpuUsage()
  await new Promise<void>((resolve, reject) => {
    const follow = async ({ mailbox, at }: { mailbox: number; at: number }): Promise<void> => {
      const desk = desks[mailbox]
      if (!desk) return
      const { mails, cursor } = await desk.client.changes(desk.cursor, since)
      desk.cursor = cursor
      await desk.client.read(mails.map(({ id }) => id))
      await chat.post(channel, aTicketView())
      times.push(Date.now() - at)
      if (times.length === pace.mails) resolve()
    }
    graph.send((mail) => void follow(mail).catch(reject))
  })
  const latency = latencyOf(times, process.cpuUsage(used))
  graph.stop()
  return latency
}

async function startGraph(pace: Pace) {
  const child = fork(new URL('./notify-outside.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  let onDelivered: (mail: { mailbox: number; at: number }) => void = () => undefined
  const started = await new Promise<{ graphUrl: string; ca: string }>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The process beside this one ended')))
    child.on('message', (message) => {
      const report = Report.parse(message)
      if (report.did === 'start') resolve(report)
      else onDelivered(report)
    })
    child.send({ do: 'start', mailboxes: pace.mailboxes })
  })
  return {
    ...started,
    send(heard: typeof onDelivered) {
      onDelivered = heard
      child.send({ do: 'send', mails: pace.mails, perSecond: pace.perSecond })
    },
    stop: () => child.disconnect(),
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listenOnLoopback(server, 'a free port', '127.0.0.1', 0)
  await new Promise<void>((resolve) => void server.close(() => resolve()))
  return port
}

function latencyOf(times: readonly number[], { user, system }: NodeJS.CpuUsage): Latency {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), cpuMs: (user + system) / 1000 / times.length }
}
