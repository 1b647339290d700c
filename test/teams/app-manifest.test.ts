// The Teams app: its manifest, its icons and the package.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inflateSync } from 'node:zlib'
import AjvDraft04 from 'ajv-draft-04'
import { strFromU8, unzipSync } from 'fflate'
import manifestTemplate from '../../manifest/manifest.json' with { type: 'json' }
import { appManifest, appTexts, type ManifestValues } from '../../src/teams/app-manifest.ts'
import { COMMANDS, isClearCommand } from '../../src/teams/commands.ts'

const ROOT = new URL('../../', import.meta.url)
const SCHEMA = new URL(`../shared/schemas/teams-manifest-${manifestTemplate.manifestVersion}.json`, ROOT)
const BOT_ID = '1f0e3dad-9990-4345-b743-9f8ffabdffc4'
const VALUES: ManifestValues = {
  ...{ botId: BOT_ID, version: '1.2.3', publicUrl: 'https://helpdesk.contoso.com', developer: 'Contoso' },
  permissions: [],
}
const LEGAL = {
  LEGAL_COMPANY: 'Contoso',
  LEGAL_ADDRESS: '1 Main Street',
  LEGAL_CONTACT: 'help@contoso.com',
  LEGAL_PRIVACY_CONTACT: 'https://contoso.com/privacy',
  LEGAL_DATA_LOCATION: 'In Berlin',
}
const run = promisify(execFile)

