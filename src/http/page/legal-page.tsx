// The pages about privacy, terms and support: what anybody may read before they use Frontdesk. Nothing of any organisation is on them.
import type { ComponentChildren } from 'preact'
import { LANGUAGES, type Language } from '../../texts/languages.ts'
import type { Speaker } from '../../texts/speaker.ts'
import type { TextKey } from '../../texts/texts.ts'
import { framed } from './page-frame.tsx'

/** What whoever runs this installation says of themselves; left out or `null` where they do not. */
export type LegalFacts = Partial<
  Readonly<Record<'company' | 'address' | 'contact' | 'privacyContact' | 'dataLocation', string | null>>
>

export const LEGAL_PAGES = ['privacy', 'terms', 'support'] as const
export type LegalPage = (typeof LEGAL_PAGES)[number]

type Section = readonly [heading: TextKey, texts: readonly TextKey[]]

const CONTENT: Readonly<Record<LegalPage, { title: TextKey; lead: TextKey; sections: readonly Section[] }>> = {
  privacy: {
    title: 'legal.privacy',
    lead: 'legal.privacy.lead',
    sections: [
      [
        'legal.privacy.stored',
        [
          'legal.privacy.stored.mail',
          'legal.privacy.stored.chat',
          'legal.privacy.stored.ticket',
          'legal.privacy.stored.person',
          'legal.privacy.stored.not',
        ],
      ],
      [
        'legal.privacy.readers',
        [
          'legal.privacy.readers.agents',
          'legal.privacy.readers.requester',
          'legal.privacy.readers.channel',
          'legal.privacy.readers.microsoft',
        ],
      ],
      ['legal.privacy.kept', ['legal.privacy.kept.setting', 'legal.privacy.kept.audit']],
      ['legal.privacy.rights', ['legal.privacy.rights.how', 'legal.privacy.rights.mailbox']],
    ],
  },
  terms: {
    title: 'legal.terms',
    lead: 'legal.terms.lead',
    sections: [
      ['legal.terms.use', ['legal.terms.use.purpose', 'legal.terms.use.care', 'legal.terms.use.secrets']],
      ['legal.terms.service', ['legal.terms.service.as', 'legal.terms.service.urgent', 'legal.terms.service.change']],
    ],
  },
  support: {
    title: 'legal.support',
    lead: 'legal.support.lead',
    sections: [
      [
        'legal.support.ask',
        ['legal.support.ask.bot', 'legal.support.ask.ticket', 'legal.support.ask.contact', 'legal.support.ask.admin'],
      ],
    ],
  },
}

const FACTS: readonly (readonly [label: TextKey, fact: keyof LegalFacts])[] = [
  ['legal.address', 'address'],
  ['legal.contact', 'contact'],
  ['legal.privacyContact', 'privacyContact'],
  ['legal.dataLocation', 'dataLocation'],
]

export function legalPage(to: Speaker, page: LegalPage, facts: LegalFacts): string {
  const { title, lead, sections } = CONTENT[page]
  const { company = null } = facts
  const said = FACTS.flatMap(([label, fact]) => {
    const value = facts[fact] ?? null
    return value === null ? [] : [{ label, value }]
  })
  return framed(
    to,
    `${to.say(title)} · Frontdesk`,
    <>
      <main>
        <h1>{to.say(title)}</h1>
        <section>
          <p>{to.say(lead)}</p>
          <p class="words">{company === null ? to.say('legal.unsaid') : to.say('legal.runBy', { company })}</p>
          {said.map(({ label, value }) => (
            <p class="words">
              <strong>{to.say(label)}</strong>
              <br />
              {contact(value)}
            </p>
          ))}
        </section>
        {sections.map(([heading, texts]) => (
          <section>
            <h2>{to.say(heading)}</h2>
            {texts.map((text) => (
              <p>{to.say(text)}</p>
            ))}
          </section>
        ))}
      </main>
      <footer>{ways(to, page)}</footer>
    </>,
  )
}

/** Addresses can be followed; anything else is text. */
function contact(value: string): ComponentChildren {
  if (/^https:\/\/\S+$/u.test(value)) return <a href={value}>{value}</a>
  return /^[^\s@,]+@[^\s@,]+$/u.test(value) ? <a href={`mailto:${value}`}>{value}</a> : value
}

function ways(to: Speaker, page: LegalPage): ComponentChildren {
  const other = (Object.keys(LANGUAGES) as Language[]).find((language) => language !== to.language)
  return (
    <nav aria-label={to.say('legal.pages')}>
      {LEGAL_PAGES.filter((one) => one !== page).map((one) => (
        <a href={`${pathOf(one)}?lang=${to.language}`}>{to.say(CONTENT[one].title)}</a>
      ))}
      {other === undefined ? null : (
        <a href={`${pathOf(page)}?lang=${other}`} lang={other} hreflang={other}>
          {to.say('legal.otherLanguage')}
        </a>
      )}
    </nav>
  )
}

export function pathOf(page: LegalPage): string {
  return `/legal/${page}`
}
