/**
 * Follow — a message, and a link to follow, drawn as a button. Leads to http(s), mailto and tel only; any other is not shown.
 */
import type { VNode } from 'preact';
import type { Link, MessageQuestion } from '../../types.ts';
import { Ask } from './ask.tsx';
import type { Part, Voice } from './part.ts';

/** The link, if there is one that may be followed. */
export function Follow({ link, voice }: { readonly link: Link | undefined; readonly voice: Voice }): VNode | false {
  const href = link && URL.canParse(link.href, document.baseURI) ? new URL(link.href, document.baseURI).href : '';
  return /^(https?|mailto|tel):/.test(href) && <a class="main" href={href} target="_blank" rel="noopener">{voice.say(link?.label)}</a>;
}

/** Words only. */
export function Message(part: Part<MessageQuestion>): VNode {
  return (
    <>
      <Ask {...part} as="p" />
      <Follow link={part.question.link} voice={part.voice} />
    </>
  );
}
