/**
 * Follow — a message, and a link to follow, drawn as a button. Leads to http(s), mailto and tel only; any other is not shown.
 */
import type { VNode } from 'preact';
import type { Link, MessageQuestion, Thanks } from '../../types.ts';
import { Ask } from './ask.tsx';
import type { Part, Voice } from './part.ts';

/** The link, if there is one that may be followed. */
function Lead({ link, voice }: { readonly link: Link | undefined; readonly voice: Voice }): VNode | false {
  const href = link && URL.canParse(link.href, document.baseURI) ? new URL(link.href, document.baseURI).href : '';
  return /^(https?|mailto|tel):/.test(href) && <a class="main stay" href={href} target="_blank" rel="noopener">{voice.say(link?.label)}</a>;
}

/** Where the last word leads. */
export const Follow = ({ thanks, voice }: { readonly thanks: Thanks | undefined; readonly voice: Voice }): VNode => <Lead link={thanks?.link} voice={voice} />;

/** Words only. */
export function Message(part: Part<MessageQuestion>): VNode {
  return (
    <>
      <Ask {...part} as="p" />
      <Lead link={part.question.link} voice={part.voice} />
    </>
  );
}
