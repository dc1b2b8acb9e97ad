package io.pointbook.runtime.inbox;

/** Where a partition stands: the topic's id (a topic made again has another) and the offset that comes next. */
record StoredOffset(String topicId, long next) {}
