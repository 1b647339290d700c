// Views of forms and lists: everyday ones and the worst that may come.
import type { FormField, FormView, ListView, ViewButton } from '../../src/app/views/form-view.ts'

export function aButton(title: string, verb: string, overrides: Partial<ViewButton> = {}): ViewButton {
  return { title, verb, data: { mailboxId: 'mailbox-1' }, style: 'default', sendsInputs: false, ...overrides }
}

type FieldOf<K, F = FormField> = F extends { readonly kind: infer Kinds }
  ? K extends Kinds
    ? Omit<F, 'kind'> & { readonly kind: K }
    : never
  : never

/** A field of a kind; every property may be overridden. */
export function aField<K extends FormField['kind']>(kind: K, overrides: Partial<FieldOf<K>> = {}): FormField {
  return { ...FIELDS[kind], ...overrides }
}

const COMMON = { hint: '', error: null, required: false }
const TEXT = { ...COMMON, value: '', placeholder: '', maxLength: 200 }

const FIELDS: { readonly [K in FormField['kind']]: FieldOf<K> } = {
  text: { ...TEXT, kind: 'text', id: 'name', label: 'Name' },
  'long-text': { ...TEXT, kind: 'long-text', id: 'description', label: 'Description' },
  secret: { ...TEXT, kind: 'secret', id: 'secret', label: 'Client secret' },
  date: { ...COMMON, kind: 'date', id: 'day', label: 'Day', value: '' },
  number: { ...COMMON, kind: 'number', id: 'days', label: 'Days', value: '', min: 0, max: 365 },
  choice: { ...COMMON, kind: 'choice', id: 'choice', label: 'Choice', value: '', choices: [] },
  choices: { ...COMMON, kind: 'choices', id: 'choices', label: 'Choices', value: [], choices: [] },
  toggle: { ...COMMON, kind: 'toggle', id: 'active', label: 'Active', value: true },
}

export function named(...titles: readonly string[]): { readonly id: string; readonly title: string }[] {
  return titles.map((title, index) => ({ id: `choice-${index + 1}`, title }))
}

/** `count` items with ids as long as ours, and names that differ at their ends. */
export function manyNamed(count: number): { readonly id: string; readonly title: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `cat_${String(index).padStart(16, '0')}`,
    title: `Hardware and workplace: device number ${index}`,
  }))
}

export function aFormView(overrides: Partial<FormView> = {}): FormView {
  return {
    card: 'form',
    title: 'Connect a mailbox',
    organisation: 'Contoso',
    lead: 'Emails to this address become tickets. Nothing is read until you press Start.',
    banner: null,
    steps: [],
    facts: [],
    fields: [
      aField('choice', {
        id: 'provider',
        label: 'Email provider',
        required: true,
        value: 'microsoft',
        choices: [{ id: 'microsoft', title: 'Microsoft' }],
      }),
      aField('text', {
        id: 'address',
        label: 'Support Mail address',
        required: true,
        value: 'support@contoso.example',
        placeholder: 'support@example.com',
      }),
      aField('text', {
        id: 'tenantId',
        label: 'Tenant ID',
        required: true,
        value: 'contoso.example',
        hint: 'The directory ID of your Entra tenant, or one of its verified domains.',
      }),
      aField('text', {
        id: 'clientId',
        label: 'Client ID',
        required: true,
        value: '2b1f6c1e-0c1f-4d0b-9f53-6a3c8f0f7a11',
        hint: 'The application ID of the app registration.',
      }),
      aField('secret', {
        id: 'clientSecret',
        label: 'Client secret',
        placeholder: 'Unchanged',
        hint: 'The Value, not the Secret ID. Leave it empty to keep the one that is stored.',
      }),
      aField('date', {
        id: 'secretExpiresOn',
        label: 'Secret expires on',
        required: true,
        value: '2027-05-31',
        hint: 'You are told 60, 30, 7 days and one day before.',
      }),
      aField('choices', {
        id: 'categoryIds',
        label: 'Categories',
        value: ['choice-1', 'choice-3'],
        choices: named('Hardware', 'Software', 'Network', 'Access and accounts'),
      }),
      aField('choice', {
        id: 'serviceTypeId',
        label: 'Default service type',
        choices: named('Repair', 'Replacement', 'Advice'),
        hint: 'Inherited from Fabrikam IT.',
      }),
      aField('choice', {
        id: 'channelId',
        label: 'Channel',
        required: true,
        value: 'choice-1',
        choices: named('Contoso support', 'Hardware'),
      }),
    ],
    buttons: [
      aButton('Save and test', 'mailbox.save', { style: 'positive', sendsInputs: true }),
      aButton('Back', 'mailbox.list'),
    ],
    ...overrides,
  }
}

