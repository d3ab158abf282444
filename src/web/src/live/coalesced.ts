/** Runs one at a time: what is asked for meanwhile becomes one more run after it, so that nothing asked for is missed. */
export function coalesced(run: () => Promise<unknown>): () => void {
  let running = false;
  let again = false;
  const start = async () => {
    running = true;
    do {
      again = false;
      await run();
    } while (again);
    running = false;
  };
  return () => {
    if (running) {
      again = true;
    } else {
      void start();
    }
  };
}
