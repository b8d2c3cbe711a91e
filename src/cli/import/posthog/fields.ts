/**
 * Fields — what becomes of every field of a PostHog survey; the guide's table is written from it.
 * Source: the public types of posthog-js (`posthog-surveys-types.ts`) and of its API.
 */
import type { Fields } from '../fields.ts';

const RESTYLE = 'Style it by `theme` or the CSS custom properties `--attune-*`.';
const WORD = 'Change the widget\'s word in `texts`, for all surveys.';

const survey: Fields = {
  carried: {
    name: 'made into `id`', type: '`show.as`; `api` and `external_survey` open by hand', questions: '`questions`', conditions: '`on`, `pages`, `if`, `limits.all`',
    appearance: '`show`, `wait`, `thanks`, `theme`', start_date: '`between.from`; without one, a warning that it is a draft',
    end_date: '`between.until`; ended surveys are left out',
    archived: 'left out', schedule: '`limit`: once, or every time', iteration_count: '`limit.times`', iteration_frequency_days: '`limit.every`',
    translations: 'texts by language', linked_flag_key: '`if` over `traits.flag_<key>`', linked_flag: 'as `linked_flag_key`',
    targeting_flag_filters: '`if` over `traits`, `sample`', targeting_flag_key: 'see `targeting_flag_filters`',
  },
  lost: {
    responses_limit: 'Set `between`, or take the survey out when there are enough answers.', response_sampling_start_date: 'Set `sample` by hand.',
    response_sampling_limit: 'Set `sample` by hand.', response_sampling_interval: 'Set `sample` by hand.', response_sampling_interval_type: 'Set `sample` by hand.',
    enable_iframe_embedding: 'Put `<attune-survey>` into the page.', actions: 'Write the events that the actions stand for into `on`.',
  },
  idle: [
    'id', 'description', 'created_at', 'created_by', 'updated_at', 'feature_flag_keys', 'internal_targeting_flag', 'internal_targeting_flag_key', 'targeting_flag',
    'linked_flag_id', 'linked_insight_id', 'targeting_flag_id', 'current_iteration', 'current_iteration_start_date', 'iteration_start_dates', 'enable_partial_responses',
    'question_summaries', 'remove_targeting_flag', 'user_access_level', 'scheduled_start_datetime', 'scheduled_end_datetime', 'is_headless', 'form_content', 'key',
    'team_id', 'folder', '_create_in_folder', 'base_language', 'headline_summary', 'headline_response_count',
  ],
};

const conditions: Fields = {
  carried: {
    url: '`pages`, or `if` over `page.path`', urlMatchType: 'as above', selector: 'a touchpoint that is seen, in `touchpoints` and `on`', events: '`on`',
    cancelEvents: '`without`', actions: '`on`', deviceTypes: '`if` over `device`', deviceTypesMatchType: 'as above', seenSurveyWaitPeriodInDays: '`limits.all.every`',
    linkedFlagVariant: '`if` over `traits.flag_<key>`',
  },
  lost: {},
  idle: ['is_headless'],
};

const appearance: Fields = {
  carried: {
    position: '`show.at`', tabPosition: '`show.at`', widgetType: '`show.as: tab`; `selector` opens by hand',
    widgetLabel: '`show.label`', widgetSelector: 'a mark in the page, named',
    surveyPopupDelaySeconds: '`wait`', placeholder: '`placeholder` of text questions', displayThankYouMessage: '`thanks`', thankYouMessageHeader: '`thanks`',
    thankYouMessageDescription: '`thanks`', thankYouMessageDescriptionContentType: 'always plain text',
    submitButtonColor: '`theme.accent`', backgroundColor: '`theme.surface`',
    textColor: '`theme.text`', borderRadius: '`theme.radius`', fontFamily: '`theme.font`', theme: '`theme.scheme`',
  },
  lost: {
    submitButtonText: WORD, thankYouMessageCloseButtonText: WORD, backButtonText: WORD, submitButtonTextColor: RESTYLE, descriptionTextColor: RESTYLE,
    ratingButtonColor: RESTYLE, ratingButtonActiveColor: RESTYLE, ratingButtonHoverColor: RESTYLE, borderColor: RESTYLE, inputTextColor: RESTYLE, inputBackground: RESTYLE,
    inputBackgroundColor: RESTYLE, widgetColor: RESTYLE, maxWidth: RESTYLE, zIndex: RESTYLE, disabledButtonOpacity: RESTYLE, boxPadding: RESTYLE, boxShadow: RESTYLE,
    shuffleQuestions: 'Questions keep their order.', autoDisappear: 'The thanks stay until the visitor closes them.', hideCancelButton: 'A survey can always be closed.',
  },
  idle: ['whiteLabel', 'allowGoBack'],
};

const question: Fields = {
  carried: {
    type: '`type`', question: '`ask`, made into `id`', description: '`help`',
    descriptionContentType: 'always plain text', optional: '`optional`', branching: '`next`, forward only',
    choices: '`choices`, with ids made from the words', hasOpenChoice: '`other`: the last choice', shuffleOptions: '`shuffle`', skipSubmitButton: '`show.autoAdvance`',
    scale: '`scale`; 10 begins at 0 and is `nps` if the words ask for a recommendation', display: '`look`', lowerBoundLabel: '`low`', upperBoundLabel: '`high`',
    link: '`link` of a `message`', buttonText: '`link.label` of a `message`; named elsewhere', validation: '`minLength`, `maxLength`', translations: 'texts by language',
  },
  lost: { isNpsQuestion: 'Write `nps` or `rating` as `type`.' },
  idle: ['id', 'originalQuestionIndex'],
};

/** By kind of object. */
export const POSTHOG = { survey, conditions, appearance, question };