export const CHECKED_FORM = aFormView({
  title: 'Support Mail',
  banner: {
    tone: 'problem',
    text: 'support@contoso.example is not connected yet: two of five checks failed. What you entered is kept.',
  },
  lead: '',
  steps: [
    { outcome: 'good', title: 'Sign-in', text: 'Microsoft accepts the app and its secret.', code: null },
    { outcome: 'good', title: 'Mailbox found', text: 'Contoso Support', code: null },
    {
      outcome: 'problem',
      title: 'Read',
      text: 'The app may not read this mailbox. Assign it the Exchange role Application Mail.ReadWrite for this mailbox.',
      code: 'ErrorAccessDenied',
    },
    { outcome: 'skipped', title: 'Send right', text: 'Not tried, as reading failed.', code: null },
    {
      outcome: 'warning',
      title: 'Only this mailbox',
      text: 'The app reaches other mailboxes, too. Limit it in Exchange:\nNew-ManagementScope -Name "Frontdesk" -RecipientRestrictionFilter "PrimarySmtpAddress -eq \'support@contoso.example\'"',
      code: 'not-scoped',
    },
  ],
  facts: [
    { title: 'State', value: 'Paused' },
    { title: 'Last poll', value: '2026-11-23 10:00 UTC' },
  ],
  fields: aFormView().fields.map((field) =>
    field.id === 'clientSecret' ? { ...field, error: 'This looks like a Secret ID. Paste the Value.' } : field,
  ),
  buttons: [
    aButton('Save and test', 'mailbox.save', { style: 'positive', sendsInputs: true }),
    aButton('Save anyway', 'mailbox.save-paused', { sendsInputs: true }),
    aButton('Test', 'mailbox.test'),
    aButton('Resume', 'mailbox.resume'),
    aButton('Mail rules', 'mailbox.rules'),
    aButton('Back', 'mailbox.list'),
    aButton('Remove', 'mailbox.ask-remove'),
  ],
})

export const EVERY_FIELD = aFormView({
  title: 'Every kind of field',
  organisation: null,
  lead: '',
  banner: { tone: 'warning', text: 'Maya Lindqvist changed this meanwhile: the name was "Hardware". Yours is below.' },
  fields: [
    aField('text', { placeholder: 'Such as Hardware', required: true, error: 'There is a category of this name.' }),
    aField('long-text', { value: 'Dear {requester},\n\nwe have your mail about {subject}.', hint: 'At most 200.' }),
    aField('date'),
    aField('number', { value: '14', required: true, hint: 'Inherited from Northwind.' }),
    aField('number', { id: 'hours', label: 'Hours' }),
    aField('choice', { choices: named('Low', 'Normal', 'High'), value: 'choice-2', required: true }),
    aField('choices', { choices: manyNamed(12), value: ['cat_0000000000000001', 'cat_0000000000000004'] }),
    aField('toggle', { hint: 'A retired one stays on old tickets.' }),
  ],
})

