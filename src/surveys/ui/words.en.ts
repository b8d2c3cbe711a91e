/**
 * Words — what the widget itself says, in English. Other languages bring the same keys.
 * Those of parts that not every survey has stand in `words.more.en`.
 */
export const words = {
  survey: 'Survey',
  reach: '{ask} Press F6 to answer.',
  value: '{value} of {of}',
  close: 'Close',
  later: 'Not now',
  back: 'Back',
  skip: 'Skip',
  next: 'Next',
  send: 'Send',
  thanks: 'Thank you.',
  nps_low: 'Not at all likely',
  nps_high: 'Extremely likely',
  ces_low: 'Very difficult',
  ces_high: 'Very easy',
  required: 'Please answer this question.',
} as const;
