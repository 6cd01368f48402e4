import { type ReactNode } from "react";

interface TwoColumnPageProps {
  main: ReactNode;
  side: ReactNode;
}

/** The layout of the dashboard's detail pages, which plugins are not given. */
export function TwoColumnPage({ main, side }: TwoColumnPageProps) {
  return (
    <div className="flex w-full flex-col items-start gap-x-4 gap-y-3 xl:grid xl:grid-cols-[minmax(0,_1fr)_440px]">
      <div className="flex w-full min-w-0 flex-col gap-y-3">{main}</div>
      <div className="flex w-full min-w-0 flex-col gap-y-3">{side}</div>
    </div>
  );
}
