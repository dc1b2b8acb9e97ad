package io.pointbook.notification.segment;

/**
 * What came of a run over members.
 *
 * @param examined members that were looked at
 * @param members who are in
 * @param withoutConsent members who were not asked about, because they did not agree to profiling
 */
record Evaluated(long examined, long members, long withoutConsent, long entered, long left) {
    static final Evaluated NONE = new Evaluated(0, 0, 0, 0, 0);

    Evaluated plus(Evaluated other) {
        return new Evaluated(
                examined + other.examined,
                members + other.members,
                withoutConsent + other.withoutConsent,
                entered + other.entered,
                left + other.left);
    }
}
