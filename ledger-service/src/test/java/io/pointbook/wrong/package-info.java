/** Classes that break each layout rule once, so that the rules are seen to fail. Nothing uses them. */
@NullMarked
package io.pointbook.wrong;

import org.jspecify.annotations.NullMarked;
