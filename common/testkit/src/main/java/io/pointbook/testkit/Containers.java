package io.pointbook.testkit;

/** Whether tests run on containers. A class of its own: it is asked also where there are no Testcontainers on the class path. */
final class Containers {
    /** What the Maven profile sets. */
    private static final String WANTED = "pointbook.test.containers";

    private Containers() {}

    static boolean areWanted() {
        return Boolean.getBoolean(WANTED);
    }
}
