/** An SMS centre with phones behind it, for tests and for the local stack. */
@NullMarked
package io.pointbook.testkit.sms;

import org.jspecify.annotations.NullMarked;
