/**
 * Words to copy — what is said where an answer can neither be kept nor sent, in English. Other languages and the site bring the same keys.
 */
export const copyWords = {
  unkept: 'Your answer could not be saved or sent from this device. You can copy your words and send them another way.',
  copy: 'Copy my words',
  copied: 'Copied.',
  yours: 'Your words',
} as const;
