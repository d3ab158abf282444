import { useCallback, useEffect, useRef, useState } from 'react';
import { sampleRate } from './jitterBuffer';
import playoutUrl from './playout.worklet.ts?worker&url';
import { readSound, received } from './soundMessage';

export type ListeningState = 'off' | 'opening' | 'on' | 'over' | 'failed';

interface Playout {
  played: number;
  /** Seconds. */
  behind: number;
}

export interface Ears {
  state: ListeningState;
  playout: Playout;
  listen: () => void;
  stop: () => void;
}

const silent: Playout = { played: 0, behind: 0 };

/** Hears a call that is on: its sound comes through a WebSocket and is played by a worklet. */
export function useListening(callId: number): Ears {
  const [state, setState] = useState<ListeningState>('off');
  const [playout, setPlayout] = useState<Playout>(silent);
  const open = useRef<{ socket: WebSocket; context: AudioContext } | null>(null);

  const leave = useCallback((last: ListeningState) => {
    const held = open.current;
    open.current = null;
    if (held !== null) {
      held.socket.close(1000);
      void held.context.close();
    }
    setState(last);
  }, []);

  const listen = useCallback(() => {
    if (open.current !== null) {
      return;
    }
    setState('opening');
    setPlayout(silent);
    const context = new AudioContext({ sampleRate, latencyHint: 'interactive' });
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/calls/${callId}/listen`);
    socket.binaryType = 'arraybuffer';
    const mine = { socket, context };
    open.current = mine;
    const isMine = () => open.current === mine;
    socket.onclose = ({ code }) => isMine() && leave(code === 1000 ? 'over' : 'failed');
    void startPlayout(context).then(
      (node) => {
        if (!isMine()) {
          return;
        }
        node.port.onmessage = ({ data }: MessageEvent<Playout>) => isMine() && setPlayout(data);
        let messages = 0;
        socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
          const sound = readSound(data);
          node.port.postMessage(sound, [data]);
          socket.send(received(++messages));
          if (messages === 1) {
            setState('on');
          }
        };
      },
      () => isMine() && leave('failed'),
    );
  }, [callId, leave]);

  useEffect(() => () => leave('off'), [leave]);

  return { state, playout, listen, stop: useCallback(() => leave('off'), [leave]) };
}

async function startPlayout(context: AudioContext): Promise<AudioWorkletNode> {
  await context.audioWorklet.addModule(playoutUrl);
  const node = new AudioWorkletNode(context, 'playout', { numberOfInputs: 0, outputChannelCount: [2] });
  node.connect(context.destination);
  await context.resume();
  return node;
}
