// The live test of a mailbox: what an administrator set up, tried one right after the other.
import { z } from 'zod'
import type { ProbeStep, ProbeStepId } from '../../app/ports/mailbox-provider.ts'
import { OutsideError } from '../../domain/errors.ts'
import { inWords, say } from '../../texts/say.ts'
import { lacking, type Permission } from './error-table.ts'
import { MicrosoftError, misunderstood } from './errors.ts'
import { type GraphClient, userPathOf } from './graph-client.ts'
import type { TokenSource } from './token-source.ts'

export interface ProbeDeps {
  readonly client: GraphClient
  readonly tokens: TokenSource
  /** The mailbox's own, lower case. */
  readonly address: string
  readonly foreignAddress: string | null
}

type Finding = Omit<ProbeStep, 'id'>

/**
 * Rights are tried by calls, not read from the token: with Exchange's RBAC for Applications the token does not name them.
 * A missing permission does not end the test, so that all that are missing are told at once.
 */
export async function probe(deps: ProbeDeps): Promise<readonly ProbeStep[]> {
  const { client, address } = deps
  const userPath = userPathOf(address)
  const signIn = await finding(async () => {
    // Permissions granted a moment ago are known to new tokens only.
    await deps.tokens.renew()
    return good(say('graph.probe.signIn'))
  })
  const inbox = signIn.outcome === 'good' ? await attempt(() => readFolder(client, userPath)) : 'blocked'
  const mailbox = mailboxFinding(inbox, address)
  const reachable = inbox === null || isRefusal(inbox)
  const read = reachable
    ? await finding(() => readRight(client, userPath, inbox), 'Mail.Read')
    : skipped(say('graph.probe.notReached'))
  const write = reachable ? await finding(() => writeRight(client, userPath), 'Mail.ReadWrite') : read
  const send = reachable ? await finding(() => sendRight(client, userPath), 'Mail.Send') : read
  const scope = read.outcome === 'good' ? await scopeFinding(deps) : skipped(say('graph.probe.scopeUnknown'))
  const findings = { 'sign-in': signIn, mailbox, read, write, send, scope } satisfies Record<ProbeStepId, Finding>
  return STEPS.map((id) => ({ id, ...findings[id] }))
}

const STEPS = ['sign-in', 'mailbox', 'read', 'write', 'send', 'scope'] as const satisfies readonly ProbeStepId[]

/** Needs no permission beyond that of reading mail: the directory is not asked. */
async function readFolder(client: GraphClient, userPath: string): Promise<void> {
  await client.get(`${userPath}/mailFolders/inbox?$select=id`)
}

/** A refusal says nothing about the mailbox: Graph checks the permission before it looks for one. */
function mailboxFinding(inbox: OutsideError | 'blocked' | null, address: string): Finding {
  if (inbox === 'blocked') return skipped(say('graph.probe.notSignedIn'))
  if (inbox === null) return good(say('graph.probe.mailbox', { address }))
  return isRefusal(inbox) ? skipped(say('graph.probe.mayNotLook')) : problem(inbox)
}

/** The body is asked for because Mail.ReadBasic gives everything but that. */
async function readRight(client: GraphClient, userPath: string, inbox: OutsideError | 'blocked' | null) {
  if (inbox instanceof OutsideError) throw inbox
  await client.get(`${userPath}/mailFolders/inbox/messages?$select=id,body&$top=1`)
  return good(say('graph.probe.read'))
}

const Written = z.object({ id: z.string().min(1) })

