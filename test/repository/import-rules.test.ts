// The import rules, held on src and each tried on code that breaks it.
import assert from 'node:assert/strict'
import packageJson from '../../package.json' with { type: 'json' }
import {
  developmentImports,
  importCircles,
  impurities,
  processReaders,
  strayPackages,
  wrongDirections,
} from './import-rules.ts'
import { readSources, type SourceFile } from './source-files.ts'

let sources: readonly SourceFile[]

before(async () => {
  sources = [...(await readSources('src', '.ts')), ...(await readSources('src', '.tsx'))]
})

describe('import directions', () => {
  it('are kept', () => {
    assert.ok(sources.length > 50)
    assert.deepEqual(wrongDirections(sources), [])
  })

  for (const [path, target] of [
    ['src/domain/ticket/ticket.ts', '../../app/deps.ts'],
    ['src/app/deps.ts', '../teams/bot.ts'],
    ['src/teams/bot.ts', '../store/collections.ts'],
    ['src/mail/graph/slots.ts', '../../sandbox/smtp.ts'],
    ['src/sandbox/smtp.ts', '../mail/graph/slots.ts'],
    ['src/sandbox/smtp.ts', '../compose.ts'],
    ['src/http/server.ts', '../config/environment.ts'],
    ['src/lib/log.ts', '../../app/deps.ts'],
    ['src/config/spelling.ts', '../teams/commands.ts'],
    ['src/main.ts', '../test/support/builders.ts'],
    ['src/elsewhere/thing.ts', './other.ts'],
    ['src/config/spelling.ts', '../texts/say.ts'],
    ['src/lib/zip.ts', '../texts/say.ts'],
    ['src/texts/speaker.ts', '../app/deps.ts'],
  ] as const) {
    it(`are broken when ${path} imports ${target}`, () => {
      for (const statement of [
        `import { a } from '${target}'`,
        `export type { A } from '${target}'`,
        `await import('${target}')`,
      ]) {
        assert.equal(wrongDirections([{ path, text: statement }]).length, 1, statement)
      }
    })
  }

  for (const [path, target] of [
    ['src/sandbox/demo.ts', '../compose.ts'],
    ['src/sandbox/demo/seed.ts', '../../store/collections.ts'],
    ['src/compose.ts', './teams/bot.ts'],
    ['src/lib/log.ts', '../app/ports/runtime.ts'],
    ['src/app/deps.ts', '../texts/speaker.ts'],
    ['src/http/server.ts', '../texts/speaker.ts'],
    ['src/teams/bot.ts', '../texts/speaker.ts'],
  ] as const) {
    it(`allow that ${path} imports ${target}`, () => {
      assert.deepEqual(wrongDirections([{ path, text: `import { a } from '${target}'` }]), [])
    })
  }
})

describe('what runs in production', () => {
  const dependencies = Object.keys(packageJson.dependencies)

  it('imports no package that is there for development only', () => {
    assert.deepEqual(developmentImports(sources, dependencies), [])
  })

  it('is noticed when it does', () => {
    const file = { path: 'src/main.ts', text: "import { parse } from 'smtp-server'" }
    assert.equal(developmentImports([file], dependencies).length, 1)
    assert.deepEqual(developmentImports([{ ...file, path: 'src/sandbox/smtp.ts' }], dependencies), [])
  })

  it('is started from what was built', () => {
    const { start, package: makesPackage, 'rotate-keys': rotatesKeys, doctor, backup, restore } = packageJson.scripts
    const moves = packageJson.scripts['move-to-mongodb']
    for (const script of [start, makesPackage, rotatesKeys, doctor, backup, restore, moves])
      assert.match(script, /^node dist\/[\w-]+\.js$/)
  })
})

describe('imports', () => {
  it('never run in a circle', () => {
    assert.deepEqual(importCircles(sources), [])
  })

  it('are noticed when they do', () => {
    const circle = [
      { path: 'src/app/a.ts', text: "import type { B } from './b.ts'" },
      { path: 'src/app/b.ts', text: "import { c } from './c.ts'" },
      { path: 'src/app/c.ts', text: "import { a } from './a.ts'" },
      { path: 'src/app/d.ts', text: "import { a } from './a.ts'" },
    ]
    assert.equal(importCircles(circle).length, 3)
  })
})

describe('SDKs', () => {
  it('stay in the folder that hides them', () => {
    assert.deepEqual(strayPackages(sources), [])
  })

  it('are noticed elsewhere', () => {
    const text = "import { MongoClient } from 'mongodb/lib/x'"
    assert.deepEqual(strayPackages([{ path: 'src/teams/bot.ts', text }]), [
      'src/teams/bot.ts imports mongodb, which belongs to src/store/',
    ])
    assert.deepEqual(strayPackages([{ path: 'src/store/mongo/open.ts', text }]), [])
  })
})

describe('domain and app', () => {
  it('are pure', () => {
    assert.deepEqual(impurities(sources), [])
  })

  for (const text of [
    "import { z } from 'zod'",
    "import type { Db } from 'mongodb'",
    "import { readFile } from 'node:fs/promises'",
    'const now = Date.now()',
    'const now = new Date()',
    'const now = Date()',
    'const id = crypto.randomUUID()',
    'const share = Math.random()',
  ]) {
    it(`would not be with: ${text}`, () => {
      assert.equal(impurities([{ path: 'src/domain/ticket/ticket.ts', text }]).length, 1)
    })
  }

  it('may compute with dates, and app may use zod', () => {
    assert.deepEqual(
      impurities([{ path: 'src/domain/ticket/ticket.ts', text: '/* Date.now() */ const a = new Date(0)' }]),
      [],
    )
    assert.deepEqual(impurities([{ path: 'src/app/deps.ts', text: "import { z } from 'zod'" }]), [])
  })

  it('would not be when something they import is not', () => {
    const files = [
      { path: 'src/app/deps.ts', text: "import { newId } from '../lib/new-id.ts'" },
      { path: 'src/lib/new-id.ts', text: "import { randomBytes } from 'node:crypto'" },
    ]
    assert.equal(impurities(files).length, 1)
  })
})

describe('process', () => {
  it('is read by main.ts, config and sandbox only', () => {
    assert.deepEqual(processReaders(sources), [])
  })

  it('is noticed elsewhere, under its own name only', () => {
    const readers = ['process.env', 'const a = { process }', "import { env } from 'node:process'"]
    for (const text of readers) assert.equal(processReaders([{ path: 'src/http/server.ts', text }]).length, 1, text)
    const others = ['adapter.process(a)', 'const a = { process: 1 }', 'class A { process() {} }', '// process.env']
    for (const text of others) assert.deepEqual(processReaders([{ path: 'src/http/server.ts', text }]), [], text)
    assert.deepEqual(processReaders([{ path: 'src/main.ts', text: 'process.env' }]), [])
  })
})
