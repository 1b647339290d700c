// What is said about people and their roles, and what they are asked about themselves.

export const PEOPLE = {
  'people.title': 'People',
  'people.lead':
    'Administrators configure Frontdesk, agents work on tickets, customers open them. A role also covers the organisations below.',
  'people.empty': 'No one has a role here yet. Invite the first person.',
  'people.role': '{role, select, administrator {administrator} agent {agent} other {customer}}',
  'people.aRole': '{role, select, administrator {an administrator} agent {an agent} other {a customer}}',
  'people.roleTitle':
    '{role, select, administrator {Administrator: configures Frontdesk and works on tickets} agent {Agent: works on tickets} other {Customer: opens tickets}}',
  'people.roleFrom': '{roles}, from {place}',
  'people.invited': 'invited, has not written to me yet',
  'people.unnamed': 'Someone',
  'people.menu': 'Menu',
  'people.help': 'Help',
  'people.save': 'Save',
  'people.back': 'Back',

  'people.invite.title': 'Invite someone',
  'people.invite.lead':
    'They get the role at once. If I do not know them yet, I will recognise them when they first write to me in Teams.',
  'people.invite.address': 'Email address',
  'people.invite.addressHint':
    'The one they use in Teams. It counts when their Microsoft 365 tenant is ours, or belongs to the organisation with this email domain.',
  'people.invite.button': 'Invite',
  'people.invite.noAddress': 'Enter who to invite.',
  'people.invite.wrongAddress': 'This is not an email address. Enter it like this: ann@contoso.com',
  'people.invite.noRole': 'Choose one from the list.',
  'people.invite.unclear':
    'Say who and as what ({roles}), for example: invite ann@contoso.com agent. In a channel you can mention them instead.',
  'people.invite.noMention':
    'Mentions only work in channels. Here, use the email address: invite ann@contoso.com agent',
  'people.recognised.theirTenant':
    'I recognise them as soon as they write to me from the Microsoft 365 tenant of their organisation, or from ours.',
  'people.recognised.ourTenant':
    'I recognise them as soon as they write to me from our Microsoft 365 tenant. If they have a tenant of their own, add its ID and their email domain to their organisation, or mention them in a channel.',

  'people.outside.nobodys':
    'Nothing was changed: {name} comes from tenant {tenantId}, which no organisation has. Add this ID to “{organisation}” first, or to the organisation that {name} belongs to.',
  'people.outside.anothers':
    'Nothing was changed: the tenant of {name}, {tenantId}, belongs to another organisation, and its people cannot have a role in “{organisation}”. Invite someone from a tenant of “{organisation}”.',
  'people.outside.known':
    'Nothing was changed: the tenant of {name} belongs to “{owner}”, so {name} can have a role there and below, but not in “{organisation}”. Choose “{owner}” in “organisations”, then give the role there.',
  'people.outside.mark': 'Without rights here: tenant {tenantId} does not belong here',
  'people.change.button': 'Change',
  'people.change.title': 'Change a role',
  'people.change.lead': 'Remove takes the role away; tickets and emails stay as they are.',
  'people.name': 'Name',
  'people.email': 'Email',
  'people.noEmail': 'None that you can see',
  'people.currentRole': 'Current role',
  'people.noRole': 'None',
  'people.withoutRole': 'no role',
  'people.roleLabel': 'Role',
  'people.remove.button': 'Remove',
  'people.remove.title': 'Remove {name}?',
  'people.make.title':
    'Make {name} {role, select, administrator {an administrator} agent {an agent} other {a customer}}?',
  'people.make.button': 'Make {role, select, administrator {an administrator} agent {an agent} other {a customer}}',
  'people.make.lead':
    'At the moment, {name} is {roles} of {organisation}. They will only see the tickets they opened themselves. Tickets and emails stay as they are.',
  'people.make.leadAgent':
    'At the moment, {name} is {roles} of {organisation}. They will no longer be able to change settings and roles. Tickets and emails stay as they are.',
  'people.keep': 'Keep it',
  'people.removed': '“{name}” no longer has a role in “{organisation}”.',
  'people.given':
    '“{name}” is now {role, select, administrator {an administrator} agent {an agent} other {a customer}} of “{organisation}”.',
  'people.hadAlready':
    '“{name}” is already {role, select, administrator {an administrator} agent {an agent} other {a customer}} of “{organisation}”.',
  'people.noRoleHere': 'This person no longer has a role here.',
  'people.lastAdministrator':
    'Then no one would administer “{organisation}”. Make someone else an administrator first; people invited by email count once they have written to me.',
  'people.changed':
    'Nothing was changed: someone else changed “{name}” in the meantime. The role here is now: {roles}.',
  'people.yours': 'Your role has changed',
  'people.whoAmI': 'Who am I',

  'people.told.title':
    'You are now {role, select, administrator {an administrator} agent {an agent} other {a customer}} of {organisation}',
  'people.told.text': '{name} gave you this role. Type “help” to see what you can ask me.',
  'people.told.done': 'I told them in Teams.',
  'people.told.notYet': 'I cannot reach them in Teams yet, so please tell them.',
  'people.told.failed': 'I could not reach them in Teams, so please tell them.',

  'people.whoami.noRole':
    'You have no role yet. You can see your own tickets and choose their category; an administrator can give you a role.',
  'people.whoami.roles': 'Your roles. Each also covers the organisations below.',
  'people.whoami.tenant': 'Tenant',
  'people.whoami.reach': 'It reaches',
  'people.whoami.lock': '“{organisation}” and everything below',
  'people.whoami.noLock': 'Nothing here. Ask an administrator to add its ID to your organisation.',
  'people.whoami.notInForce': 'Not in force',
  'people.whoami.outside': '{count, plural, one {One role outside of that} other {# roles outside of that}}',
  'people.whoami.removed': '(removed)',
  'people.whoami.noEmail': 'None known',
  'people.whoami.notConfirmed': 'Not confirmed',
  'people.whoami.doubtful': '{addresses}. {why}',
  'people.whoami.sameAddress': 'Someone else has the same address.',
  'people.whoami.unknownAddress':
    'I cannot tell that this address is yours. Ask an administrator to add your tenant ID {tenantId} and your email domain to your organisation.',

  'people.claim.otherTenant':
    'Your tenant {tenantId} may not claim this installation. Whoever runs the server can name it in ALLOWED_TENANTS.',
  'people.claim.ours': 'Our organisation',
  'people.claim.taken': 'This installation already has an administrator. Ask them to give you a role.',
  'people.claim.wrongCode':
    'This code is wrong. Use the one that Frontdesk printed in its terminal when it last started.',

  'people.teamsSilent': 'Teams could not be reached. Frontdesk will try again.',

  'people.notify.title': 'News of your tickets',
  'people.notify.lead':
    'This is for when someone assigns you a ticket, a customer replies to one of yours, or one is overdue.',
  'people.notify.label': 'I tell you',
  'people.notify.hint':
    'With “In our personal chat”: if I cannot reach you there, I mention you under the ticket’s card.',
  'people.notify.thread': 'By a mention under the ticket’s card',
  'people.notify.chat': 'In our personal chat',
  'people.notify.none': 'Not at all',
  'people.notify.savedThread': 'Saved. I will mention you under the ticket’s card.',
  'people.notify.savedChat': 'Saved. I will write to you in our personal chat.',
  'people.notify.savedNone': 'Saved. I will not tell you about your tickets. You can change that here at any time.',
  'people.notify.noAgent':
    'Only agents and administrators get news of tickets. Ask an administrator to make you an agent.',

  'people.news.title': 'News of your tickets',
  'people.news.lead':
    'This is for when we received your request, someone looks after it, we wait for you, or it is resolved.',
  'people.news.label': 'Tell me',
  'people.news.hint': 'Until you choose, I tell you here what no email tells you.',
  'people.news.chat': 'In our personal chat',
  'people.news.email': 'By email',
  'people.news.both': 'In our personal chat and by email',
  'people.news.none': 'Only what our team writes to me',
  'people.news.savedChat': 'Saved. I will tell you here, and send you no automatic emails.',
  'people.news.savedEmail': 'Saved. I will tell you nothing here. Replies to your emails come by email.',
  'people.news.savedBoth': 'Saved. I will tell you here, and emails come as well.',
  'people.news.savedNone': 'Saved. You only get what our team writes to you. You can change that here at any time.',
} as const
