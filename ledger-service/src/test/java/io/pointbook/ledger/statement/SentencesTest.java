package io.pointbook.ledger.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.account.Occasion;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.account.UsedCoupon;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.ReturnPolicy;
import io.pointbook.ledger.account.book.Take;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.receipt.LineKind;
import io.pointbook.ledger.coupon.BenefitKind;
import io.pointbook.ledger.coupon.CouponEvent.CouponReleased;
import io.pointbook.ledger.coupon.CouponState;
import io.pointbook.ledger.programme.ProgrammeDocument.Effect;
import io.pointbook.ledger.programme.ProgrammeDocument.Limit;
import io.pointbook.ledger.words.Language;
import io.pointbook.ledger.words.Node;
import io.pointbook.ledger.words.Phrasebook;
import io.pointbook.ledger.words.Telling;
import io.pointbook.testkit.contract.ApprovedFile;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever can stand in an account has its words in every language. */
class SentencesTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_kind_of_entry_is_told_as_approved(Language language) throws Exception {
        var words = new Phrasebook(language, ZoneId.of("Europe/Warsaw"));
        var text = new StringBuilder();
        EntryScenes.all().forEach((name, scene) -> {
            var telling = Sentences.of(scene.event(), scene.entry(), words);
            text.append(name).append("\n  ").append(telling.sentence()).append('\n');
            telling.sentences()
                    .forEach(detail -> text.append("    ").append(detail).append('\n'));
        });
        for (Note.Code code : Note.Code.values()) {
            var telling = new Telling(words);
            Sentences.note(new Note(code, 3, "2", "SPRING-7"), telling::detail);
            text.append(code)
                    .append("\n    ")
                    .append(telling.sentences().getFirst())
                    .append('\n');
        }
        ApprovedFile.verify(
                "ledger-service/src/test/resources/words/entries_" + language.tag() + ".txt", text.toString());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_kind_of_entry_is_drawn_as_a_tree_whose_parts_have_labels(Language language) throws Exception {
        var nodes = new Node.Maker(new Phrasebook(language, ZoneId.of("Europe/Warsaw")));
        assertThat(EntryScenes.all().values()).allSatisfy(scene -> assertThat(
                        EntryTree.of(scene.event(), scene.entry(), nodes).label())
                .isNotBlank());
    }

    @Test
    void the_scenes_show_every_kind_of_entry_and_every_kind_of_reason() throws Exception {
        var entries = EntryScenes.all().values().stream()
                .map(EntryScenes.Scene::entry)
                .toList();
        assertThat(entries.stream().map(Entry::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(EntryKind.class));
        assertThat(entries.stream()
                        .<Class<?>>map(entry -> entry.why().getClass())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Why.class.getPermittedSubclasses());
    }

    @Test
    void each_code_that_can_be_stored_has_a_message() {
        var words = new Phrasebook(Language.ENGLISH, ZoneId.of("UTC"));
        var excluded = Stream.concat(
                names(LineKind.values()), Stream.of("VOIDED", "NOT_POSITIVE", "NOT_SELECTED", "BY_VALUE"));
        assertThat(Stream.of(
                                keys("note.", names(Note.Code.values())),
                                keys("cause.", excluded.filter(code -> !code.equals("SALE"))),
                                keys("occasion.", names(Occasion.Kind.values())),
                                keys("policy.", names(ReturnPolicy.values())),
                                keys("take.", names(Take.Source.values())),
                                keys("kept.", names(ReceiptKept.Reason.values())),
                                keys("rounding.", names(Effect.Rounding.values())),
                                keys("limit.", names(Limit.Per.values())),
                                keys(
                                        "arithmetic.",
                                        names(Effect.Type.values())
                                                .filter(type -> !type.equals("COUPON") && !type.equals("DISCOUNT"))),
                                keys(
                                        "arithmetic.",
                                        names(UsedCoupon.Kind.values()).map(kind -> "COUPON_" + kind)),
                                keys("benefit.", names(BenefitKind.values())),
                                keys("coupon.now.", names(CouponState.values())),
                                keys("coupon.released.", names(CouponReleased.Reason.values())),
                                keys("label.", names(EntryKind.values()).map(kind -> kind.toLowerCase(Locale.ROOT)
                                        .replace('_', '-'))))
                        .flatMap(List::stream))
                .filteredOn(key -> !words.knows(key))
                .isEmpty();
    }

    @Test
    void what_a_later_program_has_stored_is_named_by_its_code() {
        var words = new Phrasebook(Language.POLISH, ZoneId.of("UTC"));
        assertThat(words.of("cause", "SOLD_TOO_LATE")).isEqualTo("reguła to pominęła (SOLD_TOO_LATE)");
    }

    private static List<String> keys(String group, Stream<String> codes) {
        return codes.map(code -> group + code).toList();
    }

    private static Stream<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name);
    }
}
