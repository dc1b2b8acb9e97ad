/** Documents that are held against the code: approved files, JSON Schemas, AsyncAPI. */
@NullMarked
package io.pointbook.testkit.contract;

import org.jspecify.annotations.NullMarked;
