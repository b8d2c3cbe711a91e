/**
 * Logic — Formbricks' groups of comparisons as conditions over the answers.
 * Promise: a rule with a part that cannot be said is not carried over at all, for the rest of it would ask something else.
 */
import type { Condition } from '../../../types.ts';
import type { Notes } from '../notes.ts';
import { at, type Located, locatedIn, objectOf, stringOf, under } from '../reading.ts';
import type { Asked } from './elements.ts';
import { OPERATORS } from './operators.ts';

/** What rules are read with. */
export interface Logic {
  /** Questions by the vendor's id. */
  readonly asked: ReadonlyMap<string, Asked>;
  readonly hidden: readonly string[];
  readonly notes: Notes;
}

const DEEPEST = 12;

/** Where the left side of a comparison is found here. */
function leftOf({ value, path }: Located, { asked, hidden, notes }: Logic): { readonly path: string; readonly asked: Asked | undefined } | undefined {
  const operand = objectOf(value.leftOperand);
  const name = stringOf(operand.value) ?? '';
  // Older files call a question so, newer ones an element.
  const question = ['question', 'element'].includes(`${operand.type}`) ? asked.get(name) : undefined;
  if (question && at(operand.meta, 'row') === undefined && question.question.type !== 'message') return { path: `answers.${question.question.id}`, asked: question };
  if (operand.type === 'hiddenField' && hidden.includes(name)) return { path: `traits.${name}`, asked: undefined };
  const why = operand.type === 'variable' ? 'It asks for a variable, and there are none here.'
    : question ? `No condition here can ask that of a question of the type "${question.question.type}".` : 'What it asks for is not there.';
  notes.lost(under(path, 'leftOperand'), why, 'Write the branch by hand, as "next".');
  return undefined;
}

function comparisonOf(located: Located, logic: Logic): Condition | undefined {
  const { value, path } = located;
  const left = leftOf(located, logic);
  if (!left) return undefined;
  const right = objectOf(value.rightOperand);
  const operator = stringOf(value.operator) ?? '';
  const isStatic = value.rightOperand === undefined || value.rightOperand === null || right.type === 'static';
  const condition = isStatic && Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator]!({ ...left, value: right.value }) : undefined;
  if (!condition) {
    const why = isStatic ? `There is no ${JSON.stringify(operator.slice(0, 40))} of that here.` : 'It compares with another answer, and conditions here compare with values.';
    logic.notes.lost(path, why, 'Write the branch by hand, as "next".');
  }
  return condition;
}

/** @returns `undefined` if it cannot be said, which is named. */
export function conditionOf({ value, path }: Located, logic: Logic, depth = 0): Condition | undefined {
  if (depth > DEEPEST) {
    logic.notes.lost(path, `It nests deeper than ${DEEPEST} levels.`, 'Write the branch by hand, as "next".');
    return undefined;
  }
  const parts = locatedIn(value.conditions, under(path, 'conditions'));
  const made = parts.map((part) => (Array.isArray(part.value.conditions) ? conditionOf(part, logic, depth + 1) : comparisonOf(part, logic)));
  const known = made.filter((each) => each !== undefined);
  if (known.length < made.length || known.length === 0) return undefined;
  return known.length === 1 ? known[0] : { [value.connector === 'or' ? '$or' : '$and']: known };
}
