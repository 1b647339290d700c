// The demo as a person sees it: everything started, a few mails sent, and what to try next.
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import nodemailer from 'nodemailer'
import type { Log } from '../../app/ports/runtime.ts'
import type { DemoOptions } from './options.ts'
import { startBackstage } from './backstage/server.ts'
import { startPlayground } from './playground.ts'
import { checkPorts } from './ports.ts'
import { sampleMails } from './sample-mails.ts'
import { redrawOpenTickets } from './seed.ts'
import { startDemo, type DemoParts } from './start.ts'
import { HELP_DESK, SUPPORT_ADDRESS, TENANT_ID } from './world.ts'

const MAILS_SENT = 'demo-mails-sent'

export interface RunningDemo {
  /** What people open in the browser. */
  readonly playgroundUrl: string
  readonly backstageUrl: string
  readonly parts: DemoParts
  /** Ends everything that was started. */
  stop(): Promise<void>
}

/** Answers once everything runs and the first mails were worked. */
export async function runDemo(
  options: Omit<DemoOptions, 'check' | 'help'>,
  log: Log,
  say: (line: string) => void,
): Promise<RunningDemo> {
  const { ports, folder } = options
  await checkPorts(ports)
  if (options.fresh) await rm(folder, { recursive: true, force: true })
  const botUrl = `http://127.0.0.1:${ports.bot}/api/messages`
  const stops: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end()
  }
  try {
    const started: { parts?: DemoParts } = {}
    const backstage = await startBackstage({
      port: ports.backstage,
      botUrl,
      serviceUrl: `http://localhost:${ports.playground}/_connector`,
      smtpPort: () => started.parts?.smtpPort ?? 0,
      sent: () => started.parts?.graph.mailboxes().flatMap((address) => started.parts?.graph.sent(address) ?? []) ?? [],
    })
    stops.push(() => backstage.stop())
    const playgroundFolder = path.join(folder, 'playground')
    const playground = await startPlayground({
      port: ports.playground,
      botUrl: backstage.botUrl,
      folder: playgroundFolder,
    })
    stops.push(() => playground.stop())
    const parts = await startDemo({ folder, ports, serviceUrl: playground.serviceUrl, log })
    stops.push(() => parts.stop())
    started.parts = parts
    say(`Playground   ${playground.url}   open this in the browser`)
    say(`Backstage    ${backstage.url}   be someone else; read and reply to the emails that Frontdesk sends`)
    say(`Bot          ${botUrl}`)
    say(
      `Mail         smtp://127.0.0.1:${parts.smtpPort} for ${SUPPORT_ADDRESS}, or .eml files into ${parts.dropFolder}`,
    )
    say(`Microsoft    ${parts.graph.url} stands in for Graph and its token endpoint`)
    say('')
    await tellWhatHappens(parts, say)
    say('')
    say('Try next')
    say('  in the Playground, channel General: press Take or Category on a ticket card; type: @Frontdesk tickets')
    say('  in the Playground, personal chat: answer the question with its buttons; type: help, whoami, mail log')
    say(
      '  behind the scenes: be Lynne, whose tenant nobody knows yet; as Alex type: organisations, then Woodgrove > More > Connect tenant',
    )
    say('  behind the scenes: be Megan (an agent) or Patti (a customer), send an email, read what was sent')
    say(
      `  in another terminal: npm run mail -- "My keyboard is broken" "Coffee, sorry."${ports.smtp === 2525 ? '' : ` --smtp-port ${ports.smtp}`}`,
    )
    say('  connect a second mailbox: type configure, open Support Mail, and enter')
    say(`    ${HELP_DESK.address}, tenant ${TENANT_ID},`)
    say(`    client ${HELP_DESK.clientId}, secret ${HELP_DESK.clientSecret}, and any expiry date to come`)
    say('  Ctrl-C ends everything; npm run demo continues with the same data, npm run demo -- --fresh starts over')
    return { playgroundUrl: playground.url, backstageUrl: backstage.url, parts, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function tellWhatHappens(parts: DemoParts, say: (line: string) => void): Promise<void> {
  const { documents } = parts.frontdesk.deps
  if (await documents.installation.findOne({ _id: MAILS_SENT })) {
    const open = await redrawOpenTickets(parts.frontdesk)
    say(`Continuing with the data of last time: ${open} open ${open === 1 ? 'ticket is' : 'tickets are'} posted again`)
    return
  }
  const mails = await sendSampleMails(parts.smtpPort)
  await documents.installation.insertNew([{ _id: MAILS_SENT, value: String(mails.length) }])
  say(`${mails.length} emails were sent: ${mails.join(', ')}`)
  await untilWorked(parts, mails.length)
  const rows = await documents.ledger.find({})
  const count = (state: string) => rows.filter((row) => row.state === state).length
  say(
    `${count('ticket')} became tickets, ${count('follow-up')} joined the first one, ${count('ignored')} written by machines made none (type: mail log)`,
  )
}

/** Sends them one after the other, as people would, and answers what each was. */
export async function sendSampleMails(smtpPort: number): Promise<readonly string[]> {
  const mails = await sampleMails()
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true })
  for (const { from, raw } of mails) await transport.sendMail({ envelope: { from, to: SUPPORT_ADDRESS }, raw })
  return mails.map(({ what }) => what)
}

/** Waits until so many mails have an outcome and everything that is due was posted. Throws after 30 seconds. */
export async function untilWorked(parts: DemoParts, mails: number): Promise<void> {
  const { documents } = parts.frontdesk.deps
  for (let tries = 0; tries < 300; tries += 1) {
    const worked = await documents.ledger.count({ state: { $in: ['ticket', 'follow-up', 'ignored'] } })
    const toDeliver = await documents.tickets.count({ deliverAt: { $ne: null } })
    if (worked >= mails && toDeliver === 0) return
    await wait(100)
  }
  throw new Error(`Not all of the ${mails} emails were handled within 30 seconds; the log says why`)
}
