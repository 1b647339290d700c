// `npm run licenses`: which licence each production package has; ends with 1 for one that is not permitted.
import { components } from './bill-of-materials.ts'
import { licensed } from './licences.ts'

const all = (await components()).map(licensed)
const say = (line: string): void => void process.stdout.write(`${line}\n`)
for (const licence of [...new Set(all.map((one) => one.licence))].toSorted()) {
  const names = all.filter((one) => one.licence === licence).map(({ name }) => name)
  say(`${licence || '(none)'}: ${names.length}\n  ${names.join('\n  ')}`)
}
const wrong = all.filter(({ isPermitted }) => !isPermitted)
say(`${all.length} packages, ${wrong.length} with a licence that is not permitted`)
for (const { name, licence } of wrong) say(`- ${name}: ${licence || 'it names none'}`)
process.exit(wrong.length === 0 ? 0 : 1)
