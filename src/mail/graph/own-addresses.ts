// The addresses of a mailbox beside the one it is connected by: what the directory says, and what its sent mails say.
import { z } from 'zod'
import { OutsideError } from '../../domain/errors.ts'
import { misunderstood } from './errors.ts'
import type { GraphClient } from './graph-client.ts'
import { Recipient } from './graph-json.ts'

const Name = z.string().nullish().catch(null)
const User = z.object({ mail: Name, userPrincipalName: Name, proxyAddresses: z.array(Name).nullish().catch(null) })
const Sent = z.object({ value: z.array(z.object({ from: Recipient, sender: Recipient })) })

/**
 * The directory tells all of them to an app that may read users (`User.Read.All`), which is not needed otherwise. Without it the
 * main address stands in what was sent from the mailbox, unless somebody sent it in another's name.
 * https://learn.microsoft.com/graph/api/resources/user
 */
export async function readAddresses(client: GraphClient, userPath: string): Promise<readonly string[]> {
  const lists = await Promise.all([fromDirectory(client, userPath), fromSentItems(client, userPath)])
  const addresses = lists.flat().map((address) => address.trim().toLowerCase())
  return [...new Set(addresses.filter((address) => /^[^\s@]+@[^\s@]+$/u.test(address)))].slice(0, MOST)
}

/** Exchange allows a mailbox some hundred addresses. */
const MOST = 400

async function fromDirectory(client: GraphClient, userPath: string): Promise<readonly string[]> {
  const path = `${userPath}?$select=mail,userPrincipalName,proxyAddresses`
  const user = User.safeParse(await unlessRefused(client.get(path)))
  if (!user.success) return []
  // `smtp:` is an alias, `SMTP:` the main one; other kinds are no mail addresses.
  const proxies = (user.data.proxyAddresses ?? []).flatMap((proxy) => /^smtp:(.+)$/iu.exec(proxy ?? '')?.[1] ?? [])
  return [user.data.mail ?? '', user.data.userPrincipalName ?? '', ...proxies]
}

async function fromSentItems(client: GraphClient, userPath: string): Promise<readonly string[]> {
  const path = `${userPath}/mailFolders/sentitems/messages?$select=from,sender&$top=10`
  const answer = await unlessRefused(client.get(path))
  if (answer === null) return []
  const sent = Sent.safeParse(answer)
  if (!sent.success) throw misunderstood(`GET ${userPath}/mailFolders/sentitems/messages`, sent.error)
  return sent.data.value.flatMap(({ from, sender }) => {
    const address = from?.emailAddress?.address ?? ''
    return address.toLowerCase() === sender?.emailAddress?.address?.toLowerCase() ? [address] : []
  })
}

/** `null` where the app may not ask: that is no fault. */
async function unlessRefused(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof OutsideError && !error.retryable) return null
    throw error
  }
}
