/** The way in from Kafka: one transaction per partition and poll, the next offset stored with the effects. */
@NullMarked
package io.pointbook.runtime.inbox;

import org.jspecify.annotations.NullMarked;