export function aListView(overrides: Partial<ListView> = {}): ListView {
  const on = { data: { categoryId: 'cat_0000000000000001' } }
  const own = [
    aButton('Edit', 'category.edit', on),
    aButton('Up', 'category.move', { data: { ...on.data, by: -1 } }),
    aButton('Down', 'category.move', { data: { ...on.data, by: 1 } }),
    aButton('Retire', 'category.retire', on),
  ]
  return {
    card: 'list',
    title: 'Categories',
    organisation: 'Contoso',
    lead: 'What tickets are about. Customers choose one with a button.',
    banner: null,
    rows: [
      {
        title: 'Hardware',
        badge: null,
        text: 'Printers, notebooks, phones\nHigh priority · Channel Hardware',
        buttons: own,
      },
      { title: 'Software', badge: null, text: 'Licences and installations', buttons: own },
      {
        title: 'Access and accounts',
        badge: 'From Northwind',
        text: 'Sign-in, passwords, rights',
        buttons: [aButton('Hide here', 'category.hide', on)],
      },
      {
        title: 'Fax',
        badge: 'Retired',
        text: 'On 14 tickets',
        buttons: [aButton('Restore', 'category.restore', on)],
      },
      { title: 'Invoices', badge: 'From Fabrikam IT', text: '', buttons: [] },
    ],
    empty: 'There are no categories yet.',
    buttons: [
      aButton('Add a category', 'category.add', { style: 'positive' }),
      aButton('Next page', 'category.list', { data: { page: 2 } }),
      aButton('Menu', 'command.run', { data: { command: 'configure' } }),
    ],
    page: 1,
    pages: 2,
    ...overrides,
  }
}

export const EMPTY_LIST = aListView({
  banner: { tone: 'good', text: 'Fax was removed.' },
  rows: [],
  buttons: [aButton('Add a category', 'category.add', { style: 'positive' })],
  page: 1,
  pages: 1,
})

/** Forms and lists with every text `line`, and twelve fields, twelve buttons or ten rows. */
export function worstFormViews(line: string): readonly (FormView | ListView)[] {
  const data = { organisationId: 'o'.repeat(20), mailboxId: 'm'.repeat(20), version: 999_999 }
  const many = (count: number) => manyNamed(count).map(({ id }) => ({ id, title: line }))
  const banner = { tone: 'warning', text: line } as const
  const head = { title: line, organisation: line, lead: line, banner }
  const button = aButton(line, 'service-type.restore', { data })
  const said = { label: line, hint: line, error: line, required: true }
  const text = { ...said, value: line, placeholder: line, maxLength: 4000 }
  const fields = (choices: FormField[]): FormField[] => [
    ...Array.from({ length: 4 }, (_, index) => aField('text', { ...text, id: `text-${index}` })),
    ...Array.from({ length: 3 }, (_, index) => aField('long-text', { ...text, id: `long-${index}` })),
    aField('secret', text),
    aField('number', { ...said, value: line }),
    ...choices,
  ]
  const form = aFormView({
    ...head,
    steps: Array.from({ length: 5 }, () => ({ outcome: 'warning', title: line, text: line, code: line })),
    facts: Array.from({ length: 20 }, () => ({ title: line, value: line })),
    buttons: Array.from({ length: 8 }, () => button),
  })
  const pickers = (count: number) => [
    aField('choices', { ...said, choices: many(count), value: many(count).map(({ id }) => id) }),
    aField('choice', { ...said, choices: many(count), value: line }),
    aField('choice', { ...said, id: 'third', choices: many(3), value: line }),
  ]
  return [
    { ...form, fields: fields(pickers(200)) },
    { ...form, fields: fields(pickers(8)) },
    { ...form, fields: pickers(200) },
    aListView({
      ...head,
      rows: Array.from({ length: 10 }, () => ({
        title: line,
        badge: line,
        text: line,
        buttons: [button, button, button, { ...button, style: 'destructive' }],
      })),
      buttons: Array.from({ length: 6 }, () => button),
      page: 999,
      pages: 1000,
    }),
    aListView({ ...head, rows: [], empty: line }),
  ]
}
