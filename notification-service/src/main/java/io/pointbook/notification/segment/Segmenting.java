package io.pointbook.notification.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.notification.door.NotificationProblem;
import io.pointbook.runtime.http.Cursor;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.http.Requests;
import io.pointbook.runtime.http.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the doors of segments ask. */
public final class Segmenting {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_VERSIONS = 100;
    private static final int MOST_SAMPLED = 100;
    private static final long SAMPLED = 10;

    private final Transactions transactions;
    private final SegmentRuns runs;

    public Segmenting(Transactions transactions, SegmentRuns runs) {
        this.transactions = transactions;
        this.runs = runs;
    }

    /** A segment as it comes in. */
    @Schema(
            name = "SegmentBody",
            requiredProperties = {"name", "condition"})
    record Body(
            @Nullable String name,

            @Schema(description = "CEL over what is known of a member", examples = "balance['points'] > 100") @Nullable
            String condition,

            @Schema(
                    description =
                            "Only members who agreed to profiling are in. Needed where the condition looks at behaviour")
            @Nullable
            Boolean profiles) {}

    /** A condition to try. */
    @Schema(name = "SegmentPreviewBody", requiredProperties = "condition")
    record PreviewBody(
            @Nullable String condition,
            @Nullable Boolean profiles,

            @Schema(description = "Member ids that the answer lists, 10 unless told, 100 at most") @Nullable
            Long sample) {}

    /**
     * Who would be in.
     *
     * @param examined members that were looked at
     * @param complete everybody was looked at; else the count is of those who were
     */
    @Schema(
            name = "SegmentPreview",
            requiredProperties = {"count", "examined", "withoutConsent", "complete", "sample"})
    record PreviewAnswer(
            long count,
            long examined,

            @Schema(description = "Members who were not asked about, because they did not agree to profiling")
            long withoutConsent,

            @Schema(description = "Everybody was looked at; else it took too long and the count is of those who were")
            boolean complete,

            List<String> sample) {}

    /** A segment as it goes out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "Segment",
            requiredProperties = {"segmentId", "version", "name", "condition", "profiles", "actor", "savedAt"})
    record Answer(
            String segmentId,
            int version,
            String name,
            String condition,
            boolean profiles,
            String actor,
            Instant savedAt,

            @Schema(description = "The version that was evaluated last; absent: none was yet") @Nullable
            Integer evaluatedVersion,

            @Nullable Instant evaluatedAt,
            @Nullable Long members,
            @Nullable Long withoutConsent) {
        static Answer of(SegmentRows.Standing standing) {
            var terms = standing.terms();
            return new Answer(
                    terms.segmentId(),
                    terms.version(),
                    terms.name(),
                    terms.condition(),
                    terms.profiles(),
                    terms.actor(),
                    terms.savedAt(),
                    standing.evaluatedVersion(),
                    standing.evaluatedAt(),
                    standing.members(),
                    standing.profiledOut());
        }
    }

    /** @param next the cursor of the next page; absent on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Segments", requiredProperties = "segments")
    record Page(List<Answer> segments, @Nullable String next) {}

    /** @param next the cursor of the next page; absent on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SegmentMembers", requiredProperties = "members")
    record Members(List<String> members, @Nullable String next) {}

    /** What an evaluation came to. */
    @Schema(
            name = "SegmentEvaluation",
            requiredProperties = {"examined", "members", "withoutConsent", "entered", "left"})
    record Evaluation(long examined, long members, long withoutConsent, long entered, long left) {}

    /** What was saved, and whether the segment is new. */
    record Saved(Answer answer, boolean isNew) {}

