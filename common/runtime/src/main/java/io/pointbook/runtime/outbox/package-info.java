/** The way out to Kafka: stored events become messages, all acknowledged before the processor's token moves on. */
@NullMarked
package io.pointbook.runtime.outbox;

import org.jspecify.annotations.NullMarked;
