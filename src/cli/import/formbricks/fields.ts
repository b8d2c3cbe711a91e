/**
 * Fields — what becomes of every field of a Formbricks survey; the guide's table is written from it.
 * Source: the public types of Formbricks (`packages/types/surveys`).
 */
import type { Fields } from '../fields.ts';

const WORD = 'Change the widget\'s word in `texts`, for all surveys.';
const LINK_ONLY = 'Links open a survey on a page of yours, for whoever may see the page.';
const MEDIA = 'Put the picture or film into the page, or link to it.';

const survey: Fields = {
  carried: {
    name: 'made into `id`', type: '`link` opens by hand, as a page',
    status: 'completed ones are left out; drafts and paused ones are named', questions: '`questions`', blocks: '`questions`, in order',
    endings: '`thanks`, the first that holds', welcomeCard: 'a `message` first', hiddenFields: '`traits.<id>`', displayOption: '`limit`', displayLimit: '`limit.times`',
    recontactDays: '`limits.all.every`', displayPercentage: '`sample`', delay: '`wait`', triggers: '`on`, `pages`', segment: '`if` over `traits` and `device`',
    languages: 'texts by language', runOnDate: '`between.from`',
    closeOnDate: '`between.until`; ended surveys are left out', projectOverwrites: '`show`, `theme`', styling: '`theme`',
    variables: 'named: rules that ask for one are left out',
  },
  lost: {
    autoClose: 'A survey stays until the visitor closes it.',
    autoComplete: 'Set `between`, or take the survey out when there are enough answers.', followUps: 'Send mails from where the answers arrive.',
    surveyClosedMessage: LINK_ONLY, singleUse: LINK_ONLY, pin: LINK_ONLY, isVerifyEmailEnabled: LINK_ONLY, isSingleResponsePerEmailEnabled: LINK_ONLY, isCaptureIpEnabled: 'No address of a visitor is kept.',
    recaptcha: 'Events of automation are marked; sort them out where they arrive.',
    inlineTriggers: 'Write them into `on`.', customHeadScripts: 'Put scripts into the page.',
    isBackButtonHidden: 'Visitors can always go back.',
    showLanguageSwitch: 'The language is the page\'s, or `locale`.', metadata: 'Write title and picture into the page.',
  },
  idle: [
    'id', 'createdAt', 'updatedAt', 'createdBy', 'environmentId', 'workspaceId', 'projectId',
    'resultShareKey', 'slug', 'isDraft', 'publishOn', 'isAutoProgressingEnabled', 'customHeadScriptsMode',
    'creator', 'responseCount', 'segmentId', 'thankYouCard', 'startsAt', 'archivedAt', 'tags',
  ],
};

const element: Fields = {
  carried: {
    id: '`id`, unless a program made it', type: '`type`', headline: '`ask`', subheader: '`help`',
    html: '`help`', required: '`optional` where it is false', logic: '`next`, forward only',
    logicFallback: '`next`, last', inputType: '`input`', longAnswer: '`long`', placeholder: '`placeholder`',
    charLimit: '`minLength`, `maxLength`', choices: '`choices`; `other` and `none` are the widget\'s own',
    shuffleOption: '`shuffle`', scale: '`look`', range: '`scale`', lowerLabel: '`low`', upperLabel: '`high`',
    label: '`help` of a `consent`', allowMulti: '`several`', rows: '`rows`', columns: '`columns`',
    buttonUrl: '`link` of a `message`', buttonExternal: 'as above', ctaButtonLabel: '`link.label`',
    calUserName: '`link` to the calendar', calHost: 'as above', firstName: '`name` of a `contact`', lastName: 'as above',
    email: '`email` of a `contact`', phone: '`phone` of a `contact`', addressLine1: 'a line of a long `text`',
    addressLine2: 'as above', city: 'as above', state: 'as above', zip: 'as above', country: 'as above',
    format: 'days are `YYYY-MM-DD`, shown as the browser does',
  },
  lost: {
    imageUrl: MEDIA, videoUrl: MEDIA, dismissButtonLabel: WORD, otherOptionPlaceholder: WORD, company: 'Ask for it in a `text` question.',
    isColorCodingEnabled: 'Style it by `theme`.',
    validation: 'Set `minLength`, `maxLength`, `min`, `max` or `input`.', displayType: 'Choices are always a list.',
  },
  idle: ['isDraft', 'insightsEnabled', 'buttonLabel', 'backButtonLabel', 'allowMultipleFiles', 'maxSizeInMB', 'allowedFileExtensions', 'amount', 'currency', 'showFirst'],
};

const block: Fields = {
  carried: { elements: '`questions`, each a step of its own', logic: '`next` of its last question', logicFallback: '`next`, last' },
  lost: { buttonLabel: WORD, backButtonLabel: WORD },
  idle: ['id', 'name'],
};

/** Types of questions, by what becomes of them. */
export const FORMBRICKS_TYPES: Fields = {
  carried: {
    openText: '`text`', multipleChoiceSingle: '`choice`', multipleChoiceMulti: '`choices`', nps: '`nps`',
    cta: '`message`, with a `link` where it leads elsewhere', rating: '`rating`; `csat` or `ces` if the words say so',
    csat: '`csat`', ces: '`ces`, or `rating` where it is not 1–7', consent: '`consent`',
    pictureSelection: '`picture`', matrix: '`matrix`', ranking: '`rank`', date: '`date`', contactInfo: '`contact`',
    address: 'a long `text`', cal: '`message` with a `link`',
  },
  lost: { fileUpload: 'Ask for a link in a `text` question, or let visitors write to you.', payment: 'Link to the payment in a `message`.' },
  idle: [],
};

/** By kind of object. */
export const FORMBRICKS = { survey, element, block, type: FORMBRICKS_TYPES };