describe('Teams app manifest', () => {
  it('is what Teams accepts', async function () {
    if (!existsSync(SCHEMA)) {
      console.log(`      skipped: ${SCHEMA.pathname} is not here`)
      this.skip()
    }
    const schema = JSON.parse(await readFile(SCHEMA, 'utf8')) as object
    const validate = new AjvDraft04.default({ strict: false, validateFormats: false }).compile(schema)
    assert.ok(validate(manifest(VALUES)), JSON.stringify(validate.errors))
    assert.ok(validate(manifest({ ...VALUES, publicUrl: null, developer: null })), JSON.stringify(validate.errors))
    assert.ok(
      validate(manifest({ ...VALUES, permissions: ['ChannelMessage.Read.Group'] })),
      JSON.stringify(validate.errors),
    )
    assert.ok(!validate({ ...manifest(VALUES), id: 'no-guid' }))
  })

  it('asks for messages without a mention only where that is wanted', () => {
    const asked = (values: ManifestValues) => {
      const { authorization, webApplicationInfo } = manifest(values) as Record<string, unknown>
      return [authorization, webApplicationInfo]
    }
    assert.deepEqual(asked(VALUES), [undefined, undefined])
    assert.deepEqual(asked({ ...VALUES, permissions: [] }), [undefined, undefined])
    assert.deepEqual(asked({ ...VALUES, permissions: ['ChannelMessage.Read.Group'] }), [
      { permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] } },
      { id: BOT_ID, resource: `api://botid-${BOT_ID}` },
    ])
  })

  it('lists the commands of each scope, but leaves the rooms of the menu to the menu', () => {
    const commandLists = manifest(VALUES).bots.flatMap((bot) => bot.commandLists)
    for (const scope of ['personal', 'team'] as const) {
      assert.deepEqual(
        commandLists.find(({ scopes }) => scopes[0] === scope)?.commands.map(({ title }) => title),
        COMMANDS.filter(({ scopes, room }) => scopes.includes(scope) && !room).map(({ name }) => name),
      )
    }
  })

  it('offers the same commands after a mention and as slash commands where others read, and prompts in a chat', () => {
    const { bots, supportsChannelFeatures } = manifest(VALUES) as ReturnType<typeof manifest> & Record<string, unknown>
    assert.equal(supportsChannelFeatures, 'tier1')
    const [bot] = bots as unknown as { supportsTargetedMessages: boolean; commandLists: Record<string, unknown>[] }[]
    assert.equal(bot?.supportsTargetedMessages, true)
    assert.deepEqual(
      bot.commandLists.map(({ scopes, triggers }) => [scopes, triggers]),
      [
        [['personal'], ['mention']],
        [['team'], ['mention', 'slash']],
        [['personal'], ['mention']],
      ],
    )
    const prompts = bot.commandLists[2]?.['commands'] as { type: string; prompt: string }[]
    assert.ok(prompts.length > 0)
    for (const { type, prompt } of prompts) {
      assert.equal(type, 'prompt')
      assert.ok(isClearCommand(prompt), prompt)
    }
  })

  it('leads to the pages of this server, and asks the owner of a team for nothing that is not used', () => {
    const { developer, validDomains, ...rest } = manifest(VALUES)
    assert.deepEqual(developer, {
      name: 'Contoso',
      websiteUrl: 'https://helpdesk.contoso.com/legal/support',
      privacyUrl: 'https://helpdesk.contoso.com/legal/privacy',
      termsOfUseUrl: 'https://helpdesk.contoso.com/legal/terms',
    })
    assert.deepEqual(validDomains, ['helpdesk.contoso.com'])
    assert.ok(!('authorization' in rest) && !('webApplicationInfo' in rest))
    const asking = manifest({ ...VALUES, permissions: ['ChannelMessage.Read.Group'] })
    assert.deepEqual('authorization' in asking && asking.authorization.permissions.resourceSpecific, [
      { name: 'ChannelMessage.Read.Group', type: 'Application' },
    ])
  })

  it('lists the commands of the message extension that the bot answers', () => {
    const [extension, ...more] = manifest(VALUES).composeExtensions
    assert.deepEqual(more, [])
    assert.equal(extension?.botId, BOT_ID)
    assert.deepEqual(
      extension.commands.map(({ id, type, context }) => [id, type, ...context]),
      [
        ['search-tickets', 'query', 'compose', 'commandBox'],
        ['create-ticket', 'action', 'message'],
      ],
    )
  })

  it('is in German, too, for all that it says, as long as Teams takes it', () => {
    const { name, description, bots, composeExtensions, localizationInfo } = manifest(VALUES)
    assert.deepEqual(localizationInfo, {
      defaultLanguageTag: 'en',
      additionalLanguages: [{ languageTag: 'de', file: 'de.json' }],
    })
    const { $schema, ...texts } = appTexts(manifestTemplate, COMMANDS, 'de')
    assert.match($schema ?? '', /v1\.30\/MicrosoftTeams\.Localization\.schema\.json$/)
    assert.deepEqual(
      Object.keys(texts).toSorted(),
      textPaths({ name, description, bots, composeExtensions }).toSorted(),
    )
    const most = { short: 80, full: 4000, title: 32, description: 128 } as const
    for (const [at, text] of Object.entries(texts)) {
      const limit =
        at === 'name.short' ? 30 : at === 'name.full' ? 100 : most[(/\w+$/u.exec(at) ?? [''])[0] as keyof typeof most]
      assert.ok(text.length <= limit, `${at}: ${text}`)
      // Teams' files of languages have one digit for a command.
      assert.doesNotMatch(at, /commands\[\d\d/)
    }
    assert.equal(texts['bots[0].commandLists[1].commands[4].title'], 'kanal verknüpfen')
  })

  it('refuses more commands than Teams shows', () => {
    const many = Array.from({ length: 11 }, () => ({ name: 'help', scopes: ['team'] }) as const)
    assert.throws(() => appManifest({ developer: {}, bots: [{}] }, many, VALUES), RangeError)
  })
})

describe('Teams app icons', () => {
  it('are a colour one of 192 by 192 and an outline one of 32 by 32', async () => {
    assert.equal((await pixels('color.png')).size, 192)
    assert.equal((await pixels('outline.png')).size, 32)
  })

  it('have an outline that is white on nothing', async () => {
    const { rgba } = await pixels('outline.png')
    assert.ok(rgba.every(([r, g, b]) => r === 255 && g === 255 && b === 255))
    assert.ok(rgba.some(([, , , alpha]) => alpha === 0) && rgba.some(([, , , alpha]) => alpha === 255))
  })
})

