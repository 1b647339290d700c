// What is delivered for Prometheus and Grafana names only figures that a desk tells, and each alert has a test and a cure.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { figureNames } from '../support/figures.ts'
import { startTestFrontdesk } from '../support/frontdesk.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const DEPLOY = path.join(ROOT, 'deploy')
const RULES = 'prometheus-rules.yaml'
const TESTS = 'prometheus-rules.test.yaml'

const read = (...names: string[]): Promise<string> => readFile(path.join(ROOT, ...names), 'utf8')
const alertsIn = (text: string, key: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^ +(?:- )?${key}: (\\w+)$`, 'gmu'))].map(([, name = '']) => name)

describe('what is delivered for monitoring', () => {
  it('names no figure that a desk does not tell', async () => {
    const desk = await startTestFrontdesk()
    try {
      const response = await fetch(`http://127.0.0.1:${desk.frontdesk.metricsPort ?? 0}/metrics`)
      const told = await response.text()
      // A label is needed before a series of these is there.
      const declared = [...told.matchAll(/^# TYPE (\S+) (\S+)$/gmu)].flatMap(([, name = '', kind]) =>
        kind === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
      )
      const known = new Set([...figureNames(told), ...declared])
      for (const file of [RULES, TESTS, 'grafana-dashboard.json']) {
        const named = [...(await read('deploy', file)).matchAll(/\b(?:frontdesk|nodejs|process)_[a-z\d_]+/gu)].map(
          ([name]) => name,
        )
        assert.ok(named.length > 10, file)
        assert.deepEqual(
          named.filter((name) => !known.has(name)),
          [],
          file,
        )
      }
    } finally {
      await desk.stop()
    }
  })

  it('has a test that fires, one that is quiet, and a cure for each alert', async () => {
    const alerts = alertsIn(await read('deploy', RULES), 'alert')
    assert.ok(alerts.length > 10)
    const tested = alertsIn(await read('deploy', TESTS), 'alertname')
    const page = await read('docs', 'monitoring.md')
    for (const alert of alerts) {
      assert.equal(tested.filter((name) => name === alert).length, 2, alert)
      assert.ok(page.includes(`| \`${alert}\` |`), `${alert} has no cure`)
    }
  })

  it('is a dashboard that Grafana can import: panels with a place, a source and a question each', async () => {
    const { panels } = JSON.parse(await read('deploy', 'grafana-dashboard.json')) as {
      panels: { id: number; title: string; gridPos: object; datasource: object; targets: { expr: string }[] }[]
    }
    assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length)
    for (const { title, gridPos, datasource, targets } of panels) {
      assert.deepEqual(datasource, { type: 'prometheus', uid: '${datasource}' }, title)
      assert.deepEqual(Object.keys(gridPos), ['h', 'w', 'x', 'y'], title)
      assert.ok(targets.length > 0 && targets.every(({ expr }) => expr !== ''), title)
    }
  })

  it('passes promtool, where that is installed', async function () {
    this.timeout(60_000)
    const run = promisify(execFile)
    try {
      await run('promtool', ['--version'])
    } catch {
      this.skip()
    }
    await run('promtool', ['check', 'rules', RULES], { cwd: DEPLOY })
    const { stdout } = await run('promtool', ['test', 'rules', TESTS], { cwd: DEPLOY })
    assert.match(stdout, /SUCCESS/)
  })
})
