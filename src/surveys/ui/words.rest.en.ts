/**
 * Rest of the words — what the parts say that few surveys have, in English. They load with those parts.
 */
export const restWords = {
  name: 'Name',
  email: 'Email',
  phone: 'Phone',
  optional: '(optional)',
  move_up: 'Move {what} up',
  move_down: 'Move {what} down',
  ranked: '{what}: place {value} of {of}.',
  may_contact: 'May we contact you about it?',
  contacted: 'Thank you. We will be in touch.',
} as const;