    /** The same terms again save nothing. */
    Saved put(String id, Body body, String actor) throws Exception {
        var segmentId = Requests.id(id, "segmentId");
        var name = Requests.given(Requests.text(body.name(), "name", LONGEST_NAME), "name");
        boolean profiles = Boolean.TRUE.equals(body.profiles());
        var condition = Requests.given(body.condition(), "condition");
        checked(condition, profiles);
        var now = transactions.now();
        return transactions.write(transaction -> {
            var connection = transaction.connection();
            var latest = SegmentRows.latest(connection, segmentId);
            if (latest.isEmpty() || !latest.get().terms().says(name, condition, profiles)) {
                int version = latest.map(had -> had.terms().version()).orElse(0) + 1;
                SegmentRows.save(
                        connection, new SegmentTerms(segmentId, version, name, condition, profiles, actor, now));
            }
            return new Saved(Answer.of(SegmentRows.latest(connection, segmentId).orElseThrow()), latest.isEmpty());
        });
    }

    private static SegmentCondition checked(String text, boolean profiles) {
        var condition = SegmentCondition.of(text);
        if (condition.looksAtBehaviour() && !profiles) {
            throw NotificationProblem.PROFILING_NOT_DECLARED.because(
                    "The condition looks at how members behave. Send 'profiles': true, and only members who agreed to"
                            + " profiling are in; or leave such facts out.",
                    Map.of());
        }
        return condition;
    }

    PreviewAnswer preview(PreviewBody body) throws Exception {
        boolean profiles = Boolean.TRUE.equals(body.profiles());
        var condition = checked(Requests.given(body.condition(), "condition"), profiles);
        long sampled = Requests.within(Objects.requireNonNullElse(body.sample(), SAMPLED), "sample", 0, MOST_SAMPLED);
        var preview = runs.preview(condition, profiles, (int) sampled);
        var counted = preview.evaluated();
        return new PreviewAnswer(
                counted.members(), counted.examined(), counted.withoutConsent(), preview.complete(), preview.sample());
    }

    Answer segment(String segmentId) throws Exception {
        return transactions
                .read(transaction -> SegmentRows.latest(transaction.connection(), segmentId))
                .map(Answer::of)
                .orElseThrow(() -> unknown(segmentId));
    }

    Page page(int limit, @Nullable String cursor) throws Exception {
        var from = Cursor.parse(cursor, 1);
        var found = transactions.read(transaction -> SegmentRows.page(
                transaction.connection(), from == null ? "" : from.parts().getFirst(), limit + 1));
        var shown = found.stream().limit(limit).map(Answer::of).toList();
        return new Page(
                shown,
                found.size() > limit ? Cursor.of(shown.getLast().segmentId()).text() : null);
    }

    Page versions(String segmentId) throws Exception {
        var found = transactions.read(
                transaction -> SegmentRows.versions(transaction.connection(), segmentId, MOST_VERSIONS));
        if (found.isEmpty()) {
            throw unknown(segmentId);
        }
        return new Page(found.stream().map(Answer::of).toList(), null);
    }

    Members members(String segmentId, int limit, @Nullable String cursor) throws Exception {
        var from = Cursor.parse(cursor, 1);
        segment(segmentId);
        var found = transactions.read(transaction -> Segments.members(
                transaction.connection(),
                segmentId,
                from == null ? "" : from.parts().getFirst(),
                limit + 1));
        var shown = found.stream().limit(limit).toList();
        return new Members(
                shown, found.size() > limit ? Cursor.of(shown.getLast()).text() : null);
    }

    Evaluation evaluate(String segmentId) throws Exception {
        segment(segmentId);
        var evaluated = runs.evaluate(segmentId)
                .orElseThrow(() -> NotificationProblem.SEGMENT_BEING_EVALUATED.because(
                        "The segment '" + segmentId
                                + "' is being evaluated right now: ask again in a minute, or look at"
                                + " its 'evaluatedAt'.",
                        Map.of()));
        return new Evaluation(
                evaluated.examined(),
                evaluated.members(),
                evaluated.withoutConsent(),
                evaluated.entered(),
                evaluated.left());
    }

    private static Refused unknown(String segmentId) {
        return NotificationProblem.UNKNOWN_SEGMENT.because(
                "There is no segment '" + segmentId + "': GET /segments lists those that are there.", Map.of());
    }
}
