// The forms of a ticket's page. What was sent and refused stands in its field again, with what is wrong with it.
import type { ComponentChildren } from 'preact'
import type { CustomerPageView, PageAct, PageChoice, PageInput } from '../../app/views/customer-page-view.ts'
import { MAX_RATING_WORD, MOST_STARS } from '../../domain/ticket/rating.ts'

interface FormProps {
  readonly view: CustomerPageView
  readonly path: string
}

export function ReplyForm({ view, path }: FormProps) {
  const { to, reopens } = view
  const effect = reopens === 'this' ? to.say('page.reply.reopens') : to.say('page.reply.opensNew')
  return (
    <PageForm view={view} path={path} act="answer" title={to.say('page.reply.title')}>
      {reopens === null ? null : <p>{effect}</p>}
      <TextField view={view} act="answer" field="text" id="text" label={to.say('page.reply.label')} />
      <p class="soft">{to.say('page.reply.hint')}</p>
      <p>
        <button>{to.say('page.reply.send')}</button>
      </p>
    </PageForm>
  )
}

/** Category and service type. */
export function AboutForm({ view, path }: FormProps) {
  const { to, categories, serviceTypes, categoryId, serviceTypeId } = view
  if (categories.length === 0 && serviceTypes.length === 0) return null
  const shown = serviceTypes.map((type) =>
    type.goesWith.length === 0
      ? type
      : { ...type, name: to.say('page.sort.fits', { name: type.name, categories: type.goesWith.join(', ') }) },
  )
  return (
    <PageForm view={view} path={path} act="sort" title={to.say('page.sort.title')}>
      <Choice
        view={view}
        field="categoryId"
        label={to.say('page.sort.category')}
        held={categoryId}
        choices={categories}
      />
      <Choice
        view={view}
        field="serviceTypeId"
        label={to.say('page.sort.serviceType')}
        held={serviceTypeId}
        choices={shown}
      />
      <p>
        <button class="second">{to.say('page.sort.save')}</button>
      </p>
    </PageForm>
  )
}

export function CloseForm({ view, path }: FormProps) {
  const { to } = view
  return (
    <PageForm view={view} path={path} act="close" title={to.say('page.close.title')}>
      <p>{to.say('page.close.text')}</p>
      <p>
        <button class="second">{to.say('page.close.send')}</button>
      </p>
    </PageForm>
  )
}

/** With a message it is opened by an answer. */
export function ReopenForm({ view, path }: FormProps) {
  const { to } = view
  return (
    <PageForm view={view} path={path} act="reopen" title={to.say('page.reopen.title')}>
      <p>{to.say('page.reopen.text')}</p>
      <p>
        <button class="second">{to.say('page.reopen.send')}</button>
      </p>
    </PageForm>
  )
}

export function RateForm({ view, path }: FormProps) {
  const { to, rating, moves } = view
  const title = to.say('page.rate.title')
  const given = rating && <p>{to.say('page.rate.yours', { stars: `${rating.stars}` })}</p>
  if (!moves.rate) {
    return (
      <section aria-label={title}>
        <h2>{title}</h2>
        {given}
      </section>
    )
  }
  const chosen = sentIn(view, 'rate')?.stars ?? (rating ? `${rating.stars}` : '')
  const wrong = problemAt(view, 'rate', 'stars')
  return (
    <PageForm view={view} path={path} act="rate" title={title}>
      {given}
      <fieldset id="stars" aria-describedby={wrong === null ? undefined : 'stars-error'}>
        <legend>{to.say('page.rate.legend')}</legend>
        <FieldError id="stars-error" text={wrong} />
        {Array.from({ length: MOST_STARS }, (_, index) => `${index + 1}`).map((stars) => (
          <label key={stars}>
            <input type="radio" name="stars" value={stars} checked={stars === chosen} />
            {to.say('page.rate.stars', { stars: `s${stars}` })}
          </label>
        ))}
      </fieldset>
      <TextField
        view={view}
        act="rate"
        field="word"
        id="word"
        label={to.say('page.rate.word')}
        held={rating?.word ?? ''}
        most={MAX_RATING_WORD}
        small
      />
      <p class="soft">{to.say('page.rate.change')}</p>
      <p>
        <button class="second">{to.say('page.rate.send')}</button>
      </p>
    </PageForm>
  )
}

interface PageFormProps extends FormProps {
  readonly act: PageAct
  readonly title: string
  readonly children: ComponentChildren
}

function PageForm({ view, path, act, title, children }: PageFormProps) {
  return (
    <section aria-labelledby={`${act}-title`}>
      <h2 id={`${act}-title`}>{title}</h2>
      <form method="post" action={path}>
        <input type="hidden" name="form" value={view.formToken} />
        <input type="hidden" name="act" value={act} />
        {children}
      </form>
    </section>
  )
}

interface TextFieldProps {
  readonly view: CustomerPageView
  readonly act: PageAct
  readonly field: 'text' | 'word'
  readonly id: string
  readonly label: string
  readonly held?: string
  readonly most?: number
  readonly small?: boolean
}

function TextField({ view, act, field, id, label, held = '', most, small = false }: TextFieldProps) {
  const wrong = problemAt(view, act, field)
  return (
    <>
      <label for={id}>{label}</label>
      <FieldError id={`${id}-error`} text={wrong} />
      <textarea
        {...{ id, name: field, dir: 'auto', rows: small ? 3 : 6 }}
        {...(small ? { class: 'small' } : { required: true })}
        {...(most === undefined ? {} : { maxLength: most })}
        {...describedBy(id, wrong)}
      >
        {/* The first line end of a text area is no part of it. */}
        {`\n${sentIn(view, act)?.[field] ?? held}`}
      </textarea>
    </>
  )
}

interface ChoiceProps {
  readonly view: CustomerPageView
  readonly field: 'categoryId' | 'serviceTypeId'
  readonly label: string
  readonly held: string | null
  readonly choices: readonly PageChoice[]
}

function Choice({ view, field, label, held, choices }: ChoiceProps) {
  if (choices.length === 0) return null
  const wrong = problemAt(view, 'sort', field)
  const chosen = sentIn(view, 'sort')?.[field] ?? held ?? ''
  return (
    <>
      <label for={field}>{label}</label>
      <FieldError id={`${field}-error`} text={wrong} />
      <select {...{ id: field, name: field }} {...describedBy(field, wrong)}>
        <option value="">{view.to.say('page.sort.none')}</option>
        {choices.map(({ id, name }) => (
          <option key={id} value={id} selected={id === chosen}>
            {name}
          </option>
        ))}
      </select>
    </>
  )
}

function FieldError({ id, text }: { readonly id: string; readonly text: string | null }) {
  return text === null ? null : (
    <p class="error" id={id}>
      {text}
    </p>
  )
}

function describedBy(id: string, wrong: string | null) {
  return wrong === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-error` }
}

function sentIn({ refused }: CustomerPageView, act: PageAct): PageInput | null {
  return refused?.input.act === act ? refused.input : null
}

function problemAt({ to, refused }: CustomerPageView, act: PageAct, field: keyof PageInput): string | null {
  if (refused?.input.act !== act || refused.problem.field !== field) return null
  return to.say(refused.problem.key, refused.problem.values)
}