/** An empty draft without recipients, deleted at once: whether a call is allowed that fails for other reasons, nobody documents. */
async function writeRight(client: GraphClient, userPath: string): Promise<Finding> {
  const created = Written.safeParse(await client.write('POST', `${userPath}/messages`, { subject: DRAFT_SUBJECT }))
  if (!created.success) throw misunderstood(`POST ${userPath}/messages`, created.error)
  const path = `${userPath}/messages/${encodeURIComponent(created.data.id)}`
  // Deleting for good is not to be had in every cloud; the plain one puts the draft where users do not see it.
  const left = (await attempt(() => client.write('POST', `${path}/permanentDelete`)))
    ? await attempt(() => client.write('DELETE', path))
    : null
  if (left === null) return good(say('graph.probe.write'))
  return { outcome: 'warning', code: left.code, text: say('graph.probe.draftLeft', { draft: DRAFT_SUBJECT }) }
}

const DRAFT_SUBJECT = 'Frontdesk connection test'

async function sendRight(client: GraphClient, userPath: string): Promise<Finding> {
  const answer = await trySending(client, userPath)
  if (answer === 'allowed') return good(say('graph.probe.send'))
  if (isRefusal(answer) || answer.retryable) throw answer
  return { outcome: 'warning', code: answer.code, text: say('graph.probe.sendUnknown', { why: answer.forPerson }) }
}

/**
 * A mail without recipients cannot leave. An app without the right to send gets 403 for it, one with the right gets to the
 * recipients and is refused for the want of them. https://learn.microsoft.com/graph/api/user-sendmail
 */
async function trySending(client: GraphClient, userPath: string): Promise<'allowed' | OutsideError> {
  const message = { subject: DRAFT_SUBJECT, toRecipients: [] }
  const answer = await attempt(() => client.write('POST', `${userPath}/sendMail`, { message, saveToSentItems: false }))
  return answer === null || answer.code === 'ErrorInvalidRecipients' ? 'allowed' : answer
}

/** Permissions granted in Entra and scoped ones add up, and each is granted by itself: reading and sending are both tried. */
async function scopeFinding({ client, address, foreignAddress }: ProbeDeps): Promise<Finding> {
  if (foreignAddress === null) return skipped(say('graph.probe.noForeign'))
  if (foreignAddress.toLowerCase() === address) return skipped(say('graph.probe.foreignIsOwn'))
  const userPath = userPathOf(foreignAddress)
  const reading = await attempt(() => readFolder(client, userPath))
  if (reading !== null && !isRefusal(reading)) {
    const text = say('graph.probe.scopeNotTried', { address: foreignAddress, why: reading.forPerson })
    return { outcome: 'warning', code: reading.code, text }
  }
  const sending = await trySending(client, userPath)
  const [mayRead, maySend] = [reading === null, sending === 'allowed']
  if (!mayRead && !maySend) return good(say('graph.probe.scope', { address: foreignAddress }))
  const may = mayRead && maySend ? 'both' : mayRead ? 'read' : 'send'
  const text = say('graph.probe.tooWide', { may, address: foreignAddress })
  return { outcome: 'warning', code: null, text }
}

async function attempt(work: () => Promise<unknown>): Promise<OutsideError | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof OutsideError) return error
    throw error
  }
}

/** The outcome of a step that needs the permission, if it needs one. */
async function finding(step: () => Promise<Finding>, permission?: Permission): Promise<Finding> {
  try {
    return await step()
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    const isPermission = permission !== undefined && GENERAL_REFUSALS.has(error.code) && isRefusal(error)
    return isPermission ? { ...problem(error), text: inWords(lacking(permission)) } : problem(error)
  }
}

/** Codes of a refusal that do not say why; others have a text of their own. */
const GENERAL_REFUSALS = new Set(['ErrorAccessDenied', 'Authorization_RequestDenied', 'HTTP 403'])

function isRefusal(error: OutsideError | 'blocked' | null): error is MicrosoftError {
  return error instanceof MicrosoftError && error.status === 403
}

function good(text: string): Finding {
  return { outcome: 'good', code: null, text }
}

function skipped(text: string): Finding {
  return { outcome: 'skipped', code: null, text }
}

function problem({ code, forPerson }: OutsideError): Finding {
  return { outcome: 'problem', code, text: forPerson }
}
