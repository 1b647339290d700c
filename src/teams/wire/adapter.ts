// The bot's adapter: who may speak to the bot, and the way out to Teams.
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder'
import type { Log, NewId } from '../../app/ports/runtime.ts'
import { textForPerson } from '../../domain/errors.ts'
import { NEVER_STOPPING, type Stopping } from '../../lib/stopping.ts'
import type { CallWatch } from '../../lib/watched-call.ts'
import { DEFAULT_LANGUAGE, offeredLanguage } from '../../texts/languages.ts'
import { speakingTo } from '../../texts/say.ts'
import { speaker } from '../../texts/speaker.ts'
import { createConnectorHttp } from './connector-http.ts'
import { invokeAnswer } from './invoke.ts'
import { createKeyGate, type KeyGate } from './key-gate.ts'
import { readActivity } from './read-activity.ts'

export interface BotAdapterOptions {
  readonly appId?: string
  readonly appPassword?: string
  readonly tenantId?: string
  /** Everybody who reaches the port is believed: only for a listener on 127.0.0.1. */
  readonly unauthenticated?: boolean
  /** `https://botframework.azure.us` for US Government; the public cloud when left out. */
  readonly channelService?: string
  /** Addresses and issuer of any other cloud; all of them are needed then. */
  readonly cloud?: BotCloud
  /** How long one call to Teams may take, in milliseconds; 15 s when left out. */
  readonly timeoutMs?: number
  /** Breaks calls to Teams off when the process ends; never when left out. */
  readonly stopping?: Stopping
  /** Who watches the calls to Teams; nobody when left out. */
  readonly watch?: CallWatch
  readonly log: Log
  readonly newId: NewId
}

/** As botbuilder names them: https://learn.microsoft.com/javascript/api/botbuilder-core/configurationbotframeworkauthenticationoptions */
export type BotCloud = Record<
  | 'ToChannelFromBotLoginUrl'
  | 'ToChannelFromBotOAuthScope'
  | 'ToBotFromChannelTokenIssuer'
  | 'ToBotFromChannelOpenIdMetadataUrl'
  | 'ToBotFromEmulatorOpenIdMetadataUrl'
  | 'OAuthUrl'
  | 'CallerId',
  string
>

export type ConnectorClient = Awaited<
  ReturnType<ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>['create']>
>

export type Turn = (context: TurnContext) => Promise<void>

export class BotAdapter extends CloudAdapter {
  /** The bot as Teams knows it. */
  readonly botId: string
  readonly #appId: string
  readonly #keyGate: KeyGate | null
  readonly #connectors = new Map<string, Promise<ConnectorClient>>()

  /** Without a gate everybody is let through to botbuilder. */
  constructor(authentication: ConfigurationBotFrameworkAuthentication, appId: string, keyGate: KeyGate | null) {
    super(authentication)
    this.#appId = appId
    this.#keyGate = keyGate
    this.botId = `28:${appId}`
  }

  /**
   * Runs one incoming activity. Answers with what an invoke has to be answered with. Throws when the sender is not believed
   * (see `isRefusal`), and `KeysUnavailableError` when nobody can be verified. `process` does the same, but prints errors and puts their texts in the answer.
   */
  async receive(authorization: string, activity: Activity, turn: Turn): Promise<InvokeResponse | undefined> {
    const verify = () => this.botFrameworkAuthentication.authenticateRequest(activity, authorization)
    const sender = this.#keyGate ? await this.#keyGate(authorization, verify) : await verify()
    const factory = sender.connectorFactory
    if (factory) {
      const create = factory.create.bind(factory)
      factory.create = (serviceUrl, audience) =>
        this.#kept(`answers ${audience ?? ''} ${serviceUrl}`, () => create(serviceUrl, audience))
    }
    return await this.processActivity(sender, activity, turn)
  }

