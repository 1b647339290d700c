// Folders: list, read, make. https://learn.microsoft.com/graph/api/resources/mailfolder
import { type Call, folderOf, HIDDEN, nextLink, ok, unreadable } from './call.ts'
import { z } from 'zod'
import { badRequest, GraphError } from './errors.ts'
import type { GraphAnswer } from './answer.ts'
import { jsonOf } from './http.ts'
import { type Folder } from './mailbox.ts'
import { allowOnly, positive, selection } from './query.ts'
import { folderShape, type Json } from './shapes.ts'

export function listFolders(call: Call): GraphAnswer {
  return list(call, null)
}

export function listChildFolders(call: Call): GraphAnswer {
  return list(call, folderOf(call).key)
}

export function oneFolder(call: Call): GraphAnswer {
  allowOnly(call.request.query, '$select')
  return ok(call, 'mailFolders/$entity', shapeOf(call, folderOf(call)))
}

export function createFolder(call: Call): GraphAnswer {
  return create(call, null)
}

export function createChildFolder(call: Call): GraphAnswer {
  return create(call, folderOf(call).key)
}

function list(call: Call, parent: string | null): GraphAnswer {
  const { mailbox, request } = call
  allowOnly(request.query, '$select', '$top', '$skip')
  const all = mailbox.foldersIn(parent).filter(({ key }) => key !== HIDDEN)
  const top = positive(request.query, '$top', 10, 1000)
  const skip = positive(request.query, '$skip', 0, all.length)
  const value = all.slice(skip, skip + top).map((folder) => shapeOf(call, folder))
  return ok(call, 'mailFolders', { value, ...nextLink(call, skip + top, all.length) })
}

const NewFolder = z.object({ displayName: z.string(), isHidden: z.boolean().optional() })

function create(call: Call, parent: string | null): GraphAnswer {
  const { displayName } = NewFolder.catch(unreadable).parse(jsonOf(call.request))
  if (displayName.trim() === '') throw badRequest('The folder name is empty.', 'ErrorInvalidRequest')
  const find = () =>
    call.mailbox.foldersIn(parent).find((folder) => folder.displayName.toLowerCase() === displayName.toLowerCase())
  if (find() !== undefined) {
    throw new GraphError(409, 'ErrorFolderExists', 'A folder with the specified name already exists.')
  }
  call.office.createFolder(call.mailbox, displayName, parent)
  const made = find()
  if (made === undefined) throw new Error(`The folder is not in ${call.mailbox.address} after making it`)
  return { ...ok(call, 'mailFolders/$entity', folderShape(made, call.mailbox)), status: 201 }
}

const PROPERTIES: ReadonlySet<string> = new Set(
  'id displayName parentFolderId childFolderCount unreadItemCount totalItemCount isHidden'.split(' '),
)

function shapeOf(call: Call, folder: Folder): Json {
  const selected = selection(call.request.query, PROPERTIES, 'microsoft.graph.mailFolder')
  const shape = folderShape(folder, call.mailbox)
  if (selected === null) return shape
  return Object.fromEntries(Object.entries(shape).filter(([name]) => name === 'id' || selected.has(name)))
}
