// Whatever can be pressed and typed, by people of a tenant that belongs elsewhere, over the wire: no effect and no word beyond their own.
import assert from 'node:assert/strict'
import type { Documents } from '../../src/app/documents.ts'
import type { Chat } from '../../src/app/ports/chat.ts'
import type { Collection, Filter, StoredDocument } from '../../src/app/ports/documents.ts'
import { bindTenant } from '../../src/app/organisations/tenants.ts'
import { personKey, type Membership } from '../../src/domain/organisation/person.ts'
import { createStopping } from '../../src/lib/stopping.ts'
import { createBot } from '../../src/teams/bot.ts'
import { renderCard } from '../../src/teams/cards/render-card.ts'
import type { TurnContext } from '../../src/teams/command.ts'
import { COMMANDS } from '../../src/teams/commands.ts'
import { shownName } from '../../src/teams/command-words.ts'
import { createChat } from '../../src/teams/wire/chat.ts'
import type { BotAnswer } from '../../src/sandbox/connector/hands.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { MOCK_TEAM } from '../../src/sandbox/connector/mock-team.ts'
import { startBot, type RunningBot } from '../teams/support.ts'
import { aPerson, NOON } from './builders.ts'
import { OWN_TENANT } from './identity-parts.ts'

const FOREIGN = 'foreign-tenant'
const UNKNOWN = 'unknown-tenant'
const CHANNEL = MOCK_TEAM.channels[1].id
/** Emil, whom Teams knows in the stand-in, too. */
const EMIL = MOCK_TEAM.users[4]

/** Names, subjects and addresses of organisations that are not theirs. */
const WORDS = ['Fabrikam', 'Contoso', 'Adventure Works', 'Printer is on fire', 'support@northwind', 'contoso.example']

/** What is stored of their roles. The lock lets them do something in `other-partner` at most. */
const STORED: Readonly<Record<string, readonly Membership[]>> = {
  'who administers all by what is stored': [{ organisationId: 'root', role: 'administrator' }],
  'who administers the neighbour by what is stored': [{ organisationId: 'partner', role: 'administrator' }],
  'who is an agent of all by what is stored': [{ organisationId: 'root', role: 'agent' }],
  'who is a customer by what is stored': [{ organisationId: 'partner', role: 'customer' }],
}

interface Options {
  readonly verbs: Readonly<Record<string, object>>
  /** A world whose things all belong to `partner`, in a store of its own. */
  readonly startWorld: () => Promise<TurnContext['deps']>
}

interface Asked {
  readonly tenantId: string
  /** `null` in their own chat, where they speak from their tenant; a channel is one of another tenant. */
  readonly channel: boolean
}

