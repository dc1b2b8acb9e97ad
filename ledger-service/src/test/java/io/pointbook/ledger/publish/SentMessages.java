package io.pointbook.ledger.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.Scenes;
import io.pointbook.ledger.account.TierStanding;
import io.pointbook.ledger.coupon.CouponEvent;
import io.pointbook.ledger.coupon.CouponEvent.CouponIssued;
import io.pointbook.ledger.coupon.CouponScenes;
import io.pointbook.ledger.coupon.CouponTerms;
import io.pointbook.ledger.ingest.receipt.CanonicalReceiptReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** What events become, read the way a consumer reads it. */
final class SentMessages {
    static final ObjectMapper JSON = new ObjectMapper();
    static final LedgerMessages LEDGER = new LedgerMessages(CanonicalReceiptReader::read);

    /** Scenes that readers of the topics ask about first. */
    static final List<String> SHOWN = List.of(
            "account-opened",
            "sale",
            "adjustment",
            "hold",
            "return",
            "unheld-payment",
            "void",
            "expiry",
            "return-by-another");

    private SentMessages() {}

    static List<ProducerRecord<byte[], byte[]>> of(Scenes.Scene scene) {
        return of(scene.event(), scene.sequence());
    }

    static List<ProducerRecord<byte[], byte[]>> of(AccountEvent event, long sequence) {
        return LEDGER.apply(new GenericDomainEventMessage<>("MemberAccount", event.memberId(), sequence, event));
    }

    /** The message on one topic. */
    static JsonNode on(String topic, AccountEvent event) {
        return of(event, 0).stream()
                .filter(message -> message.topic().equals(topic))
                .map(SentMessages::json)
                .findFirst()
                .orElseThrow();
    }

    /** All messages of the shown scenes, by the name of the sample: {@code entries.sale}. */
    static Map<String, ProducerRecord<byte[], byte[]>> samples() {
        var samples = new TreeMap<String, ProducerRecord<byte[], byte[]>>();
        var scenes = Scenes.all();
        for (String scene : SHOWN) {
            of(scenes.get(scene)).forEach(message -> samples.put(kind(message.topic()) + "." + scene, message));
        }
        samples.put("entries.tier", withTier(scenes.get("sale")));
        CouponScenes.all().forEach((scene, event) -> samples.put("coupons." + scene, of(event)));
        samples.put("coupons.issued-drawn", of(drawn((CouponIssued)
                CouponScenes.all().get("issued"))));
        return samples;
    }

    private static ProducerRecord<byte[], byte[]> withTier(Scenes.Scene sale) {
        var standing = new TierStanding("silver", 1_240, Instant.parse("2027-01-01T00:00:00Z"), "gold", 760L, "bronze");
        return of(((ReceiptPosted) sale.event()).with(standing), sale.sequence())
                .getFirst();
    }

    private static CouponIssued drawn(CouponIssued issued) {
        var terms = issued.terms();
        return new CouponIssued(
                issued.eventId(),
                issued.couponId(),
                issued.code(),
                issued.memberId(),
                new CouponTerms(terms.benefit(), terms.validFrom(), terms.validUntil(), terms.source(), true),
                issued.businessTime(),
                issued.postedAt());
    }

    static ProducerRecord<byte[], byte[]> of(CouponEvent event) {
        return LEDGER.apply(new GenericDomainEventMessage<>(
                        "coupon", "coupon:" + event.couponId(), CouponScenes.sequence(event), event))
                .getFirst();
    }

    static JsonNode json(ProducerRecord<byte[], byte[]> message) {
        try {
            return JSON.readTree(message.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> headers(ProducerRecord<byte[], byte[]> message) {
        var headers = new TreeMap<String, String>();
        message.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    /** {@code ledger.entries.v1} is entries. */
    static String kind(String topic) {
        return topic.split("\\.")[1];
    }
}
