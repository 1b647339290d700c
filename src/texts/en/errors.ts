// What is said when something went wrong that nobody foresaw.
export const ERRORS = {
  'errors.exists': 'This already exists. Choose another name, or change the existing one.',
  'errors.unexpected':
    'Something went wrong on our side and nothing was changed. Try again; if it keeps happening, give your administrator this number: {logId}.',
  'errors.otherVersion': '(written by another version of Frontdesk)',
} as const
