/**
 * More words — what the parts say that not every survey has, in English. They load with those parts.
 */
export const moreWords = {
  progress: 'Question {step} of {of}',
  up: 'Yes',
  down: 'No',
  other: 'Something else',
  none: 'None of these',
  own: 'In your own words',
  agree: 'I agree',
  csat_low: 'Very unhappy',
  csat_high: 'Very happy',
  rating_low: 'Poor',
  rating_high: 'Excellent',
  delighted: 'Delighted',
  content: 'Content',
  indifferent: 'Indifferent',
  frustrated: 'Frustrated',
  angry: 'Angry',
  malformed: 'Please check your answer.',
  too_short: 'Please write at least {n} characters.',
  too_long: 'Please write at most {n} characters.',
  too_few: 'Please choose at least {n}.',
  too_many: 'Please choose at most {n}.',
} as const;
