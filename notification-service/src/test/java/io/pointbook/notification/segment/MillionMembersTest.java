package io.pointbook.notification.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As many members as the largest installation has, two threads, and the time that it takes. */
class MillionMembersTest {
    private static final int MEMBERS = 1_000_000;
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    @Test
    @Tag("long")
    void a_million_members_are_evaluated_within_a_minute() throws Exception {
        try (var crowd = new Crowd()) {
            crowd.sql("""
                    insert into profile_1.member (member_id, wallets, tier, expiring, favourite_items,
                        favourite_categories, usual_store, usual_weekday, usual_hour, first_purchase_at,
                        last_purchase_at, purchases, spend, currency)
                    select gen_random_uuid()::text,
                        jsonb_build_object('points', jsonb_build_object('active', n % 1000, 'pending', 0, 'held', 0,
                            'debt', 0)),
                        case when n % 10 = 0 then 'gold' else 'bronze' end,
                        jsonb_build_array(jsonb_build_object('wallet', 'points',
                            'at', timestamptz '2026-03-20T12:00:00Z' + n % 365 * interval '1 day', 'points', n % 500)),
                        jsonb_build_array(jsonb_build_object('id', 'item-' || n % 5000, 'name', 'Goods ' || n % 5000)),
                        array['Category ' || n % 40, 'Category ' || n % 7], 'S' || n % 300, n % 7 + 1, n % 24,
                        timestamptz '2025-01-01T00:00:00Z', timestamptz '2026-03-20T00:00:00Z' - n % 400 * interval '1 day',
                        n % 90, n % 100000, 'EUR'
                    from generate_series(1, :members) n""".replace(":members", Integer.toString(MEMBERS)));
            crowd.sql("insert into profile_1.score select member_id, purchases, spend, ntile(5) over (order by"
                    + " last_purchase_at), ntile(5) over (order by purchases), ntile(5) over (order by spend)"
                    + " from profile_1.member");
            crowd.sql("vacuum analyze profile_1.member");
            crowd.segment(
                    "loyal",
                    1,
                    "balance['points'] > 300 && daysSincePurchase < 100 && ('Category 3' in favouriteCategories"
                            + " || tier == 'gold') && recencyScore >= 3 && expiringIn30Days < 400",
                    false);

            long began = System.nanoTime();
            var first = crowd.runs.evaluate("loyal").orElseThrow();
            var took = Duration.ofNanos(System.nanoTime() - began);
            began = System.nanoTime();
            var again = crowd.runs.evaluate("loyal").orElseThrow();
            var tookAgain = Duration.ofNanos(System.nanoTime() - began);

            System.out.println("a million members: " + first + " in " + took.toMillis() + " ms, again in "
                    + tookAgain.toMillis() + " ms");
            assertThat(first.examined()).isEqualTo(MEMBERS);
            assertThat(first.entered()).isEqualTo(first.members()).isPositive();
            assertThat(again.entered()).isZero();
            assertThat(took).isLessThan(AT_MOST);
            assertThat(tookAgain).isLessThan(AT_MOST);
        }
    }
}
