/**
 * Words — what the widget itself says, in English. Other languages bring the same keys.
 * Sentences about answers that do not fit stand in `validate`, under keys that are their codes.
 */
export const words = {
  survey: 'Survey',
  reach: '{ask} Press F6 to answer.',
  progress: 'Question {step} of {of}',
  value: '{value} of {of}',
  close: 'Close',
  later: 'Not now',
  back: 'Back',
  skip: 'Skip',
  next: 'Next',
  send: 'Send',
  thanks: 'Thank you.',
  up: 'Yes',
  down: 'No',
  other: 'Something else',
  none: 'None of these',
  own: 'In your own words',
  agree: 'I agree',
  nps_low: 'Not at all likely',
  nps_high: 'Extremely likely',
  csat_low: 'Very unhappy',
  csat_high: 'Very happy',
  ces_low: 'Very difficult',
  ces_high: 'Very easy',
  rating_low: 'Poor',
  rating_high: 'Excellent',
  delighted: 'Delighted',
  content: 'Content',
  indifferent: 'Indifferent',
  frustrated: 'Frustrated',
  angry: 'Angry',
} as const;

/** A key of the widget's own words. */
export type Word = keyof typeof words;
