import type { ReactNode } from "react";

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      {children}
    </svg>
  );
}

export function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" />
      <path d="M8.5 17.5 16 10l7.5 7.5" />
      <path d="M8.5 23.5 16 16l7.5 7.5" />
    </svg>
  );
}

export const SendIcon = () => (
  <Icon>
    <path d="M10 16V4.5M4.8 9.5 10 4.3l5.2 5.2" />
  </Icon>
);

export const FileIcon = () => (
  <Icon>
    <rect x="3" y="4" width="14" height="12.5" rx="2" />
    <path d="M10 7v6.5M6.8 10.2h6.4" />
  </Icon>
);

export const DownIcon = () => (
  <Icon>
    <path d="M10 4v11.5M4.8 10.5l5.2 5.2 5.2-5.2" />
  </Icon>
);

export const PanelIcon = () => (
  <Icon>
    <rect x="3" y="4" width="14" height="12.5" rx="2" />
    <path d="M3 8h14M7 2.5V5.5M13 2.5V5.5" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="M5 5l10 10M15 5L5 15" />
  </Icon>
);
