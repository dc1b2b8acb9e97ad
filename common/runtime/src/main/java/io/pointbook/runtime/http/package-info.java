/** What every HTTP door needs: problems, idempotency keys, cursors, who acts, and repeats of lost races. */
@NullMarked
package io.pointbook.runtime.http;

import org.jspecify.annotations.NullMarked;
