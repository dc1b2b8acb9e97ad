package io.pointbook.runtime.inbox;

/** What the workers of one inbox share. */
record InboxParts(
        InboxSettings settings,
        BatchHandler handler,
        BatchRunner runner,
        Placement placement,
        TopicView topicView,
        TopicWatch watch,
        InboxMetrics metrics) {}
