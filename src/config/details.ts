/**
 * Details — the rest of `shapes`: rows of what is read only when something is about to be shown or sent.
 * Promise: with these rows a configuration is checked through and through; a test holds them and `schema.json` to the same documents.
 */
import { SHAPES, type Shapes } from './shapes.ts';

const ENDS = 'low:string{?} high:string{?}';
const LOOK = 'look:=faces,stars,numbers';
const CHOOSE = 'choices!:string|choice[1]';
const SEVERAL = `${CHOOSE} other:boolean none:boolean shuffle:=all,keep_last`;

/** What a question has besides the fields of `question`, by its type. */
const QUESTIONS: Shapes = {
  nps: ENDS,
  csat: `${ENDS} ${LOOK}`,
  ces: ENDS,
  rating: `${ENDS} ${LOOK} scale:2-10 from:0-1`,
  thumbs: '',
  emotion: 'feelings:string|choice[1]',
  choice: SEVERAL,
  choices: `${SEVERAL} min:0- max:1-`,
  text: 'long:boolean minLength:0- maxLength:1- input:=text,email,tel,url,number placeholder:string{?}',
  contact: 'fields:field[1]',
  rank: CHOOSE,
  matrix: 'rows!:string|choice[1] columns!:string|choice[1]',
  date: '',
  picture: 'choices!:picture[1] several:boolean',
  consent: '',
  message: 'link:link',
  screenshot: '',
};
const QUESTION = 'id!:id ask!:string{?} help:string{?} optional:boolean if:condition next:next[]';

/** Every row: what `validate` needs to look into everything. */
export const ALL_SHAPES: Shapes = {
  ...SHAPES,
  endpoint: 'url! name format:=json,ndjson,clickhouse,cloudevents,otlp,segment,posthog,snowplow,kafka|code'
    + ' options:string{} headers:words|code credentials:=omit,same-origin,include compress:=none,gzip contentType'
    + ' maxBatch:1- maxBytes:1- maxWait:duration retain:duration thirdParty:boolean only:name[] except:name[]',
  show: 'as:=popover,modal,inline,bar,tab,page slot label:string{?} autoAdvance:boolean at:'
    + '=top-start,top-center,top-end,center-start,center,center-end,bottom-start,bottom-center,bottom-end',
  // Of a question of no known type, nothing but that is said.
  question: `type!:=${Object.keys(QUESTIONS).join(',')} *`,
  ...Object.fromEntries(Object.entries(QUESTIONS).map(([type, row]) => [`question.${type}`, `type! ${QUESTION} ${row}`.trim()])),
  next: 'if:condition goto!:id',
  choice: 'id!:id label!:string{?}',
  picture: 'id!:id label!:string{?} src! alt!:string{?}',
  field: 'field!:=name,email,phone optional:boolean',
  link: 'label!:string{?} href!:href',
  thanks: 'if:condition text!:string{?} link:link ask_contact:boolean',
  follow: 'after:duration if:condition text!:string{?} slot!',
  pages: 'query:string[]',
  theme: 'accent text surface radius font scheme:=auto,light,dark density:=compact,normal,spacious',
};
