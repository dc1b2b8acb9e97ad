/** Receipts out of files, put on the topic of the tills. */
@NullMarked
package io.pointbook.local.send;

import org.jspecify.annotations.NullMarked;
