/** The rewards on offer: their terms, prices in points, versions and stock. */
@NullMarked
package io.pointbook.rewards.catalogue;

import org.jspecify.annotations.NullMarked;
