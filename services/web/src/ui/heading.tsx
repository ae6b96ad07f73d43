import { type ReactNode, useEffect } from 'react';

interface HeadingProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** The heading of a view, which names the document too; beside it what the view can be set to. */
export function Heading({ title, children }: HeadingProps) {
  useEffect(() => {
    document.title = `${title} – Sổ đánh giá`;
  }, [title]);
  return (
    <div className="heading">
      <h1>{title}</h1>
      {children !== undefined && <div className="heading-side">{children}</div>}
    </div>
  );
}
