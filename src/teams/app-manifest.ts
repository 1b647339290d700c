// The manifest of the Teams app: what manifest/manifest.json holds, and what only the code and the operator know.
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '../texts/languages.ts'
import { say, speakingTo } from '../texts/say.ts'
import { speaker } from '../texts/speaker.ts'
import { shownName, whatOf } from './command-words.ts'
import type { Command, Scope } from './command.ts'
import { extensionCommands } from './extension-commands.ts'

export interface ManifestValues {
  /** Also the id of the app in Teams. */
  readonly botId: string
  /** `major.minor.patch`; Teams updates an installed app only to a higher one. */
  readonly version: string
  /** The server's host name as the internet knows it, if it has one. */
  readonly publicHost: string | null
  /** Which messages of a channel Teams is asked for; those with a mention when left out. */
  readonly threadMessages?: 'mention' | 'all'
}

export interface ManifestTemplate {
  readonly bots: readonly object[]
  readonly [field: string]: unknown
}

const SCOPES: readonly Scope[] = ['personal', 'team']
/** Teams shows two more, of which the files of other languages cannot say anything. */
const MAX_COMMANDS = 10

type Listed = Pick<Command, 'name' | 'scopes' | 'room'>

/** `template` is manifest/manifest.json. Throws a `RangeError` when Teams would not take so many commands. */
export function appManifest(
  template: ManifestTemplate,
  commands: readonly Listed[],
  { botId, version, publicHost, threadMessages = 'mention' }: ManifestValues,
) {
  return inLanguage(DEFAULT_LANGUAGE, () => ({
    ...template,
    ...(threadMessages === 'all' ? allThreadMessages(botId) : {}),
    id: botId,
    version,
    name: { short: say('extension.app.name'), full: say('extension.app.fullName') },
    description: { short: say('extension.app.short'), full: say('extension.app.full') },
    localizationInfo: {
      defaultLanguageTag: DEFAULT_LANGUAGE,
      additionalLanguages: OTHER_LANGUAGES.map((languageTag) => ({ languageTag, file: languageFile(languageTag) })),
    },
    validDomains: publicHost === null ? [] : [publicHost],
    bots: template.bots.map((bot) => ({
      ...bot,
      botId,
      commandLists: SCOPES.map((scope) => ({ scopes: [scope], commands: offered(commands, scope) })),
    })),
    composeExtensions: [{ botId, canUpdateConfiguration: false, commands: extensionCommands() }],
  }))
}

/**
 * Messages without a mention, where an owner of the team consents: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-messages-for-bots-and-agents
 * `resource` has to be there, and means nothing to it.
 */
function allThreadMessages(botId: string) {
  return {
    webApplicationInfo: { id: botId, resource: `api://botid-${botId}` },
    authorization: {
      permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] },
    },
  }
}

/** Those that the manifest itself is not in. */
export const OTHER_LANGUAGES = (Object.keys(LANGUAGES) as Language[]).filter((one) => one !== DEFAULT_LANGUAGE)

/** Beside the manifest in the package. */
export function languageFile(language: Language): string {
  return `${language}.json`
}

/**
 * What the manifest says, in another language: each text by its place in the manifest.
 * https://learn.microsoft.com/microsoftteams/platform/resources/schema/localization-schema
 */
export function appTexts(
  { $schema }: ManifestTemplate,
  commands: readonly Listed[],
  language: Language,
): Readonly<Record<string, string>> {
  return inLanguage(language, () => {
    const lists = SCOPES.flatMap((scope, list) =>
      placed(`bots[0].commandLists[${list}].commands`, offered(commands, scope)),
    )
    const extension = extensionCommands()
    const parameters = extension.flatMap((command, index) =>
      'parameters' in command ? placed(`composeExtensions[0].commands[${index}].parameters`, command.parameters) : [],
    )
    return {
      $schema: String($schema).replace('MicrosoftTeams.schema', 'MicrosoftTeams.Localization.schema'),
      'name.short': say('extension.app.name'),
      'name.full': say('extension.app.fullName'),
      'description.short': say('extension.app.short'),
      'description.full': say('extension.app.full'),
      ...Object.fromEntries([...lists, ...placed('composeExtensions[0].commands', extension), ...parameters]),
    }
  })
}

interface Explained {
  readonly title: string
  readonly description: string
}

function placed(at: string, items: readonly Explained[]): readonly (readonly [string, string])[] {
  return items.flatMap(({ title, description }, index) => [
    [`${at}[${index}].title`, title] as const,
    [`${at}[${index}].description`, description] as const,
  ])
}

function offered(commands: readonly Listed[], scope: Scope): readonly Explained[] {
  const list = commands.filter(({ scopes, room }) => scopes.includes(scope) && !room)
  if (list.length > MAX_COMMANDS) {
    throw new RangeError(`Teams lists ${MAX_COMMANDS} commands in '${scope}', not ${list.length}: leave some out`)
  }
  return list.map(({ name }) => ({ title: shownName(name), description: whatOf(name) }))
}

function inLanguage<T>(language: Language, work: () => T): T {
  return speakingTo(speaker({ language, timeZone: 'UTC' }), work)
}
