export interface WordingProps {
  text: string;
  /** What the store or Omise says, in English: a screen reader must not read it as another language. */
  words?: string;
}

export function Wording({ text, words }: WordingProps) {
  return (
    <>
      {text}
      {words && <span lang="en"> {words}</span>}
    </>
  );
}
