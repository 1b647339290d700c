// What comes along in production: its licences, its bill of materials, and nothing that runs while it is installed.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import packageJson from '../../package.json' with { type: 'json' }
import { ROOT } from '../repository/source-files.ts'
import { billText, components } from './bill-of-materials.ts'
import { licensed } from './licences.ts'

describe('production packages', () => {
  it('have licences that ask for no more than to be named', async () => {
    const all = (await components()).map(licensed)
    assert.ok(all.length > 200)
    assert.deepEqual(
      all.filter(({ isPermitted }) => !isPermitted),
      [],
    )
  })

  it('are refused with a licence that asks for more, or none', () => {
    const of = (...licenses: readonly object[]) =>
      licensed({ name: 'a', version: '1.0.0', licenses: licenses as never }).isPermitted
    assert.ok(of({ license: { id: 'MIT' } }))
    assert.ok(of({ expression: '(MIT OR GPL-3.0-only)' }))
    for (const id of [
      'GPL-3.0-only',
      'AGPL-3.0-or-later',
      'LGPL-2.1-only',
      'SSPL-1.0',
      'UNLICENSED',
      'SEE LICENSE IN x',
    ])
      assert.equal(of({ license: { id } }), false, id)
    assert.equal(of(), false)
    assert.equal(of({ expression: 'MIT AND GPL-3.0-only' }), false)
  })

  it('are all in the bill of materials, which is valid CycloneDX', async () => {
    const text = await billText()
    const error: unknown = await new Validation.JsonValidator(Spec.Version.v1dot5).validate(text)
    assert.equal(error, null)
    const broken: unknown = await new Validation.JsonValidator(Spec.Version.v1dot5).validate(
      text.replace('"library"', '"nothing"'),
    )
    assert.notEqual(broken, null)
    const names = new Set((await components()).map(({ name }) => name))
    for (const name of Object.keys(packageJson.dependencies)) assert.ok(names.has(name), name)
    for (const name of ['mocha', 'typescript', 'eslint']) assert.ok(!names.has(name), name)
  })

  it('run nothing while they are installed', async () => {
    const lock = JSON.parse(await readFile(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { hasInstallScript?: boolean; os?: string[] }>
    }
    const withScripts = Object.entries(lock.packages)
      // Of another system, and never installed here.
      .filter(([, { hasInstallScript, os = [] }]) => hasInstallScript === true && !os.includes('darwin'))
      .map(([place]) => place.split('node_modules/').at(-1))
    assert.deepEqual(Object.keys(packageJson.allowScripts).toSorted(), [...new Set(withScripts)].toSorted())
    assert.ok(Object.values<boolean>(packageJson.allowScripts).every((allowed) => !allowed))
  })
})
