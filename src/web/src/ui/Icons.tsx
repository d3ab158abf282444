import type { ReactNode } from 'react';

function Icon({ children, size = 18 }: { children: ReactNode; size?: number | undefined }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

interface Size {
  size?: number;
}

export const PlayIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M7 4.5v15l12-7.5z" fill="currentColor" />
  </Icon>
);

export const PauseIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M8 5v14M16 5v14" strokeWidth={3.5} />
  </Icon>
);

export const BackIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M4 5v5h5M4.6 10a8 8 0 1 1-.3 4" />
  </Icon>
);

export const ForwardIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M20 5v5h-5M19.4 10a8 8 0 1 0 .3 4" />
  </Icon>
);

export const OutboundIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M7 17 17 7M9 7h8v8" />
  </Icon>
);

export const InboundIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M17 7 7 17M15 17H7V9" />
  </Icon>
);

export const ObjectionIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M4 5h16v11H11l-4.5 4v-4H4zM12 8v3.5M12 13.6v.1" />
  </Icon>
);

export const PaceIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M4 17a8.5 8.5 0 1 1 16 0M12 15l-3.5-5" />
  </Icon>
);

export const FailureIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M12 4 21 19.5H3zM12 10v4M12 16.8v.1" />
  </Icon>
);

export const MoreIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M5 12h.1M12 12h.1M19 12h.1" strokeWidth={3.5} />
  </Icon>
);

export const PlusIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M12 5v14M5 12h14" />
  </Icon>
);

export const SunIcon = ({ size }: Size) => (
  <Icon size={size}>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4" />
  </Icon>
);

export const MoonIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z" />
  </Icon>
);

export const PersonIcon = ({ size }: Size) => (
  <Icon size={size}>
    <circle cx="12" cy="8.5" r="3.8" />
    <path d="M4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5" />
  </Icon>
);

export const ChevronLeft = ({ size }: Size) => (
  <Icon size={size}>
    <path d="m14.5 6-6 6 6 6" />
  </Icon>
);

export const ChevronRight = ({ size }: Size) => (
  <Icon size={size}>
    <path d="m9.5 6 6 6-6 6" />
  </Icon>
);

export const DayIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M5 20v-7M12 20V5M19 20v-11" />
  </Icon>
);

export const CallsIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M5 4h4l1.5 4.5L8 10.5a11 11 0 0 0 5.5 5.5l2-2.5L20 15v4a1.5 1.5 0 0 1-1.7 1.5C10.5 20 4 13.5 3.5 5.7A1.5 1.5 0 0 1 5 4z" />
  </Icon>
);

export const ExamplesIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M4 6h16M4 11h16M4 16h9" />
  </Icon>
);

export const AnswersIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M4 5h11v8H9l-3 3v-3H4zM18 9h2v8h-2v3l-3-3h-4" />
  </Icon>
);

export const DepartmentIcon = ({ size }: Size) => (
  <Icon size={size}>
    <circle cx="9" cy="9" r="3" />
    <circle cx="17" cy="10" r="2.3" />
    <path d="M3 19c.7-3.3 3-5 6-5s5.3 1.7 6 5M16 15c2.6 0 4.3 1.3 5 3.6" />
  </Icon>
);

export const BoardIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M3.5 5h17v11h-17zM9 20h6M7.5 12.5v-3M12 12.5V8M16.5 12.5v-2" />
  </Icon>
);

export const PulsesIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M3 12h4l2.5-6 4.5 12 2.5-6H21" />
  </Icon>
);

export const PlansIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M4 6.5h16V20H4zM4 10.5h16M8.5 4v4M15.5 4v4M8.5 15.2l2.3 2.3 4.5-4.5" />
  </Icon>
);

export const FunnelIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M3.5 5h17L14 13v6l-4-2.5V13z" />
  </Icon>
);

export const ClientsIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M5 4h14v16H5zM9 14.8c.5-1.4 1.6-2 3-2s2.5.6 3 2" />
    <circle cx="12" cy="9.6" r="1.7" />
  </Icon>
);

export const ScreenIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" />
  </Icon>
);

export const DriftIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M4 7h6.5l3 8H20M17 12l3 3-3 3" />
  </Icon>
);

export const ProcessingIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M4 6h10M4 12h6M4 18h8" />
    <circle cx="17" cy="14.5" r="4" />
    <path d="M17 12.5v2l1.5 1" />
  </Icon>
);

export const ModelIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M12 4v4M12 16v4M4 12h4M16 12h4M6.5 6.5l2.5 2.5M15 15l2.5 2.5M17.5 6.5 15 9M9 15l-2.5 2.5" />
  </Icon>
);

export const RoomIcon = ({ size }: Size) => (
  <Icon size={size}>
    <ellipse cx="12" cy="6.5" rx="7.5" ry="3" />
    <path d="M4.5 6.5v11c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3v-11M4.5 12c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3" />
  </Icon>
);

export const StopIcon = ({ size }: Size) => (
  <Icon size={size}>
    <circle cx="12" cy="12" r="8.5" />
    <path d="m6 6 12 12" />
  </Icon>
);
