import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import manifestTemplate from '../../manifest/manifest.json' with { type: 'json' }
import { appManifest, appTexts } from '../../src/teams/app-manifest.ts'
import { COMMANDS } from '../../src/teams/commands.ts'
import { reviewApp, type ReviewedApp } from '../../src/teams/review-app.ts'

const VALUES = {
  botId: '1f0e3dad-9990-4345-b743-9f8ffabdffc4',
  version: '1.2.3',
  publicUrl: 'https://helpdesk.contoso.com',
  developer: 'Contoso',
  permissions: [],
}

describe('the review of the app package', () => {
  let good: ReviewedApp
  before(async () => {
    const icon = async (name: string) => await readFile(new URL(`../../manifest/${name}.png`, import.meta.url))
    good = {
      manifest: appManifest(manifestTemplate, COMMANDS, VALUES),
      languages: { 'de.json': appTexts(manifestTemplate, COMMANDS, 'de') },
      icons: { color: await icon('color'), outline: await icon('outline') },
      missingLegal: [],
      previousVersion: '1.2.2',
    }
  })

  const found = (change: Partial<ReviewedApp>): readonly string[] =>
    reviewApp({ ...good, ...change }).map(({ kind, text }) => `${kind}: ${text}`)
  const withManifest = (change: object): readonly string[] => found({ manifest: { ...good.manifest, ...change } })
  const withCommands = (commands: readonly object[]): readonly string[] => {
    const list = { scopes: ['team'], triggers: ['slash'], commands }
    return withManifest({ bots: [{ ...good.manifest.bots[0], commandLists: [list] }] })
  }

  it('finds nothing in a good one but what it cannot know', () => {
    const [unknown, ...more] = found({})
    assert.match(unknown ?? '', /^warning: Whether the internet reaches those pages is not checked here/)
    assert.deepEqual(more, [])
  })

  const command = { title: 'help', description: 'Help' }
  const CASES: readonly (readonly [what: string, look: () => readonly string[], finding: RegExp])[] = [
    [
      'an id that is no GUID',
      () => withManifest({ id: 'frontdesk' }),
      /^error: The app id 'frontdesk'.* Set MICROSOFT_APP_ID/,
    ],
    ['a version that is none', () => withManifest({ version: '1.2' }), /^error: The version '1\.2'.* Raise "version"/],
    [
      'a version that was packed',
      () => found({ previousVersion: '1.2.3' }),
      /^warning: The version 1\.2\.3 is not higher/,
    ],
    ['an older version', () => found({ previousVersion: '1.10.0' }), /^warning: The version 1\.2\.3 is not higher/],
    [
      'an example address',
      () => withManifest({ developer: { ...good.manifest.developer, privacyUrl: 'https://frontdesk.example.com/x' } }),
      /^error: developer\.privacyUrl is still an example.* Set PUBLIC_URL/,
    ],
    [
      'an address without https',
      () => withManifest({ developer: { ...good.manifest.developer, termsOfUseUrl: 'http://contoso.com/x' } }),
      /^error: developer\.termsOfUseUrl is 'http:.* not an https address/,
    ],
    [
      'a company with a long name',
      () => withManifest({ developer: { ...good.manifest.developer, name: 'x'.repeat(33) } }),
      /^error: developer\.name has 33 characters, at most 32.* LEGAL_COMPANY/,
    ],
    ['a long name', () => withManifest({ name: { short: 'x'.repeat(31), full: 'x' } }), /^error: name\.short has 31/],
    ['no domain', () => withManifest({ validDomains: [] }), /^warning: The app names no domain/],
    ['unfilled pages', () => found({ missingLegal: ['LEGAL_CONTACT'] }), /^error: LEGAL_CONTACT is not set/],
    [
      'a slash in a command',
      () => withCommands([{ ...command, title: 'on/off' }]),
      /^error: The command 'on\/off' has a "\/"/,
    ],
    [
      'a slash in a translated command',
      () => found({ languages: { 'de.json': { 'bots[0].commandLists[0].commands[0].title': 'an/aus' } } }),
      /^error: The de\.json: .* 'an\/aus' has a "\/"/,
    ],
    [
      'a long command',
      () => withCommands([{ ...command, title: 'x'.repeat(33) }]),
      /^error: command has 33 characters/,
    ],
    [
      'many commands',
      () => withCommands(Array.from({ length: 13 }, () => command)),
      /^error: The list for 'team' has 13 commands/,
    ],
    [
      'an icon of another size',
      () => found({ icons: { ...good.icons, color: good.icons.outline } }),
      /^error: manifest\/color\.png is 32 by 32; Teams wants a PNG of 192 by 192/,
    ],
    [
      'an icon that is none',
      () => found({ icons: { ...good.icons, outline: new Uint8Array(3) } }),
      /^error: manifest\/outline\.png is no PNG/,
    ],
  ]
  for (const [what, look, finding] of CASES) {
    it(`finds ${what}, and says what to do`, () => {
      const findings = look().filter((text) => !text.includes('is not checked here'))
      assert.equal(findings.length, 1, findings.join('\n'))
      assert.match(findings[0] ?? '', finding)
    })
  }
})
