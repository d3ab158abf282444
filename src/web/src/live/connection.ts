import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { waitBefore, type HubLink } from './supervisionFeed';

export function openHub(): HubLink {
  return new HubConnectionBuilder()
    .withUrl('/hubs/supervision')
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (lost) => waitBefore(lost.previousRetryCount) })
    .configureLogging(LogLevel.Error)
    .build();
}
