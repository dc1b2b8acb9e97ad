package io.pointbook.ledger.paying;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.couponing.CouponCodes;
import io.pointbook.ledger.door.TestDoor;
import io.pointbook.ledger.ingest.ReceiptInbox;
import io.pointbook.ledger.ingest.receipt.CanonicalReceiptReader;
import io.pointbook.ledger.ingest.receipt.ReceiptLimits;
import io.pointbook.ledger.ingest.receipt.TillReceiptReader;
import io.pointbook.ledger.member.MemberIds;
import io.pointbook.runtime.inbox.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A till whose receipts go the whole way that records of the topic go, and which asks what a return gives back. */
final class PayingTill implements AutoCloseable {
    static final String CARD = "2981000012345678";

    final TestDoor test = TestDoor.open();
    final ReturnOffers offers = new ReturnOffers(test.door(), CanonicalReceiptReader::read);
    private final ReceiptInbox inbox;
    private int number;

    PayingTill() {
        var registry = new SimpleMeterRegistry();
        inbox = new ReceiptInbox(
                new TillReceiptReader(test.ledger.cards(), ReceiptLimits.DEFAULT),
                new DeadLetters("test", registry, test.clock),
                test.ledger.desk(),
                MemberIds::next,
                CouponCodes::next,
                test.clock,
                test.ledger.metrics());
    }

    /** @param lines and tenders as JSON members, in single quotes for double ones */
    ReceiptId sale(@Nullable String card, String lines, String tenders) throws Exception {
        return post("SALE", card, "'lines':[%s],'tenders':[%s]".formatted(lines, tenders));
    }

    ReceiptId voids(ReceiptId voided) throws Exception {
        return post("POST_VOID", CARD, "'voids':{%s}".formatted(identity(voided)));
    }

    /** Goods come back as an offer says; without a card of its own, because the purchase says whose it is. */
    ReceiptId followed(ReturnOffer offer) throws Exception {
        var purchase = ReceiptId.parse(offer.receipt());
        var lines = new ArrayList<String>();
        for (var line : offer.lines()) {
            boolean wholeLine = line.bought().equals("0") && !line.causes().contains(ReturnOffer.Cause.ALREADY_BACK);
            if (wholeLine || !line.quantity().equals("0")) {
                lines.add(back(purchase, line.line(), line.quantity(), line.value(), lines.size() + 1));
            }
        }
        return lines.isEmpty() ? purchase : returned(lines, offer.totals());
    }

    private ReceiptId returned(List<String> lines, ReturnOffer.Totals totals) throws Exception {
        return post(
                "RETURN",
                null,
                "'lines':[%s],'tenders':[{'type':'CASH','amount':%d},{'type':'POINTS','amount':%d,'points':%d}]"
                        .formatted(String.join(",", lines), -totals.money(), -totals.pointsAmount(), -totals.points()));
    }

    /** A RETURN line that names its purchase. */
    static String back(ReceiptId purchase, int line, String quantity, long value, int number) {
        return "{'lineNumber':%d,'kind':'RETURN','itemId':'i%d','quantity':'-%s','net':%d,'original':{%s,'lineNumber':%d}}"
                .formatted(number, line, quantity, -value, identity(purchase), line);
    }

    ReceiptId post(String type, @Nullable String card, String more) throws Exception {
        test.clock.move(Duration.ofMinutes(1));
        var id = ReceiptId.parse("S1/W1/2026-03-01/" + ++number);
        var shown = card == null ? "" : "'card':{'number':'" + card + "'},";
        var json = "{%s,'type':'%s','endedAt':'%s','currency':'PLN',%s%s}"
                .formatted(identity(id), type, test.clock.instant(), shown, more)
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
        var record = new ConsumerRecord<byte[], byte[]>(
                "till",
                0,
                number,
                test.clock.instant().toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                json.length,
                null,
                json,
                new RecordHeaders(),
                Optional.empty());
        test.door().write(transaction -> {
            inbox.handle(List.of(record), transaction);
            return id;
        });
        if (letters() > 0) {
            throw new IllegalStateException("not a receipt: " + new String(json, StandardCharsets.UTF_8));
        }
        return id;
    }

    private long letters() throws Exception {
        return count("select count(*) from dead_letter");
    }

    long count(String sql) throws Exception {
        try (var connection = test.connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** All that can still come back. */
    ReturnOffer offer(ReceiptId purchase) throws Exception {
        return offers.offer(new ReturnOfferBody(purchase.toString(), null));
    }

    /** One line of it. */
    ReturnOffer offer(ReceiptId purchase, int line, @Nullable String quantity) throws Exception {
        return offers.offer(
                new ReturnOfferBody(purchase.toString(), List.of(new ReturnOfferBody.AskedLine(line, quantity))));
    }

    /** What the card's account can spend, less what it owes. */
    long spendable() throws Exception {
        return count("select coalesce(sum(active - debt), 0) from balance");
    }

    String member() throws Exception {
        try (var connection = test.connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select member_id from card")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String identity(ReceiptId id) {
        return "'storeId':'%s','workstationId':'%s','businessDay':'%s','sequenceNumber':%d"
                .formatted(id.storeId(), id.workstationId(), id.businessDay(), id.sequenceNumber());
    }

    @Override
    public void close() {
        test.close();
    }
}
