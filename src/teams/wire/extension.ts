// The door for the message extension: what its invokes ask, and the shapes they are answered in.
import type { Activity, InvokeResponse } from 'botbuilder'
import { z } from 'zod'

/** A message that a ticket is to be made of, as Teams hands it over. */
export interface HandedMessage {
  readonly id: string
  readonly author:
    | { readonly kind: 'person' | 'foreign'; readonly aadObjectId: string; readonly name: string }
    | { readonly kind: 'bot' | 'nobody' }
  readonly body: string
  readonly isHtml: boolean
  readonly deleted: boolean
}

export type ReadExtension =
  | { readonly kind: 'query'; readonly commandId: string; readonly words: string; readonly skip: number }
  /** `message` is `null` where it does not come from one, or Teams hands over none that can be read. */
  | { readonly kind: 'fetch'; readonly commandId: string; readonly message: HandedMessage | null }
  /** `data`: the dialog's inputs with its button's data, as they came. */
  | { readonly kind: 'submit'; readonly commandId: string; readonly data: unknown }

export interface SharedResult {
  readonly card: object
  /** Of the row in the list; plain text. */
  readonly title: string
  readonly text: string
}

export type ExtensionAnswer =
  | { readonly results: readonly SharedResult[] }
  /** Said in place of results. */
  | { readonly toldInList: string }
  | { readonly dialog: { readonly title: string; readonly card: object } }
  /** Said in the dialog, which ends with it. */
  | { readonly toldInDialog: string }

const KINDS: Readonly<Record<string, ReadExtension['kind']>> = {
  'composeExtension/query': 'query',
  'composeExtension/fetchTask': 'fetch',
  'composeExtension/submitAction': 'submit',
}

const commandId = z.string().min(1).max(64)
const Parameter = z.object({ name: z.string().max(100), value: z.union([z.string(), z.number()]).transform(String) })
const Query = z.object({
  commandId,
  parameters: z.array(Parameter).max(10).default([]),
  queryOptions: z.object({ skip: z.number().int().nonnegative().max(10_000).catch(0) }).catch({ skip: 0 }),
})
const Submit = z.object({ commandId, data: z.unknown().optional() })
const Fetch = z.object({ commandId, messagePayload: z.unknown().optional() })

/** https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module */
const Message = z.object({
  id: z.string().min(1).max(200),
  deleted: z.boolean().catch(false),
  deletedDateTime: z.string().nullish().catch(null),
  body: z
    .object({ contentType: z.string().catch('html'), content: z.string().catch('') })
    .catch({ contentType: 'text', content: '' }),
  from: z
    .object({
      user: z
        .object({
          id: z.string().min(1).max(200),
          displayName: z.string().max(1000).catch(''),
          userIdentityType: z.string().nullish().catch(null),
        })
        .nullish()
        .catch(null),
      application: z.object({}).nullish().catch(null),
    })
    .nullish()
    .catch(null),
})

/** What Teams calls people of the tenant that whoever asks is in; all others are guests of some kind. */
const OF_TENANT: readonly string[] = ['aadUser', 'onPremiseAadUser']

/** Of a message that Teams hands over; it takes no longer ones itself. */
const MOST_BODY = 200_000

/** `null` for what is no invoke of the message extension, or none that can be read; never throws. */
export function readExtension({ name, value }: Pick<Activity, 'name' | 'value'>): ReadExtension | 'malformed' | null {
  const kind = Object.hasOwn(KINDS, String(name)) ? KINDS[String(name)] : undefined
  switch (kind) {
    case undefined:
      return null
    case 'query': {
      const { data } = Query.safeParse(value)
      if (!data) return 'malformed'
      const words = data.parameters.find((parameter) => parameter.name === SEARCH_PARAMETER)?.value ?? ''
      return { kind, commandId: data.commandId, words: words.slice(0, 1000), skip: data.queryOptions.skip }
    }
    case 'fetch': {
      const { data } = Fetch.safeParse(value)
      return data ? { kind, commandId: data.commandId, message: readHanded(data.messagePayload) } : 'malformed'
    }
    case 'submit': {
      const { data } = Submit.safeParse(value)
      return data ? { kind, commandId: data.commandId, data: data.data } : 'malformed'
    }
  }
}

/** The one parameter of the search; the first look, before anything is typed, comes with another one. */
export const SEARCH_PARAMETER = 'words'

function readHanded(payload: unknown): HandedMessage | null {
  const { data } = Message.safeParse(payload)
  if (!data) return null
  const { id, from, body } = data
  const user = from?.user
  const kind = user?.userIdentityType ?? 'aadUser'
  return {
    id,
    author: user
      ? { kind: OF_TENANT.includes(kind) ? 'person' : 'foreign', aadObjectId: user.id, name: user.displayName }
      : { kind: from?.application ? 'bot' : 'nobody' },
    body: body.content.slice(0, MOST_BODY),
    isHtml: body.contentType.toLowerCase() !== 'text',
    deleted: data.deleted || (data.deletedDateTime ?? '') !== '',
  }
}

/** What Teams expects, with the HTTP status 200 in any case. */
export function extensionAnswer(answer: ExtensionAnswer): InvokeResponse {
  if ('results' in answer) {
    const attachments = answer.results.map(({ card, title, text }) => ({
      ...adaptive(card),
      preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, text } },
    }))
    return ok({ composeExtension: { type: 'result', attachmentLayout: 'list', attachments } })
  }
  if ('toldInList' in answer) return ok({ composeExtension: { type: 'message', text: answer.toldInList } })
  if ('toldInDialog' in answer) return ok({ task: { type: 'message', value: answer.toldInDialog } })
  const { title, card } = answer.dialog
  return ok({
    task: { type: 'continue', value: { title, width: 'medium', height: 'large', card: adaptive(inDialog(card)) } },
  })
}

function ok(body: object): InvokeResponse {
  return { status: 200, body }
}

function adaptive(content: object) {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content }
}

/** The buttons of a dialog submit it: Teams knows no `Action.Execute` there. The verb goes with the data. */
function inDialog(card: object): object {
  return JSON.parse(JSON.stringify(card), (_, part: unknown) => {
    const { data: execute } = Execute.safeParse(part)
    if (!execute) return part
    const { verb, data, ...action } = execute
    return { ...action, type: 'Action.Submit', data: { ...data, verb } }
  }) as object
}

const Execute = z.looseObject({
  type: z.literal('Action.Execute'),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()).default({}),
})
