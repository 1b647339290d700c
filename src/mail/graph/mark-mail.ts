// What becomes of a mail once it was read: marks, folder, categories. https://learn.microsoft.com/graph/api/message-update
import { z } from 'zod'
import { isGone, misunderstood, MicrosoftError } from './errors.ts'
import type { Marked } from '../../app/ports/mailbox-provider.ts'
import type { GraphClient } from './graph-client.ts'

export interface MarkMailDeps {
  readonly client: GraphClient
  /** `/users/…` of the mailbox. */
  readonly userPath: string
}

export async function markRead({ client, userPath }: MarkMailDeps, id: string): Promise<Marked> {
  return await unlessGone(() => client.write('PATCH', messagePath(userPath, id), { isRead: true }))
}

const Categories = z.object({ categories: z.array(z.string()).nullish() })

/** Graph replaces the whole list, so it is read first. Categories are the same in any case. */
export async function label({ client, userPath }: MarkMailDeps, id: string, category: string): Promise<Marked> {
  const path = messagePath(userPath, id)
  return await unlessGone(async () => {
    const { categories } = understood(Categories, await client.get(`${path}?$select=categories`), `GET ${path}`)
    const kept = categories ?? []
    if (kept.some((one) => isSameName(one, category))) return
    await client.write('PATCH', path, { categories: [...kept, category] })
  })
}

const Place = z.object({ parentFolderId: z.string() })

/** A mail that is in the folder already is left alone: Exchange would make a new copy of it. */
export async function move({ client, userPath }: MarkMailDeps, id: string, folderName: string): Promise<Marked> {
  const path = messagePath(userPath, id)
  return await unlessGone(async () => {
    const place = understood(Place, await client.get(`${path}?$select=parentFolderId`), `GET ${path}`)
    const destinationId =
      (await findFolder({ client, userPath }, folderName)) ?? (await makeFolder({ client, userPath }, folderName))
    if (place.parentFolderId !== destinationId) await client.write('POST', `${path}/move`, { destinationId })
  })
}

const Folder = z.object({ id: z.string().min(1), displayName: z.string().nullish() })
const FolderPage = z.object({ value: z.array(Folder), '@odata.nextLink': z.string().optional() })

/** Links may lead in a circle. */
const MOST_PAGES = 50

/** Those beside the Inbox come first. */
async function findFolder({ client, userPath }: MarkMailDeps, name: string): Promise<string | undefined> {
  for (const list of ['/mailFolders', '/mailFolders/inbox/childFolders']) {
    let link: string | undefined = `${userPath}${list}?$select=id,displayName&$top=250`
    for (let pages = 0; link !== undefined && pages < MOST_PAGES; pages += 1) {
      const page: z.infer<typeof FolderPage> = understood(FolderPage, await client.get(link), `GET ${userPath}${list}`)
      const found = page.value.find(({ displayName }) => isSameName(displayName ?? '', name))
      if (found !== undefined) return found.id
      link = page['@odata.nextLink']
    }
  }
  return undefined
}

async function makeFolder({ client, userPath }: MarkMailDeps, name: string): Promise<string> {
  const path = `${userPath}/mailFolders`
  try {
    return understood(Folder, await client.write('POST', path, { displayName: name.trim() }), `POST ${path}`).id
  } catch (error) {
    // Another process may have made it since we looked.
    const made = isConflict(error) ? await findFolder({ client, userPath }, name) : undefined
    if (made === undefined) throw error
    return made
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof MicrosoftError && (error.status === 409 || error.code === 'ErrorFolderExists')
}

function isSameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}

function messagePath(userPath: string, id: string): string {
  return `${userPath}/messages/${encodeURIComponent(id)}`
}

function understood<S extends z.ZodType>(schema: S, body: unknown, call: string): z.infer<S> {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw misunderstood(call, parsed.error)
  return parsed.data
}

async function unlessGone(work: () => Promise<unknown>): Promise<Marked> {
  try {
    await work()
    return 'done'
  } catch (error) {
    if (!isGone(error)) throw error
    return 'gone'
  }
}
