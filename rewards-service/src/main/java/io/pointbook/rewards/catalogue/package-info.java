/** Place of the rewards on offer, their prices in points and their stock. Comes with the rewards. */
@NullMarked
package io.pointbook.rewards.catalogue;

import org.jspecify.annotations.NullMarked;
