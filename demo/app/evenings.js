// @ts-check
/**
 * Evenings — what can be booked.
 */

/** @typedef {{ id: string, name: string, when: string, price: number, words: string }} Evening */

/** @type {readonly Evening[]} */
export const EVENINGS = [
  { id: 'first-bowl', name: 'Your first bowl', when: 'Tuesdays, 18:00', price: 45, words: 'Two hours at the wheel with clay up to the elbows. You go home with nothing; it comes by post when it is fired.' },
  { id: 'handles', name: 'Handles', when: 'Wednesdays, 18:30', price: 38, words: 'Bring a mug that you like to hold. We find out why, and pull thirty handles until one of them is as good.' },
  { id: 'glaze', name: 'Glaze by the tide', when: 'Thursdays, 19:00', price: 52, words: 'Five buckets, one kiln and no guarantee. What you dip tonight you can see on Friday morning.' },
];