export function describeForeignTenant({ verbs, startWorld }: Options): void {
  describe('what somebody of another tenant may do', function () {
    // Some hundred presses each.
    this.timeout(120_000)
    let deps: TurnContext['deps']
    let bot: RunningBot
    let failures: string[]

    beforeEach(async () => {
      deps = await startWorld()
      failures = []
      const chat = {}
      // What is said privately goes to Teams, which is there once the bot is.
      deps = {
        ...deps,
        chat: chat as Chat,
        log: {
          ...deps.log,
          error: (message, fields) =>
            void failures.push(`${message}: ${String(fields?.['verb'])} ${String(fields?.['error'])}`),
        },
      }
      assert.notEqual(await bindTenant(deps, 'other-partner', FOREIGN), 'taken')
      const { channels } = deps.documents
      await channels.delete({ conversationId: CHANNEL })
      bot = await startBot(createBot({ app: deps, renderCard }) as Parameters<typeof startBot>[0])
      const { serviceUrl } = bot.teams
      const limits = { perConversation: [], perTenant: [] }
      Object.assign(
        chat,
        createChat({
          ...{ adapter: bot.adapter, renderCard, limits, stopping: createStopping(10_000) },
          ...{ clock: deps.clock, targeted: true },
        }),
      )
      await channels.updateIf(
        { _id: 'channel' },
        { $set: { conversationId: CHANNEL, serviceUrl, teamId: MOCK_TEAM.id, teamName: MOCK_TEAM.name } },
      )
    })
    afterEach(async () => {
      await bot.stop()
      assert.deepEqual(failures, [])
    })

    /** In their own tenant, and as a guest in a channel of another one. */
    async function seedPeople(memberships: readonly Membership[]): Promise<void> {
      const known = {
        aadObjectId: EMIL.aadObjectId,
        homeTenantId: FOREIGN,
        addressesAt: NOON,
        addresses: [],
        memberships,
      }
      await deps.documents.people.delete({ aadObjectId: EMIL.aadObjectId })
      for (const tenantId of [FOREIGN, OWN_TENANT]) {
        const _id = `emil-of-${tenantId}`
        const key = personKey({ _id, tenantId, aadObjectId: EMIL.aadObjectId })
        await deps.documents.people.insert(aPerson({ ...known, _id, key, tenantId, name: EMIL.name }))
      }
    }

    let count = 0
    async function send({ tenantId, channel }: Asked, more: object): Promise<BotAnswer> {
      const { id, name } = MOCK_TEAM
      return await bot.hands.send({
        ...{ channelId: 'msteams', serviceUrl: bot.teams.serviceUrl, id: `f:${(count += 1)}`, locale: 'en-US' },
        from: { id: EMIL.id, name: EMIL.name, aadObjectId: EMIL.aadObjectId },
        recipient: { id: '28:bot', name: 'Frontdesk' },
        conversation: channel
          ? { isGroup: true, conversationType: 'channel', tenantId, id: CHANNEL }
          : { conversationType: 'personal', tenantId, id: `a:chat-of-${EMIL.aadObjectId}` },
        channelData: { tenant: { id: tenantId }, ...(channel ? { team: { id, name }, channel: { id: CHANNEL } } : {}) },
        ...more,
      })
    }
    const posted = (): readonly TeamsMessage[] => [...bot.teams.chat(EMIL), ...bot.teams.channel(CHANNEL)]
    const press = async (asked: Asked, verb: string, data: object): Promise<string> => {
      const action = { type: 'Action.Execute', verb, data }
      const { body } = await send(asked, { type: 'invoke', name: 'adaptiveCard/action', value: { action } })
      return JSON.stringify(body)
    }

    function silent(said: string, what: string): void {
      for (const word of WORDS) assert.ok(!said.includes(word), `${what} was answered with '${word}': ${said}`)
    }
    const inChat: Asked = { tenantId: FOREIGN, channel: false }
    const inChannel: Asked = { tenantId: OWN_TENANT, channel: true }
    const places = [inChat, inChannel]

    for (const [who, memberships] of Object.entries(STORED)) {
      it(`is nothing beyond their own by any button, for somebody ${who}`, async () => {
        await seedPeople(memberships)
        const before = await othersDocuments(deps.documents)
        for (const [verb, data] of Object.entries(verbs)) {
          for (const asked of places) {
            const said = await press(asked, verb, data)
            // What they typed themselves may stand in the form again.
            silent(
              said.replaceAll(JSON.stringify(data).slice(1, -1), '').replaceAll(/(?:r|new|ann)@contoso\.example/gu, ''),
              verb,
            )
            assert.doesNotMatch(said, /this button sent something|could not use what/iu, verb)
          }
          assert.deepEqual(await othersDocuments(deps.documents), before, verb)
        }
      })

      it(`is nothing beyond their own by any command, for somebody ${who}`, async () => {
        await seedPeople(memberships)
        const before = await othersDocuments(deps.documents)
        for (const { name } of COMMANDS) {
          for (const rest of ['', ' 12', ' @contoso agent']) {
            for (const asked of places) {
              const typed = `${shownName(name)}${rest}`
              const text = asked.channel ? `<at>Frontdesk</at> ${typed}` : typed
              const answer = await send(asked, { type: 'message', text })
              assert.equal(answer.status, 200, typed)
            }
          }
        }
        for (const words of ['Printer', 'Contoso']) await send(inChat, { type: 'message', text: `find ${words}` })
        const said = posted().map(({ card, text }) => JSON.stringify([card, text]))
        assert.ok(said.length > COMMANDS.length, 'everything is answered')
        for (const one of said) silent(one.replaceAll(/“[^”]*”|@contoso/gu, ''), 'a command')
        assert.deepEqual(await othersDocuments(deps.documents), before)
      })
    }

    it('is all of it for somebody whose tenant may, over the same wire', async () => {
      await seedPeople([{ organisationId: 'root', role: 'administrator' }])
      await deps.documents.people.updateIf({ _id: `emil-of-${OWN_TENANT}` }, { $set: { homeTenantId: OWN_TENANT } })
      assert.match(await press(inChannel, 'ticket.show', { ticketId: 'ticket', version: 1 }), /Printer is on fire/)
      const before = await othersDocuments(deps.documents)
      await press(inChannel, 'ticket.take', { ticketId: 'ticket', version: 1 })
      assert.notDeepEqual(await othersDocuments(deps.documents), before)
    })

    it('is nothing at all for people of a tenant that nobody has: not even who they are is kept', async () => {
      const before = await everything(deps.documents)
      for (const [verb, data] of Object.entries(verbs)) {
        for (const channel of [false, true]) {
          const said = await press({ tenantId: UNKNOWN, channel }, verb, data)
          assert.match(said, /I do not work for your organisation yet/, verb)
          silent(said, verb)
        }
      }
      for (const { name } of COMMANDS)
        await send({ tenantId: UNKNOWN, channel: false }, { type: 'message', text: name })
      const told = posted().filter(({ text }) => text?.includes('I do not work for your organisation yet') === true)
      assert.equal(told.length, 1, 'it is said once')
      assert.equal(posted().filter(({ authorId }) => authorId === null).length, 1)
      assert.deepEqual(await everything(deps.documents), before)
    })
  })
}

type Any = StoredDocument & Readonly<Record<string, unknown>>

async function everything(documents: Documents): Promise<Readonly<Record<string, readonly Any[]>>> {
  const all: Filter<Any> = {}
  const read = Object.entries(documents).map(async ([name, collection]) => {
    const found = await (collection as unknown as Collection<Any>).find(all, { sort: { _id: 1 } })
    return [name, found] as const
  })
  return Object.fromEntries(await Promise.all(read))
}

/** All but what is theirs: themselves, what their own organisation has, and that an activity was heard. */
async function othersDocuments(documents: Documents): Promise<unknown> {
  const all = await everything(documents)
  return Object.fromEntries(
    Object.entries(all)
      .filter(([name]) => name !== 'heard' && name !== 'counters')
      .map(([name, found]) => [name, found.filter((one) => !isTheirs(name, one))] as const),
  )
}

function isTheirs(collection: string, one: Any): boolean {
  if (one._id.includes('emil-of-')) return true
  if (one['organisationId'] === 'other-partner' || one._id.includes('other-partner')) return true
  const memberships = (one['memberships'] ?? []) as readonly Membership[]
  return (
    collection === 'people' &&
    memberships.length > 0 &&
    memberships.every(({ organisationId }) => organisationId === 'other-partner')
  )
}
