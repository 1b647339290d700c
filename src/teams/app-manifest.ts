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
  /** Where the internet reaches the server, without a final slash, if it does. */
  readonly publicUrl: string | null
  /** Who publishes the app; `null` leaves what manifest/manifest.json says. */
  readonly developer: string | null
  /**
   * What the app asks the owner of a team for when it is added: names of application permissions. Whoever makes the values knows by the
   * settings which ones are used; none is asked for beyond that.
   * https://learn.microsoft.com/microsoftteams/platform/graph-api/rsc/resource-specific-consent
   */
  readonly permissions: readonly string[]
}

export interface ManifestTemplate {
  readonly developer: Readonly<Record<string, string>>
  readonly bots: readonly object[]
  readonly [field: string]: unknown
}

const SCOPES: readonly Scope[] = ['personal', 'team']
/** Teams shows two more, of which the files of other languages cannot say anything. */
const MAX_COMMANDS = 10

/** A slash command is for those who are not alone with the bot. */
const TRIGGERS: Readonly<Record<Scope, readonly ('mention' | 'slash')[]>> = {
  personal: ['mention'],
  team: ['mention', 'slash'],
}

type Listed = Pick<Command, 'name' | 'scopes' | 'room'>

/** `template` is manifest/manifest.json. Throws a `RangeError` when Teams would not take so many commands. */
export function appManifest(
  template: ManifestTemplate,
  commands: readonly Listed[],
  { botId, version, publicUrl, developer, permissions }: ManifestValues,
) {
  return inLanguage(DEFAULT_LANGUAGE, () => ({
    ...template,
    id: botId,
    version,
    developer: {
      ...template.developer,
      ...(developer === null ? {} : { name: developer }),
      ...(publicUrl === null ? {} : developerUrls(publicUrl)),
    },
    name: { short: say('extension.app.name'), full: say('extension.app.fullName') },
    description: { short: say('extension.app.short'), full: say('extension.app.full') },
    localizationInfo: {
      defaultLanguageTag: DEFAULT_LANGUAGE,
      additionalLanguages: OTHER_LANGUAGES.map((languageTag) => ({ languageTag, file: languageFile(languageTag) })),
    },
    validDomains: publicUrl === null ? [] : [new URL(publicUrl).hostname],
    ...consent(botId, permissions),
    bots: template.bots.map((bot) => ({
      ...bot,
      botId,
      commandLists: [
        ...SCOPES.map((scope) => ({
          scopes: [scope],
          triggers: TRIGGERS[scope],
          commands: offered(commands, scope),
        })),
        { scopes: ['personal'], triggers: ['mention'], commands: promptStarters() },
      ],
    })),
    composeExtensions: [{ botId, canUpdateConfiguration: false, commands: extensionCommands() }],
  }))
}

/** The pages of `http/page/legal-page.tsx`. */
function developerUrls(publicUrl: string) {
  return {
    websiteUrl: `${publicUrl}/legal/support`,
    privacyUrl: `${publicUrl}/legal/privacy`,
    termsOfUseUrl: `${publicUrl}/legal/terms`,
  }
}

/** Permissions of a team hang on the app's registration; without any, neither is named. */
function consent(botId: string, permissions: readonly string[]) {
  if (permissions.length === 0) return {}
  return {
    webApplicationInfo: { id: botId, resource: `api://botid-${botId}` },
    authorization: {
      permissions: { resourceSpecific: permissions.map((name) => ({ name, type: 'Application' as const })) },
    },
  }
}

/** What people begin with in an empty chat. Files of other languages cannot say the prompt, so it is one that every language understands. */
function promptStarters() {
  return [
    {
      title: say('extension.prompt.mine'),
      description: say('extension.prompt.mineWhat'),
      type: 'prompt' as const,
      prompt: 'tickets',
    },
    {
      title: say('extension.prompt.new'),
      description: say('extension.prompt.newWhat'),
      type: 'prompt' as const,
      prompt: 'new ticket',
    },
    {
      title: say('extension.prompt.help'),
      description: say('extension.prompt.helpWhat'),
      type: 'prompt' as const,
      prompt: 'help',
    },
  ]
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
    const prompts = placed(`bots[0].commandLists[${SCOPES.length}].commands`, promptStarters())
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
      ...Object.fromEntries([
        ...lists,
        ...prompts,
        ...placed('composeExtensions[0].commands', extension),
        ...parameters,
      ]),
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
