package io.pointbook.notification.ingest;

import io.pointbook.contract.Topics;
import io.pointbook.contract.ledger.BalanceChanged;
import io.pointbook.contract.ledger.BookAccount;
import io.pointbook.contract.ledger.CouponChanged;
import io.pointbook.contract.ledger.CouponKind;
import io.pointbook.contract.ledger.EntriesPosted;
import io.pointbook.contract.ledger.EntryKind;
import io.pointbook.contract.ledger.EventKind;
import io.pointbook.contract.ledger.LineKind;
import io.pointbook.contract.ledger.PurchaseKind;
import io.pointbook.contract.ledger.PurchaseRecorded;
import io.pointbook.contract.rewards.RedemptionChanged;
import io.pointbook.contract.rewards.RedemptionKind;
import io.pointbook.runtime.outbox.MessageJson;
import io.pointbook.testkit.Broker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Topics of ledger and rewards on a broker, and made-up lives of members on them: always the same ones. */
final class ToldTopics implements AutoCloseable {
    static final int PARTITIONS = 3;
    private static final List<String> READ = List.of(
            Topics.LEDGER_ENTRIES,
            Topics.LEDGER_BALANCES,
            Topics.LEDGER_PURCHASES,
            Topics.LEDGER_COUPONS,
            Topics.REWARDS_REDEMPTIONS);
    private static final List<String> GOODS = List.of("milk", "bread", "beer", "soap", "tea");

    private final Broker broker = Broker.temporary();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Random random = new Random(20260301);
    private int sent;

    ToldTopics() {
        READ.forEach(topic -> broker.createTopic(topic, PARTITIONS));
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    /** Messages on all topics so far. */
    int sent() {
        return sent;
    }

    /** A member who buys now and then from a moment on, brings something back, and has a receipt voided. */
    void life(String member, Instant from, int receipts) {
        send(
                Topics.LEDGER_ENTRIES,
                member,
                new EntriesPosted("open-" + member, member, 0, EventKind.ACCOUNT_OPENED, from, from, null, List.of()));
        long active = 0;
        for (int number = 1; number <= receipts; number++) {
            var at = from.plus(Duration.ofHours(30L * number + random.nextInt(20)));
            long points = 1 + random.nextInt(50);
            active += points;
            purchase(member, number, at, receipts);
            entries(member, number, at, points, active);
            send(
                    Topics.LEDGER_BALANCES,
                    member,
                    new BalanceChanged(
                            "r-" + member + "-" + number,
                            member,
                            number,
                            at,
                            Map.of("points", new BalanceChanged.Wallet(active, 0, 0, 0))));
        }
        coupon(member, from, receipts % 2 == 0);
        send(
                Topics.REWARDS_REDEMPTIONS,
                member,
                new RedemptionChanged(
                        "red-" + member,
                        "red-" + member,
                        1,
                        RedemptionKind.REQUESTED,
                        member,
                        from,
                        new RedemptionChanged.Reward("mug", 1, "GOODS", 1, 100, "points", null, null, null),
                        null,
                        null));
    }

    private void purchase(String member, int number, Instant at, int receipts) {
        boolean voids = number == receipts && receipts > 3;
        boolean returns = number == 3;
        var line = returns
                ? new PurchaseRecorded.Line(
                        1,
                        LineKind.RETURN,
                        "milk",
                        "milk",
                        null,
                        null,
                        null,
                        "-1",
                        "EA",
                        -120,
                        null,
                        List.of(new PurchaseRecorded.Matched(receipt(member, 1), 1, "1")))
                : sale(number == 1 ? "milk" : GOODS.get(random.nextInt(GOODS.size())));
        send(
                Topics.LEDGER_PURCHASES,
                member,
                new PurchaseRecorded(
                        "r-" + member + "-" + number,
                        member,
                        number,
                        voids ? PurchaseKind.VOID : PurchaseKind.RECEIPT,
                        receipt(member, number),
                        "S" + random.nextInt(3),
                        "W1",
                        LocalDate.ofInstant(at, ZoneOffset.UTC),
                        at,
                        at,
                        "EUR",
                        voids ? receipt(member, 2) : null,
                        voids ? List.of() : List.of(line)));
    }

    private PurchaseRecorded.Line sale(String item) {
        int pieces = 1 + random.nextInt(4);
        return new PurchaseRecorded.Line(
                1,
                LineKind.SALE,
                item,
                item,
                null,
                item.toUpperCase(java.util.Locale.ROOT),
                List.of("All", "Category of " + item),
                Integer.toString(pieces),
                "EA",
                120L * pieces,
                null,
                null);
    }

    private static String receipt(String member, int number) {
        return "S1/W1/" + member + "/" + number;
    }

    private void entries(String member, int number, Instant at, long points, long balance) {
        var eventId = "r-" + member + "-" + number;
        var lot = eventId + "/1";
        send(
                Topics.LEDGER_ENTRIES,
                member,
                new EntriesPosted(
                        eventId,
                        member,
                        number,
                        EventKind.RECEIPT,
                        at,
                        at,
                        receipt(member, number),
                        List.of(new EntriesPosted.Entry(
                                lot,
                                EntryKind.EARNED,
                                "points",
                                points,
                                balance,
                                at,
                                receipt(member, number),
                                null,
                                null,
                                null,
                                null,
                                null,
                                new EntriesPosted.Lot(lot, at, at.plus(Duration.ofDays(365))),
                                List.of(
                                        new EntriesPosted.Leg(BookAccount.ISSUED, -points, lot),
                                        new EntriesPosted.Leg(BookAccount.MEMBER_ACTIVE, points, lot)))),
                        new EntriesPosted.Tier(
                                balance < 60 ? "bronze" : "silver",
                                balance,
                                Instant.parse("2027-01-01T00:00:00Z"),
                                balance < 60 ? "silver" : null,
                                balance < 60 ? 60 - balance : null,
                                "bronze")));
    }

    private void coupon(String member, Instant from, boolean drawn) {
        send(
                Topics.LEDGER_COUPONS,
                member,
                new CouponChanged(
                        "c-" + member + "#0",
                        "c-" + member,
                        0,
                        CouponKind.ISSUED,
                        "CODE-" + member,
                        member,
                        from,
                        from,
                        new CouponChanged.Terms(
                                new CouponChanged.Benefit("FREE_ITEM", null, null, null, null, null, "beer", null),
                                from,
                                from.plus(Duration.ofDays(30)),
                                "p/rule",
                                drawn ? true : null),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @SuppressWarnings("unchecked")
    private <T> void send(String topic, String key, T message) {
        send(topic, key, new MessageJson<>((Class<T>) message.getClass()).bytes(message));
    }

    /** Whatever stands in it. */
    void send(String topic, String key, byte @Nullable [] value) {
        producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
        producer.flush();
        sent++;
    }

    @Override
    public void close() {
        producer.close();
        broker.close();
    }
}
