/**
 * Words — what the "your data" panel says, in English. Other languages bring the same keys; what they lack is said in English.
 * A key `of_<key>` says what a stored key is for; in English that stands in the table of keys.
 */
export const words = {
  title: 'Your data',
  intro: 'What this site remembers about you, on this device.',
  close: 'Close',
  nothing: 'Nothing is remembered.',
  until: 'until {date}',
  page: 'until you leave this page',
  always: 'Always on',
  necessary: 'Necessary',
  necessary_why: 'Your choice itself, so that you are not asked again.',
  preferences: 'What you told us',
  preferences_why: 'Your name, language and whatever else you have chosen on this site.',
  personalization: 'Personalisation',
  personalization_why: 'When you were here, so that you are greeted rightly and not asked too often.',
  measurement: 'Measurement',
  measurement_why: 'What happens on your visits, told to this site under a random number.',
  share: 'Sharing',
  share_why: 'What happens on your visits may be handed on to others that work for this site.',
  gpc: 'Opt-out request honoured',
  gpc_why: 'Your browser asks with Global Privacy Control that nothing be shared, and nothing is.',
  remove: 'Delete',
  remove_of: 'Delete {name}',
  save: 'Download as a file',
  erase: 'Erase everything',
  sure: 'Everything that this site remembers about you on this device will be gone. Erase it?',
  yes: 'Yes, erase it',
  no: 'No, keep it',
  erased: 'Erased on {date}: {what}.',
  erased_none: 'Erased on {date}. There was nothing.',
} as const;

export type Word = keyof typeof words;
