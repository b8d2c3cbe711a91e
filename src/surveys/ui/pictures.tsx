/**
 * Pictures — one or some of several pictures, each with its name below it.
 * A picture that does not load is replaced by the words for what it shows: the question can be answered without it.
 */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PictureQuestion } from '../../types.ts';
import { toggled } from './choices.tsx';
import type { Part } from './part.ts';
import { Picks } from './picks.tsx';

function Picture({ src, alt }: { readonly src: string; readonly alt: string }): VNode {
  const [isBroken, breakOff] = useState(false);
  return isBroken ? <span class="picture">{alt}</span> : <img class="picture" src={src} alt={alt} draggable={false} onError={() => breakOff(true)} />;
}

/** A grid of pictures. */
export function Pictures(part: Part<PictureQuestion>): VNode {
  const { question, state, acts, voice } = part;
  const { several = false } = question;
  const options = question.choices.map(({ id, label, src, alt }) => ({ value: id, shows: [<Picture src={src} alt={voice.say(alt)} />, voice.say(label)] }));
  const takes = (value: string | number): unknown => {
    if (several) acts.draft(toggled([state.value ?? []].flat(), value));
    return several;
  };
  return <Picks {...part} options={options} look="pictures" several={several} takes={takes} />;
}
