// Status, priority and the like, each in a word or two.
export const STATUS = {
  'status.agent.new': 'New',
  'status.agent.open': 'Open',
  'status.agent.waiting': 'Waiting for customer',
  'status.agent.resolved': 'Resolved',
  'status.agent.closed': 'Closed',
  'status.requester.new': 'Received',
  'status.requester.open': 'In progress',
  'status.requester.waiting': 'Waiting for your reply',
  'status.requester.resolved': 'Resolved',
  'status.requester.closed': 'Closed',
} as const
