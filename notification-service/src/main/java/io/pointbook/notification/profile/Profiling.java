package io.pointbook.notification.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.notification.door.NotificationProblem;
import io.pointbook.runtime.http.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the doors of profiles ask. */
public final class Profiling {
    private final Transactions transactions;

    public Profiling(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Generations of read models, the oldest first. */
    @Schema(name = "ProfileGenerations", requiredProperties = "generations")
    record GenerationsAnswer(List<GenerationAnswer> generations) {}

    /**
     * One generation.
     *
     * @param recordsBehind the live one; absent: it is the live one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ProfileGeneration",
            requiredProperties = {"generation", "state", "beganAt", "deadLetters"})
    record GenerationAnswer(
            int generation,
            Generation.State state,
            Instant beganAt,
            @Nullable Instant liveSince,

            @Schema(description = "Records that the live one has and this one has not; only while it is built")
            @Nullable
            Long recordsBehind,

            @Schema(description = "Records that could not be read as what their topic has")
            long deadLetters) {}

    Profile profile(String memberId) throws Exception {
        var now = transactions.now();
        return transactions
                .read(transaction -> Optional.ofNullable(Profiles.find(transaction.connection(), memberId, now)))
                .orElseThrow(() -> NotificationProblem.UNKNOWN_MEMBER.because(
                        "No topic has named the member '" + memberId + "' yet.", Map.of()));
    }

    /** Begins to build another generation; where one is being built already, it is that one. */
    GenerationAnswer rebuild() throws Exception {
        var now = transactions.now();
        return transactions.write(transaction -> {
            var begun = Generations.another(transaction.connection(), now);
            return new GenerationAnswer(begun.number(), begun.state(), begun.beganAt(), begun.liveSince(), null, 0);
        });
    }

    GenerationsAnswer generations() throws Exception {
        return new GenerationsAnswer(transactions.read(transaction -> {
            var answers = new ArrayList<GenerationAnswer>();
            for (Generation one : Generations.all(transaction.connection())) {
                answers.add(answer(transaction.connection(), one));
            }
            return answers;
        }));
    }

    private static GenerationAnswer answer(Connection connection, Generation one) throws SQLException {
        return new GenerationAnswer(
                one.number(),
                one.state(),
                one.beganAt(),
                one.liveSince(),
                one.state() == Generation.State.BUILDING ? Rebuilding.recordsBehind(connection, one) : null,
                Generations.deadLetters(connection, one));
    }
}
