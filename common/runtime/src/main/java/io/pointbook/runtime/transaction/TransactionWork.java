package io.pointbook.runtime.transaction;

/** What is done inside one transaction. Whatever it throws rolls everything back. */
@FunctionalInterface
public interface TransactionWork<T extends @org.jspecify.annotations.Nullable Object> {
    T in(OpenTransaction transaction) throws Exception;
}
