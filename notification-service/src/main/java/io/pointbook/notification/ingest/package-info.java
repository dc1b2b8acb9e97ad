/** What comes in from the topics of ledger and rewards, once, into every generation of read models that is there. */
@NullMarked
package io.pointbook.notification.ingest;

import org.jspecify.annotations.NullMarked;