  /** The client for calls that no incoming activity asked for; kept, because making one costs more than a call. */
  async connector(serviceUrl: string): Promise<ConnectorClient> {
    return await this.#kept(serviceUrl, () => this.#makeConnector(serviceUrl))
  }

  async #kept(key: string, make: () => Promise<ConnectorClient>): Promise<ConnectorClient> {
    const kept = this.#connectors.get(key)
    if (kept) return await kept
    const made = make()
    this.#connectors.set(key, made)
    made.catch(() => this.#connectors.delete(key))
    return await made
  }

  async #makeConnector(serviceUrl: string): Promise<ConnectorClient> {
    let client: ConnectorClient | undefined
    // The public way to a connector client with the bot's credentials; nothing is sent by it.
    await this.continueConversationAsync(
      this.#appId,
      { serviceUrl, channelId: 'msteams', conversation: { id: '', name: '', isGroup: false, conversationType: '' } },
      (context) => {
        client = context.turnState.get<ConnectorClient>(this.ConnectorClientKey)
        return Promise.resolve()
      },
    )
    if (!client) throw new Error(`No connector client could be made for '${serviceUrl}'`)
    return client
  }
}

/**
 * Throws when a credential is missing, unless `unauthenticated` was asked for: botbuilder by itself would then believe everybody.
 * A turn that fails is logged under an id, and the sender gets the id and no more.
 */
export function createBotAdapter(options: BotAdapterOptions): BotAdapter {
  const { log, newId } = options
  const authentication = new ConfigurationBotFrameworkAuthentication(
    authenticationOptions(options),
    undefined,
    undefined,
    undefined,
    {
      httpClient: createConnectorHttp({
        timeoutMs: options.timeoutMs ?? 15_000,
        stopping: options.stopping ?? NEVER_STOPPING,
        ...(options.watch === undefined ? {} : { watch: options.watch }),
      }),
    },
  )
  const adapter = options.unauthenticated
    ? new BotAdapter(authentication, '', null)
    : new BotAdapter(authentication, options.appId ?? '', createKeyGate(log))
  adapter.onTurnError = async (context, error) => {
    const id = newId()
    const { name } = context.activity
    const type: string = context.activity.type
    log.error('A turn failed', { id, activityType: type, activityName: name, error })
    const language = offeredLanguage(readActivity(context.activity)?.language) ?? DEFAULT_LANGUAGE
    const text = speakingTo(speaker({ language, timeZone: 'UTC' }), () => textForPerson(error, id))
    try {
      if (type === 'invoke') {
        const value = invokeAnswer({ error: { status: 500, code: 'turn-failed', text } })
        await context.sendActivity({ type: 'invokeResponse', value })
      } else if (type === 'message') {
        await context.sendActivity(text)
      }
    } catch (unsent) {
      log.warn('The sender could not be told that a turn failed', { id, error: unsent })
    }
  }
  return adapter
}

function authenticationOptions(options: BotAdapterOptions): ConfigurationBotFrameworkAuthenticationOptions {
  const credentials = {
    MICROSOFT_APP_ID: options.appId,
    MICROSOFT_APP_PASSWORD: options.appPassword,
    MICROSOFT_APP_TENANT_ID: options.tenantId,
  }
  const missing = Object.entries(credentials).flatMap(([name, value]) => (value?.trim() ? [] : [name]))
  if (options.unauthenticated) {
    if (missing.length === 3) return {}
    throw new Error('The bot cannot be unauthenticated and have credentials: leave out one of the two')
  }
  if (missing.length > 0) {
    throw new Error(
      `The bot does not start without credentials, it would believe everybody: set ${missing.join(', ')} to the values of its Azure Bot registration`,
    )
  }
  return {
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: options.appId ?? '',
    MicrosoftAppPassword: options.appPassword ?? '',
    MicrosoftAppTenantId: options.tenantId ?? '',
    ...(options.channelService ? { ChannelService: options.channelService } : {}),
    ...options.cloud,
  }
}
