import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { waitBefore, type HubLink } from './supervisionFeed';

export function openHub(path = '/hubs/supervision'): HubLink {
  return new HubConnectionBuilder()
    .withUrl(path)
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (lost) => waitBefore(lost.previousRetryCount) })
    .configureLogging(LogLevel.Error)
    .build();
}
