package io.pointbook.local.demo;

import java.util.List;

/** The cards of the demo customers. */
public final class DemoCards {

    public static final String FIRST = "2981000000017";

    /** All of them. */
    public static final List<String> ALL =
            List.of(FIRST, "2981000000024", "2981000000031", "2981000000048", "2981000000055", "2981000000062");

    private DemoCards() {}
}
