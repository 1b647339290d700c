// The process beside the measured one for `notify`: the stand-in for Microsoft Graph with many mailboxes, and whoever writes to them.
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { CLIENT_ID, CLIENT_SECRET, TENANT_ID } from '../src/sandbox/demo/world.ts'
import { startGraphStandIn } from '../src/sandbox/graph-stand-in.ts'

export const Order = z.discriminatedUnion('do', [
  /** Starts it with so many mailboxes. */
  z.object({ do: z.literal('start'), mailboxes: z.int() }),
  /** Sends so many mails, so many a second, to one mailbox after the other. */
  z.object({ do: z.literal('send'), mails: z.int(), perSecond: z.number() }),
])
export const Report = z.discriminatedUnion('did', [
  z.object({ did: z.literal('start'), graphUrl: z.string(), ca: z.string() }),
  /** The moment is in the subject, too. */
  z.object({ did: z.literal('deliver'), mailbox: z.int(), at: z.number() }),
])
export type Report = z.infer<typeof Report>

export const addressOf = (mailbox: number): string => `desk${mailbox}@northwind.example`
/** When the mail of this subject reached its mailbox, in milliseconds since 1970. */
export const sentAt = (subject: string): number => Number(/ at (\d+)/u.exec(subject)?.[1])

if (process.send !== undefined && process.argv[1]?.endsWith('notify-outside.ts') === true) {
  let graph: Awaited<ReturnType<typeof startGraphStandIn>> | undefined
  let mailboxes = 0
  const report = (one: Report): void => void process.send?.(one)
  const send = async (mails: number, perSecond: number): Promise<void> => {
    const start = Date.now()
    for (let mail = 0; mail < mails; mail += 1) {
      await wait(Math.max(0, start + (mail * 1000) / perSecond - Date.now()))
      const mailbox = mail % mailboxes
      const at = Date.now()
      const head = {
        From: `Ann <ann${mail}@contoso.example>`,
        To: addressOf(mailbox),
        Subject: `Mail ${mail} at ${at}`,
      }
      const lines = [...Object.entries(head), ['Message-ID', `<${at}.${mail}@contoso.example>`]].map((one) =>
        one.join(': '),
      )
      await graph?.deliver(
        `${lines.join('\r\n')}\r\n\r\nThe printer on floor ${mail} is out of paper.\r\n`,
        addressOf(mailbox),
      )
      report({ did: 'deliver', mailbox, at })
    }
  }
  process.on('message', (message) => {
    const order = Order.parse(message)
    if (order.do === 'send') void send(order.mails, order.perSecond)
    else {
      mailboxes = order.mailboxes
      const addresses = Array.from({ length: mailboxes }, (_, mailbox) => addressOf(mailbox))
      void startGraphStandIn({
        tenants: [{ id: TENANT_ID }],
        apps: [
          {
            tenantId: TENANT_ID,
            clientId: CLIENT_ID,
            clientSecret: CLIENT_SECRET,
            roles: ['Mail.ReadWrite', 'Mail.Send'],
          },
        ],
        mailboxes: addresses.map((address) => ({ address, tenantId: TENANT_ID })),
      }).then((started) => {
        graph = started
        report({ did: 'start', graphUrl: started.url, ca: started.ca })
      })
    }
  })
  process.on('disconnect', () => process.exit(0))
}
