/**
 * Shapes — what a configuration may look like, as a table of words instead of code: this part is in every page's first load.
 * A row names fields, `!` for what is needed, each with its kind; without one it is a string. With `*`, other fields are welcome.
 * A kind is a leaf, a row, `=one,of`, or `1-10` (an integer), or several of them with `|`. Several of a kind are a list `[]`,
 * a list that is not empty `[1]`, one or such a list `[?]`, a map `{}`, one or a map that is not empty `{?}`.
 * A kind with neither leaf nor row is an object that nobody looks into: what only lazy parts read stands in `details`.
 */

/** Rows by kind. */
export type Shapes = { readonly [kind: string]: string };

const EXPERIMENT = ' experiment:id split:share{}';

export const SHAPES: Shapes = {
  config: '$schema endpoint:string|endpoint|code[?] locale debug:boolean touchpoints:touchpoint[] audiences:condition{}'
    + ' surveys:survey[] greetings:greeting[] offers:offer[] limits:shared{} holdout:share consent:consent theme:theme'
    + ' texts:words{} report:name[] privacy:privacy pages:pages bots:=mark,ignore',
  touchpoint: 'name!:name stage channel selector shadow pages:page[1] visible:share for:duration',
  survey: 'id!:id on:name|did[?] within:duration if:condition pages:page[1] wait:duration sample:share priority:number'
    + ` between:between limit:limit group show:show questions!:question[1] thanks:thanks[] followUp:follow${EXPERIMENT}`,
  did: 'did!:name[?] where:condition times:1-10 within:duration without:name[?]',
  didNot: 'didNot!:name[?] within!:duration',
  between: 'from:date until:date',
  limit: 'times:1- every:duration until:=answered,completed snooze:duration',
  shared: 'every:duration perSession:0- gap:duration',
  greeting: `id:id slot! selector say!:saying[1]${EXPERIMENT}`,
  saying: 'if:condition text!:string{?} variant',
  offer: `id:id slot! selector show!:variant[1]${EXPERIMENT}`,
  variant: 'if:condition variant!',
  consent: 'default:=ask,granted,denied|allowed from:=google,tcf,gpp,none',
  allowed: 'necessary:boolean preferences:boolean personalization:boolean measurement:boolean share:boolean',
  privacy: 'query:string[] redact:string[]',
};
