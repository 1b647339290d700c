// Requests to every door, made of those that were seen: who sends them is chosen, the rest is changed at random.
import type { TeamsUser } from '../../../src/sandbox/connector/mock-team.ts'
import type { Random } from '../../torture/random.ts'
import { mutated, mutatedText } from './mutate.ts'
import type { World } from './world.ts'

export interface Made {
  readonly path: string
  readonly init: RequestInit
  /** For whoever reads of a fault. */
  readonly what: string
}

/** A tenant that nobody has. */
const ELSEWHERE = '6a000000-0000-4000-8000-00000000000f'
const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'] as const

export function activityOf(world: World, random: Random, user: TeamsUser | null, only = isAnything): Made {
  const original = random.pick(world.activities.filter(only))
  const changed = mutated(random, original, world.likely)
  const signed = typeof changed === 'object' && changed !== null ? sentBy(changed, original, user, random) : changed
  const text = JSON.stringify(signed)
  // Cut text that still is JSON could be somebody else's.
  const isTorn = random.chance(0.03)
  const body = isTorn ? `${mutatedText(random, text).slice(0, -1)}"` : text
  return posted('/api/messages', body, `an activity ${String((original as { type?: unknown }).type)}`)
}

function isAnything(_activity: Readonly<Record<string, unknown>>): boolean {
  return true
}

export function isNoEvent({ type }: Readonly<Record<string, unknown>>): boolean {
  return type === 'message' || type === 'invoke' || type === 'messageUpdate' || type === 'messageDelete'
}

/** Teams proves who sends and where it is to be answered: those are not the sender's to choose. `null` is a stranger. */
function sentBy(
  changed: object,
  original: Readonly<Record<string, unknown>>,
  user: TeamsUser | null,
  random: Random,
): object {
  const tenantId = user === null ? ELSEWHERE : '5a000000-0000-4000-8000-000000000001'
  const id = `7a000000-0000-4000-8000-${String(random.int(1000)).padStart(12, '0')}`
  const from =
    user === null
      ? { id: `29:stranger-${id}`, aadObjectId: id, name: 'Stranger' }
      : { id: user.id, aadObjectId: user.aadObjectId, name: user.name }
  const { conversation, channelData, type } = changed as Record<string, unknown>
  const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
  return {
    ...changed,
    from,
    serviceUrl: original['serviceUrl'],
    recipient: original['recipient'],
    channelId: 'msteams',
    // What kind of activity it is says who told it: people send messages and clicks, Teams tells of events.
    type: typeof type === 'string' && isNoEvent({ type }) ? type : original['type'],
    id: random.chance(0.1) ? (changed as { id?: unknown }).id : `f:${random.id()}`,
    conversation: { ...asObject(conversation), tenantId },
    channelData: { ...asObject(channelData), tenant: { id: tenantId } },
  }
}

/** `forged`: with a secret that nobody was given. */
export function notificationsOf(world: World, random: Random, forged: boolean): Made {
  if (random.chance(0.1)) {
    const token = encodeURIComponent(wellFormed(mutatedText(random, 'Validation: Testing client')))
    return { ...posted('/api/notifications', '', 'a validation'), path: `/api/notifications?validationToken=${token}` }
  }
  const original = structuredClone(random.pick(world.notifications))
  const text = JSON.stringify(mutated(random, original, world.likely))
  const secret = /"clientState":"[^"]*"/gu
  return posted('/api/notifications', forged ? text.replace(secret, '"clientState":"forged"') : text, 'notifications')
}

/** An address that was seen, with another ending; it leads nowhere. */
export function forgedLinkOf(world: World, random: Random): Made {
  const path = random.pick([
    ...world.links,
    ...world.pages.map((page) => page.path),
    '/connect/7KQ2-M0XR-9TVA-C4ZE',
    '/legal/terms',
  ])
  const [, door = '/', token = ''] = /^(\/[^/]+\/)(.+)$/u.exec(path) ?? []
  const signed =
    token.length > 40 ? `${token.slice(0, -5)}${mutatedText(random, token.slice(-5))}x` : mutatedText(random, token)
  const made = random.pick([
    signed,
    signed,
    random.pick(world.likely),
    mutatedText(random, '../..%2f'),
    `${token}${token}`,
  ])
  const rest = random.pick(['', '', '?page=x', '?done=reply', '/frontdesk.zip', '?lang=%00', '?%ff=%', '#x'])
  const method = random.weighted([
    [6, 'GET'],
    [3, 'POST'],
    [1, random.pick(METHODS)],
  ])
  const fields = random.pick(world.pages).forms
  const body = ['GET', 'HEAD'].includes(method) ? {} : { body: new URLSearchParams(fields[0] ?? {}) }
  return {
    path: random.pick([door, door, '/ticket/', '/']) + encoded(made) + rest,
    init: { method, ...body },
    what: 'a forged link',
  }
}

/** A link or page by whoever holds it. */
export function heldLinkOf(world: World, random: Random): Made {
  if (random.chance(0.3)) {
    const query = random.pick([
      '',
      '?page=',
      '?page=x&done=reply',
      '?done=rate',
      `?page=${encoded(random.pick(world.likely))}`,
    ])
    return { path: random.pick([...world.links, random.pick(world.pages).path]) + query, init: {}, what: 'a link' }
  }
  const { path, forms } = random.pick(world.pages)
  const changed = mutated(random, random.pick(forms), world.likely) as Record<string, unknown>
  const fields = Object.entries(changed).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  const headers = random.chance(0.1) ? { 'Sec-Fetch-Site': 'cross-site' } : {}
  const body = new URLSearchParams(fields.map(([name = '', value = '']) => [wellFormed(name), wellFormed(value)]))
  return { path, init: { method: 'POST', body, headers }, what: 'a form of the page' }
}

/** Anything at all. */
export function nonsenseOf(random: Random): Made {
  const body = mutatedText(random, random.pick(['{"type":"message"}', '[]', '{"value":[]}', 'null', '"', '']))
  const path = random.pick([
    '/api/messages',
    '/api/notifications',
    '/ticket/x',
    '/healthz',
    '/',
    '//',
    '/api',
    '/%',
    '/%E0%A4%A',
  ])
  const type = random.pick([
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'x',
  ])
  const method = random.pick(METHODS)
  const headers = { 'Content-Type': type, 'Accept-Language': random.pick(['de', '*', 'x'.repeat(2000), ';q=', '']) }
  return { path, init: { method, headers, ...(['GET', 'HEAD'].includes(method) ? {} : { body }) }, what: 'nonsense' }
}

function posted(path: string, body: string, what: string): Made {
  return {
    path,
    init: { method: 'POST', body: wellFormed(body), headers: { 'Content-Type': 'application/json' } },
    what,
  }
}

function encoded(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(/%2E/gu, '.')
}

/** As UTF-8 has it: half a sign is none. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString()
}
