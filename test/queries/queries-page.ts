// docs/queries.md as text.
import { COLLECTIONS } from '../../src/store/collections.ts'
import type { CollectionDeclaration } from '../../src/app/ports/documents.ts'
import type { Plan } from './explain.ts'
import { GROWS_WITH } from './growing.ts'
import { nameOf } from './served-by.ts'
import type { Query } from './shape.ts'

export interface PlannedQuery {
  readonly query: Query
  readonly shape: string
  /** Files of the application. */
  readonly askers: readonly string[]
  /** One for each size; none for collections that do not grow. */
  readonly plans: readonly Plan[]
}

const HEAD = `# Which query uses which index

Written by \`npm run queries\`: do not edit it. The tests note every query of the application; MongoDB is asked by \`explain\` how it
plans each, on a database of two sizes. The same tests fail when a query of a collection that grows has no index, on either store
(\`test/queries/no-scans.ts\`).
`

export function queriesPage(queries: readonly PlannedQuery[], sizes: readonly number[]): string {
  const [small = 0, large = 0] = sizes.map((size) => size.toLocaleString('en'))
  const sections = Object.values<CollectionDeclaration>(COLLECTIONS).flatMap((declaration) => {
    const grows = (GROWS_WITH as Readonly<Record<string, string | null>>)[declaration.name]
    const own = queries.filter(({ query }) => query.collection === declaration.name)
    return grows == null || own.length === 0 ? [] : [sectionOf(declaration, grows, own)]
  })
  const configuration = Object.entries(GROWS_WITH).flatMap(([name, grows]) => (grows === null ? [`\`${name}\``] : []))
  return [
    HEAD,
    `*Read* is how many keys of the index MongoDB looks at with ${small} and with ${large} documents in each collection, *found* what
it answers with then. Where the second number of *read* is much larger than the first while no more is found, the cost grows with
what is stored; where both grow alike, with what is found. *Sorts* means that what was found is put in order afterwards.
A write is planned as the search it begins with.
`,
    ...sections,
    `## Configuration

${configuration.join(', ')}: entered piece by piece, or gone when the work is done. They are read whole where a list or a rule needs
all of it.
`,
  ].join('\n')
}

function sectionOf({ name, indexes }: CollectionDeclaration, grows: string, queries: readonly PlannedQuery[]): string {
  const rows = queries
    .toSorted((a, b) => (a.shape < b.shape ? -1 : 1))
    .map(({ shape, plans, askers }) => {
      const [first, last] = [plans[0], plans.at(-1)]
      if (!first || !last) throw new Error(`Nothing was planned for ${name}: ${shape}`)
      const index = last.indexes.map((one) => `\`${one}\``).join(', ') || 'none'
      const cells = [
        shape.replaceAll('|', '\\|'),
        `${index}${last.sorts ? ', sorts' : ''}`,
        `${first.keys} → ${last.keys}`,
        `${first.found} → ${last.found}`,
        askers.map((asker) => asker.replace(/^app\//u, '').replace(/\.tsx?$/u, '')).join(', '),
      ]
      return `| ${cells.join(' | ')} |`
    })
  const used = new Set(queries.flatMap(({ plans }) => plans.flatMap((plan) => plan.indexes)))
  const unused = indexes
    .filter(
      ({ fields, unique, expireAfterSeconds }) =>
        !used.has(nameOf(fields)) && !unique && expireAfterSeconds === undefined,
    )
    .map(({ fields }) => `\`${nameOf(fields)}\``)
  return `## ${name}

Grows with ${grows}.${unused.length === 0 ? '' : ` Not needed by what the planner chose: ${unused.join(', ')}.`}

| query | index | read | found | asked by |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}
