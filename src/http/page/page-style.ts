// How the page of a ticket looks: one sheet within the page, named by its digest in the page's policy, so that nothing is loaded.
import { createHash } from 'node:crypto'

export const STYLE = `
:root { color-scheme: light dark; --text: #1b1b1f; --soft: #55555f; --page: #f4f4f7; --card: #fff; --line: #85858f;
  --accent: #464eb8; --on-accent: #fff; --good: #e3f3e3; --good-line: #1d7a1d; --bad: #fde7e9; --bad-line: #b10e1c; --mine: #ebebfa; }
@media (prefers-color-scheme: dark) { :root { --text: #f0f0f4; --soft: #b9b9c4; --page: #17171b; --card: #232329; --line: #8c8c98;
  --accent: #a5abff; --on-accent: #17171b; --good: #16301a; --good-line: #7fd08a; --bad: #3b1719; --bad-line: #ff9aa2; --mine: #2a2b45; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, sans-serif; }
main, footer { max-width: 42rem; margin: 0 auto; padding: 1rem; }
footer { color: var(--soft); font-size: .875rem; padding-top: 0; }
h1, h2, p, ol, dl, fieldset { margin: 0 0 .75rem; }
h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { font-size: 1.125rem; }
a { color: var(--accent); }
a, button, input, select, textarea { border-radius: .25rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
section { background: var(--card); border-radius: .5rem; padding: 1rem; margin-bottom: 1rem; }
section > :last-child, form > :last-child, li > :last-child { margin-bottom: 0; }
.soft { color: var(--soft); font-size: .875rem; }
.status { display: inline-block; margin: 0 0 .5rem; padding: .125rem .625rem; border: 1px solid currentColor; border-radius: 1rem; font-weight: 600; }
.note { border-left: .375rem solid var(--good-line); background: var(--good); padding: .75rem 1rem; border-radius: .25rem; margin-bottom: 1rem; }
.note.bad { border-color: var(--bad-line); background: var(--bad); }
ol { list-style: none; padding: 0; }
li { border: 1px solid transparent; border-left: .25rem solid var(--line); padding: .5rem .75rem; margin-bottom: .75rem; border-radius: .25rem; }
li:last-child { margin-bottom: 0; }
ol.steps { list-style: decimal; padding-left: 1.5rem; }
ol.steps li { border: 0; padding: .25rem; border-radius: 0; }
.code { font-size: 1.25rem; overflow-wrap: anywhere; user-select: all; }
li.you { border-left-color: var(--accent); background: var(--mine); }
.words { white-space: pre-wrap; overflow-wrap: anywhere; margin: .25rem 0; }
.who { font-weight: 600; overflow-wrap: anywhere; }
label, legend { display: block; font-weight: 600; margin-bottom: .25rem; padding: 0; }
textarea, select { width: 100%; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); padding: .5rem; margin-bottom: .75rem; min-height: 2.75rem; }
textarea { min-height: 8rem; resize: vertical; }
textarea.small { min-height: 4rem; }
[aria-invalid="true"] { border: 2px solid var(--bad-line); }
fieldset { border: 0; padding: 0; }
fieldset label { display: flex; gap: .5rem; align-items: center; min-height: 2.75rem; font-weight: 400; margin: 0; }
input[type="radio"] { width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--accent); flex: none; }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1.25rem; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); cursor: pointer; }
button.second { background: transparent; color: var(--accent); }
.error { color: var(--bad-line); font-weight: 600; }
nav { display: flex; flex-wrap: wrap; gap: 1rem; }
nav a, .jump { display: inline-block; padding: .5rem 0; }
`

/** What the page may do besides nothing: look like this, and send its forms here. */
export const POLICY = `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'`