describe('npm run package', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-package-'))
  })
  after(() => rm(folder, { recursive: true }))

  it('makes a zip of the manifest for this bot and the icons', async () => {
    const file = join(folder, 'new', 'frontdesk.zip')
    const env = { MICROSOFT_APP_ID: BOT_ID, PUBLIC_URL: 'https://helpdesk.contoso.com:8443', ...LEGAL }
    const first = await packageApp(file, env)
    assert.equal(first.stderr, '')
    assert.match(first.stdout, /^warning: Whether the internet reaches those pages is not checked here/m)
    assert.doesNotMatch(first.stdout, /is not higher/)
    assert.match(
      (await packageApp(file, env)).stdout,
      /^warning: The version [\d.]+ is not higher than .* Raise "version"/m,
    )
    const files = unzipSync(await readFile(file))
    assert.deepEqual(Object.keys(files).sort(), ['color.png', 'de.json', 'manifest.json', 'outline.png'])
    const packed = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as ReturnType<typeof manifest>
    assert.equal(packed.id, BOT_ID)
    assert.equal(packed.bots[0]?.botId, BOT_ID)
    assert.deepEqual(packed.validDomains, ['helpdesk.contoso.com'])
    assert.match(
      strFromU8(files['de.json'] ?? new Uint8Array()),
      /"bots\[0\]\.commandLists\[0\]\.commands\[\d\]\.title": "hilfe"/,
    )
  })

  it('ends with 1, and says with its cure, what a reviewer would refuse', async () => {
    await assert.rejects(
      packageApp(join(folder, 'refused.zip'), { MICROSOFT_APP_ID: BOT_ID, ...LEGAL, LEGAL_CONTACT: '' }),
      (refused: { code: number; stderr: string }) => {
        assert.match(refused.stderr, /^error: developer\.privacyUrl is still an example: .* Set PUBLIC_URL/m)
        assert.match(refused.stderr, /^error: LEGAL_CONTACT is not set/m)
        return refused.code === 1
      },
    )
    assert.ok(existsSync(join(folder, 'refused.zip')))
  })

  it('names the variable that is missing, without a stack', async () => {
    await assert.rejects(
      packageApp(join(folder, 'none.zip'), { MICROSOFT_APP_ID: ' ' }),
      (error: { code: number; stderr: string }) => {
        assert.match(error.stderr, /^- MICROSOFT_APP_ID is not set\./m)
        assert.doesNotMatch(error.stderr, /^ {4}at /m)
        return error.code === 1
      },
    )
  })
})

/** Where the manifest says something to people. */
function textPaths(part: unknown, path = ''): readonly string[] {
  if (typeof part === 'string') return /(?:title|description|short|full)$/u.test(path) ? [path] : []
  if (typeof part !== 'object' || part === null) return []
  const isList = Array.isArray(part)
  return Object.entries(part).flatMap(([key, value]) =>
    textPaths(value, isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`),
  )
}

function manifest(values: ManifestValues) {
  return appManifest(manifestTemplate, COMMANDS, values)
}

async function packageApp(
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<{ stdout: string; stderr: string }> {
  return await run(process.execPath, ['--import', 'tsx', 'src/package-app.ts', file], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  })
}

/** For the icons' own kind of PNG: 8 bits each of red, green, blue and alpha, rows without a filter. */
async function pixels(name: string): Promise<{ size: number; rgba: readonly (readonly number[])[] }> {
  const file = await readFile(new URL(`manifest/${name}`, ROOT))
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  assert.equal(width, height)
  const start = file.indexOf('IDAT')
  const rows = inflateSync(file.subarray(start + 4, start + 4 + file.readUInt32BE(start - 4)))
  const rgba = Array.from({ length: width * height }, (_, i) => {
    const at = Math.floor(i / width) * (width * 4 + 1) + 1 + (i % width) * 4
    return [...rows.subarray(at, at + 4)]
  })
  return { size: width, rgba }
}
