/** What the services and everybody else may rely on: topics, and in the packages below the messages on them. */
@NullMarked
package io.pointbook.contract;

import org.jspecify.annotations.NullMarked;
