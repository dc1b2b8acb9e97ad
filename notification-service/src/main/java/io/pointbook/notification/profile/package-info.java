/** What is known about a member from the topics: built from them in generations, and nothing that they do not say. */
@NullMarked
package io.pointbook.notification.profile;

import org.jspecify.annotations.NullMarked;
