/** What is to be handed over, sent or paid out, and how far it has come. */
@NullMarked
package io.pointbook.rewards.fulfilment;

import org.jspecify.annotations.NullMarked;
