package io.pointbook.ledger.memberevent;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.AccountCommand.AdjustPoints;
import io.pointbook.ledger.account.AccountCommand.OpenAccount;
import io.pointbook.ledger.door.TestDoor;
import io.pointbook.ledger.rulebook.Published;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rules that are asked after a period, over more members than one transaction takes. */
class SeasonSweepTest {
    private static final int MEMBERS = SeasonSweep.MOST_AT_ONCE + 50;

    @Test
    void each_member_is_asked_once_after_the_quarter_however_often_the_sweep_goes_round() throws Exception {
        try (var test = TestDoor.open()) {
            Published.example(test.ledger, "partner", Instant.parse("2020-01-01T00:00:00Z"));
            for (int i = 0; i < MEMBERS; i++) {
                partner(test, "p-%03d".formatted(i), i % 2 == 0 ? 20_000 : 9_999);
            }
            var sweep = new SeasonSweep(
                    test.ledger.desk(),
                    test.ledger.programmes(),
                    List.of("CUSTOMER", "STAFF", "PARTNER"),
                    () -> UUID.randomUUID().toString(),
                    test.clock);
            while (sweep.sweep() > 0) {
                // the quarter before the first one
            }
            assertThat(bonuses(test)).isZero();

            test.clock.moveTo(Instant.parse("2026-04-03T21:59:59Z"));
            assertThat(sweep.sweep())
                    .as("three days after the quarter, in Warsaw")
                    .isZero();
            test.clock.moveTo(Instant.parse("2026-04-03T22:00:00Z"));
            assertThat(sweep.sweep()).isEqualTo(SeasonSweep.MOST_AT_ONCE);
            assertThat(sweep.sweep()).isEqualTo(50);
            assertThat(sweep.sweep()).isZero();
            assertThat(bonuses(test)).isEqualTo(MEMBERS / 2);
            test.clock.moveTo(Instant.parse("2026-06-30T12:00:00Z"));
            assertThat(sweep.sweep()).isZero();
        }
    }

    private static void partner(TestDoor test, String id, long turnover) throws Exception {
        var at = test.clock.instant().minus(Duration.ofDays(1));
        test.door().write(transaction -> {
            var sitting = test.door().sitForNew(transaction, id);
            sitting.tell(new OpenAccount(id, "PARTNER", null, true, at));
            return sitting.tell(
                    new AdjustPoints(id, id, "turnover", turnover, "test", "a start", sitting.programme(id, at), at));
        });
    }

    private static long bonuses(TestDoor test) throws SQLException {
        try (var connection = test.connection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from balance where wallet = 'points' and pending = 400")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
