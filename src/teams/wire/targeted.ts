// How a targeted message leaves: said in a channel or group chat to one of its members alone.
// https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages

const HEADER = 'x-frontdesk-targeted'
const NO_MESSAGE = 'none'

/** Options of a call that sends a targeted message. `answers`: the targeted message that it is drawn below. */
export function asTargeted(answers: string | null): { readonly customHeaders: Readonly<Record<string, string>> } {
  return { customHeaders: { [HEADER]: answers ?? NO_MESSAGE } }
}

/** What leaves for such a call. botbuilder's client knows neither the query nor the entity, so a header of our own, which goes no further, carries both. */
export function withTargeted(call: {
  readonly url: string
  readonly body: string | null
  readonly headers: { get(name: string): string | undefined; remove(name: string): unknown }
}): { readonly url: string; readonly body: string | null } {
  const { headers, body } = call
  const answers = headers.get(HEADER)
  if (answers === undefined) return call
  headers.remove(HEADER)
  const url = new URL(call.url)
  url.searchParams.set('isTargetedActivity', 'true')
  if (answers === NO_MESSAGE || body === null) return { url: url.href, body }
  // Made by botbuilder's client out of an object.
  const activity = JSON.parse(body) as object
  const entities = [{ type: 'targetedMessageInfo', messageId: answers }]
  return { url: url.href, body: JSON.stringify({ ...activity, entities }) }
}
