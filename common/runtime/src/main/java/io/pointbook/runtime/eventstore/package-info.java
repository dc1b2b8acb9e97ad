/** Axon's aggregates, events, snapshots and streams on one append-only PostgreSQL table. */
@NullMarked
package io.pointbook.runtime.eventstore;

import org.jspecify.annotations.NullMarked;
