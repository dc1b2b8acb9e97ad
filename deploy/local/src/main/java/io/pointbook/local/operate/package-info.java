/** The operator's commands: replay, dead letters, conflicts, benchmark. */
@NullMarked
package io.pointbook.local.operate;

import org.jspecify.annotations.NullMarked;
