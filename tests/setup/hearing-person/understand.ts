/** Directions as the person has them: of the phone's own screen, or of the person's own body. */
export type Direction = 'left' | 'right' | 'top' | 'bottom';

/** What a person makes of a sentence. */
export type Intention =
  | { kind: 'slide'; direction: Direction; isLittle: boolean }
  | {
      kind:
        | 'nearer'
        | 'further'
        | 'away'
        | 'plain'
        | 'light'
        | 'shade'
        | 'still'
        | 'focus'
        | 'straight'
        | 'somehow'
        | 'nothing';
    }
  /** `isLengthwise`: the long sides of phone and ID lie along each other. */
  | { kind: 'lay'; centimeters: number; isLengthwise: boolean }
  | { kind: 'tip'; direction: Direction };

const DIRECTIONS: Record<string, Direction> = {
  left: 'left',
  right: 'right',
  top: 'top',
  bottom: 'bottom',
  up: 'top',
  down: 'bottom',
};

type Rule = readonly [RegExp, (words: RegExpExecArray) => Intention];

const directionOf = (words: string | undefined) => DIRECTIONS[words ?? ''] as Direction;

/** The English sentences of the camera screen, and what they ask for. */
const RULES: readonly Rule[] = [
  [
    /^Slide the phone (left|right|up|down)( a little)?\.$/,
    ([, where, little]) => ({ kind: 'slide', direction: directionOf(where), isLittle: little !== undefined }),
  ],
  [
    /^Move the ID (a little )?(?:to your )?(left|right|up|down)\.$/,
    ([, little, where]) => ({ kind: 'slide', direction: directionOf(where), isLittle: little !== undefined }),
  ],
  [
    /^Lower the (top|bottom|left|right)(?: side)? of the phone\.$/,
    ([, where]) => ({ kind: 'tip', direction: directionOf(where) }),
  ],
  [
    /^Tip the (?:(top|bottom) of the ID|side of the ID on your (left|right)) toward the camera\.$/,
    ([, upright, level]) => ({ kind: 'tip', direction: directionOf(upright ?? level) }),
  ],
  [
    /^(?:Lay the phone (lengthwise )?on the ID|Hold the ID flat against the camera).*\((\d+) cm\)\.$/,
    ([, lengthwise, centimeters]) => ({
      kind: 'lay',
      centimeters: Number(centimeters),
      isLengthwise: lengthwise !== undefined,
    }),
  ],
  [/^Lay the ID on something plain and dark, /, () => ({ kind: 'plain' })],
  [/^(Lift the phone higher|Move the ID further from the camera)\.$/, () => ({ kind: 'away' })],
  [/^Move closer\./, () => ({ kind: 'nearer' })],
  [/^Move a little further away\./, () => ({ kind: 'further' })],
  [/^(Good\. )?Hold still\.$/, () => ({ kind: 'still' })],
  [/^Not sharp yet\./, () => ({ kind: 'focus' })],
  [/^Too dark\./, () => ({ kind: 'light' })],
  [/^There is glare on it\./, () => ({ kind: 'shade' })],
  [/^This looks like a passport\./, () => ({ kind: 'straight' })],
  // It asks for something, but not for what.
  [/^Fit the card into the frame\.$/, () => ({ kind: 'somehow' })],
];

/** What a person makes of a sentence; one that asks for no movement is `nothing`. */
export function understand(sentence: string): Intention {
  for (const [pattern, mean] of RULES) {
    const words = pattern.exec(sentence);
    if (words) return mean(words);
  }
  return { kind: 'nothing' };
}

/** Whether a sentence tells somebody who sees nothing what to do next. */
export const isUseful = ({ kind }: Intention): boolean => kind !== 'nothing' && kind !== 'somehow';
