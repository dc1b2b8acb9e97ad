package io.pointbook.rewards.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.pointbook.rewards.Tables;
import io.pointbook.rewards.catalogue.CouponOffer;
import io.pointbook.rewards.ledgerlink.LedgerLink;
import io.pointbook.rewards.redeeming.FakeLedger;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.Transactor;
import io.pointbook.testkit.Database;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Codes in bulk: how many, how fast, and never one twice. */
class BulkCodesTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final CouponOffer OFFER = new CouponOffer(
            new CouponOffer.Benefit("DISCOUNT_PERCENT", 1000L, null, null, null, null, null, null), null);

    private final FakeLedger ledger = new FakeLedger();
    private final LedgerLink link = new LedgerLink(ledger.address(), Duration.ofSeconds(2), Duration.ofMillis(1));
    private AgroalDataSource database;
    private Codes codes;

    @BeforeEach
    void open() throws SQLException {
        var url =
                Tables.in(Database.shared(), "codes_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet());
        database = AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(8)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url))));
        codes = new Codes(new Transactions(new Transactor(database), Clock.systemUTC()), link);
    }

    @AfterEach
    void close() {
        link.close();
        ledger.close();
        database.close();
    }

    private CodeSeries put(String seriesId, long count) throws Exception {
        return codes.put(seriesId, new SeriesBody(CodeSeries.Kind.UNIQUE, count, null, OFFER, null), "test");
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql);
                var rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void callers_at_once_issue_each_code_once_and_a_higher_count_goes_on() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<CodeSeries>>();
            for (int caller = 0; caller < 4; caller++) {
                calls.add(() -> put("spring", 3L * Codes.CHUNK));
                calls.add(() -> put("autumn", Codes.CHUNK + 1L));
            }
            for (var call : threads.invokeAll(calls)) {
                call.get();
            }
        }

        assertThat(number("select count(*) from code")).isEqualTo(4L * Codes.CHUNK + 1);
        assertThat(number("select max(number) from code")).isEqualTo(3L * Codes.CHUNK);
        assertThat(put("autumn", Codes.CHUNK + 5L).issued()).isEqualTo(Codes.CHUNK + 5L);
        assertThat(number("select count(*) from code")).isEqualTo(4L * Codes.CHUNK + 5);
    }

    @Test
    @Tag("long")
    void a_million_codes_are_there_in_less_than_a_minute() throws Exception {
        put("warm-up", 1);
        long begun = System.nanoTime();
        assertThat(put("million", 1_000_000).issued()).isEqualTo(1_000_000);
        var took = Duration.ofNanos(System.nanoTime() - begun);

        System.out.printf("1,000,000 codes took %.1f s%n", took.toMillis() / 1000.0);
        assertThat(took).isLessThan(Duration.ofMinutes(1));
        assertThat(number("select count(distinct code) from code")).isEqualTo(1_000_001);
    }

    @Test
    void members_who_race_for_one_code_get_one_coupon_and_a_shared_one_goes_as_far_as_it_may() throws Exception {
        put("spring", 1);
        var code = codes(1).getFirst();
        codes.put("all", new SeriesBody(CodeSeries.Kind.SHARED, 5L, "SPR1NG", OFFER, null), "test");
        var shared = codes.find("all").code();

        assertThat(claims(code, 12)).hasSize(1).containsOnly(code);
        assertThat(claims(shared, 12)).hasSize(5).doesNotHaveDuplicates();
        assertThat(codes.find("all").issued()).isEqualTo(5);
        assertThat(number("select count(*) from code_claim")).isEqualTo(6);
    }

    private List<String> codes(int series) throws SQLException {
        try (var connection = database.getConnection()) {
            return CodeRows.codes(connection, series, null, 10).stream()
                    .map(CodeRows.Numbered::code)
                    .toList();
        }
    }

    private List<String> claims(String code, int racers) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asks = new ArrayList<Callable<String>>();
            for (int racer = 0; racer < racers; racer++) {
                var body = new Claim.Body("claim-" + code + racer, code, ledger.member(0));
                asks.add(() -> {
                    try {
                        return codes.claim(body).couponCode();
                    } catch (io.pointbook.runtime.http.Refused refused) {
                        assertThat(refused.problem().code()).isEqualTo("code_used");
                        return "";
                    }
                });
            }
            var coupons = new ArrayList<String>();
            for (var ask : threads.invokeAll(asks)) {
                if (!ask.get().isEmpty()) {
                    coupons.add(ask.get());
                }
            }
            return coupons;
        }
    }
}
