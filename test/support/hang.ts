// How long tests wait. A test waits for a thing, not for a time, so it passes on a machine of any speed and at any load;
// these limits are for what never comes.

import { isLong } from './fresh.ts';

/** What is waited for has not come in so many milliseconds: it will not. Long versions have more to do. */
export const HANG_MS = (isLong ? 4 : 1) * 180_000;

/** A test's own limit: longer, as the wait in it says better what did not come. */
export const TEST_MS = (isLong ? 5 : 2) * HANG_MS;
