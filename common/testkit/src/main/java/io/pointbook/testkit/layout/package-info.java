/** Which way packages may point, as rules that each service's test of its layout picks from. */
@NullMarked
package io.pointbook.testkit.layout;

import org.jspecify.annotations.NullMarked;
