/** What is kept so that only whoever has a key can read it. */
@NullMarked
package io.pointbook.runtime.secret;

import org.jspecify.annotations.NullMarked;
