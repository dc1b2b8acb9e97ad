/** The program behind ./pointbook: the local stack, what is sent to it, and the operator's doors. */
@NullMarked
package io.pointbook.local;

import org.jspecify.annotations.NullMarked;
