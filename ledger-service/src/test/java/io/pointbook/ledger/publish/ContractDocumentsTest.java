package io.pointbook.ledger.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.contract.Topic;
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
import io.pointbook.ledger.account.Story;
import io.pointbook.testkit.contract.MessageContract;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Consumers of the topics need no other documentation than docs/contracts: it says what is really sent. */
class ContractDocumentsTest {
    private static final String SAMPLES = "common/contract/src/main/resources/io/pointbook/contract/ledger/samples/";

    @TestFactory
    Stream<DynamicTest> each_message_is_sent_as_approved() {
        return SentMessages.samples().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(),
                        () -> MessageContract.approved(
                                SAMPLES + sample.getKey() + ".json", SentMessages.json(sample.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> each_message_fits_its_schema() {
        return SentMessages.samples().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> new MessageContract(
                                sample.getValue().topic())
                        .fits(SentMessages.json(sample.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> each_schema_says_all_that_its_record_has() {
        return Map.<String, Class<?>>ofEntries(
                        Map.entry("entries /", EntriesPosted.class),
                        Map.entry("entries /$defs/entry", EntriesPosted.Entry.class),
                        Map.entry("entries /$defs/tier", EntriesPosted.Tier.class),
                        Map.entry("entries /$defs/rule", EntriesPosted.Rule.class),
                        Map.entry("entries /$defs/lot", EntriesPosted.Lot.class),
                        Map.entry("entries /$defs/leg", EntriesPosted.Leg.class),
                        Map.entry("balances /", BalanceChanged.class),
                        Map.entry("balances /$defs/wallet", BalanceChanged.Wallet.class),
                        Map.entry("purchases /", PurchaseRecorded.class),
                        Map.entry("purchases /$defs/line", PurchaseRecorded.Line.class),
                        Map.entry("purchases /$defs/original", PurchaseRecorded.Original.class),
                        Map.entry("coupons /", CouponChanged.class),
                        Map.entry("coupons /$defs/terms", CouponChanged.Terms.class),
                        Map.entry("coupons /$defs/benefit", CouponChanged.Benefit.class))
                .entrySet()
                .stream()
                .map(pair -> DynamicTest.dynamicTest(
                        pair.getKey(), () -> contract(pair.getKey()).saysAllOf(place(pair.getKey()), pair.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> each_schema_names_all_values() {
        return Map.<String, Class<? extends Enum<?>>>of(
                        "entries /$defs/eventKind", EventKind.class,
                        "entries /$defs/entryKind", EntryKind.class,
                        "entries /$defs/bookAccount", BookAccount.class,
                        "purchases /$defs/purchaseKind", PurchaseKind.class,
                        "purchases /$defs/lineKind", LineKind.class,
                        "coupons /$defs/couponKind", CouponKind.class)
                .entrySet()
                .stream()
                .map(pair -> DynamicTest.dynamicTest(pair.getKey(), () -> contract(pair.getKey())
                        .namesAllOf(place(pair.getKey()), pair.getValue())));
    }

    @Test
    void asyncapi_has_every_topic_with_the_settings_it_is_made_with() {
        var channels = MessageContract.asyncApi().get("channels");

        assertThat(channels.findValuesAsText("address"))
                .containsExactlyInAnyOrderElementsOf(
                        Topics.ALL.stream().map(Topic::name).toList());
        for (JsonNode channel : channels) {
            var topic = Topics.ALL.stream()
                    .filter(one -> one.name().equals(channel.get("address").asText()))
                    .findFirst()
                    .orElseThrow();
            var said = channel.at("/bindings/kafka/topicConfiguration");
            assertThat(channel.at("/bindings/kafka/partitions").asInt()).isEqualTo(topic.partitions());
            assertThat(said.at("/cleanup.policy/0").asText())
                    .isEqualTo(topic.settings().get("cleanup.policy"));
            assertThat(said.get("max.message.bytes").asText())
                    .isEqualTo(topic.settings().get("max.message.bytes"));
            assertThat(said.path("retention.ms").asText())
                    .isEqualTo(topic.settings().getOrDefault("retention.ms", ""));
            assertThat(channel.get("x-timestamp-type").asText())
                    .isEqualTo(topic.settings().get("message.timestamp.type"));
        }
    }

    @Test
    void asyncapi_shows_every_approved_sample_under_its_message() {
        var shown = new TreeSet<String>();
        for (String message : List.of("entriesPosted", "balanceChanged", "purchaseRecorded", "couponChanged")) {
            assertThat(MessageContract.shown(message)).allMatch(name -> name.startsWith(kindOf(message) + "."));
            shown.addAll(MessageContract.shown(message));
        }
        assertThat(shown).isEqualTo(SentMessages.samples().keySet());
    }

    @Test
    void asyncapi_shows_a_receipt_that_the_ledger_takes() {
        var example = MessageContract.asyncApi().at("/components/messages/tillReceipt/examples/0/payload");

        assertThat(Story.read(example.toString()).receipt().lines()).hasSize(2);
    }

    @Test
    void asyncapi_names_the_types_that_are_in_the_headers() {
        var messages = MessageContract.asyncApi().at("/components/messages");

        assertThat(messages.findValues("ce_type"))
                .extracting(type -> type.path("const").asText())
                .filteredOn(type -> !type.startsWith("io.pointbook.offers."))
                .containsExactlyInAnyOrder(
                        Topics.TILL_RECEIPT_TYPE,
                        Topics.MEMBER_EVENT_TYPE,
                        Topics.LEDGER_ENTRY_TYPE,
                        Topics.LEDGER_BALANCE_TYPE,
                        Topics.LEDGER_PURCHASE_TYPE,
                        Topics.LEDGER_COUPON_TYPE,
                        Topics.REWARDS_REDEMPTION_TYPE);
    }

    private static String kindOf(String message) {
        return switch (message) {
            case "entriesPosted" -> "entries";
            case "balanceChanged" -> "balances";
            case "couponChanged" -> "coupons";
            default -> "purchases";
        };
    }

    private static MessageContract contract(String place) {
        return new MessageContract("ledger." + place.split(" ")[0] + ".v1");
    }

    private static String place(String place) {
        return place.split(" ")[1];
    }
}
