package io.pointbook.notification.segment;

import java.time.Instant;

/**
 * A version of a segment.
 *
 * @param condition CEL over what is known of a member
 * @param profiles only members who agreed to profiling are in
 */
record SegmentTerms(
        String segmentId, int version, String name, String condition, boolean profiles, String actor, Instant savedAt) {
    boolean says(String otherName, String otherCondition, boolean otherProfiles) {
        return name.equals(otherName) && condition.equals(otherCondition) && profiles == otherProfiles;
    }
}
