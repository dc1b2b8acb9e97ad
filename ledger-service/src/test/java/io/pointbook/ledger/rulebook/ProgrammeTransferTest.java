package io.pointbook.ledger.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.ledger.door.TestDoor;
import io.pointbook.ledger.rulebook.ImportAnswer.DraftImported;
import io.pointbook.ledger.rulebook.ImportAnswer.State;
import io.pointbook.ledger.rulebook.ImportAnswer.VersionImported;
import io.pointbook.runtime.http.Refused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Programmes go from one installation to another. */
class ProgrammeTransferTest {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("pointbook.root", "..")).resolve("docs/programmes");

    private final TestDoor there = TestDoor.open();
    private final TestDoor here = TestDoor.open();

    @AfterEach
    void close() {
        there.close();
        here.close();
    }

    @Test
    void an_installation_without_receipts_gets_everything_as_it_is_there() throws Exception {
        published(there, "tiers", "CUSTOMER", null);
        there.clock.move(Duration.ofDays(3));
        published(there, "tiers", "CUSTOMER", TestDoor.BEGIN.plus(Duration.ofDays(30)));
        drafted(there, "staff", "STAFF");
        here.clock.move(Duration.ofDays(10));

        var file = exported(there);
        var answer = transfer(here).bring("jan", file);

        assertThat(answer.receiptsPosted()).isFalse();
        assertThat(answer.added()).isEqualTo(3);
        assertThat(new String(exported(here), StandardCharsets.UTF_8))
                .isEqualTo(new String(file, StandardCharsets.UTF_8));
        var version = history(here, "tiers").version(1);
        assertThat(version.actor()).isEqualTo("ewa");
        assertThat(version.at()).isEqualTo(TestDoor.BEGIN);
        assertThat(version.imported().actor()).isEqualTo("jan");
        var programmes = here.door().read(transaction -> here.ledger
                .programmes()
                .asOf(transaction.connection(), here.door().events()));
        assertThat(programmes.inForce("CUSTOMER", TestDoor.BEGIN.plusSeconds(1)).id())
                .isEqualTo("tiers");
    }

    @Test
    void whoever_does_it_twice_changes_nothing() throws Exception {
        published(there, "tiers", "CUSTOMER", null);
        drafted(there, "staff", "STAFF");
        var file = exported(there);
        transfer(here).bring("jan", file);
        var events = events(here);

        var again = transfer(here).bring("jan", file);

        assertThat(again.added()).isZero();
        assertThat(again.programmes())
                .allMatch(programme -> programme.versions().stream().allMatch(version -> version.state() == State.SAME)
                        && (programme.draft() == null || programme.draft().state() == State.SAME));
        assertThat(events(here)).isEqualTo(events);
    }

    @Test
    void where_receipts_are_posted_the_past_stays_out_and_comes_as_a_draft() throws Exception {
        published(there, "tiers", "CUSTOMER", null);
        there.clock.move(Duration.ofDays(1));
        changed(there, "tiers", "CUSTOMER", "0.50");
        var later = TestDoor.BEGIN.plus(Duration.ofDays(30));
        changed(there, "tiers", "CUSTOMER", "0.25", later);
        buysSomething(here);
        here.clock.move(Duration.ofDays(10));
        var file = exported(there);

        var tried = transfer(here).tryOut("jan", file);
        assertThat(events(here)).isZero();
        var answer = transfer(here).bring("jan", file);

        assertThat(answer).usingRecursiveComparison().ignoringFields("dryRun").isEqualTo(tried);
        assertThat(answer.receiptsPosted()).isTrue();
        var tiers = answer.programmes().getFirst();
        assertThat(tiers.versions())
                .extracting(VersionImported::state)
                .containsExactly(State.LEFT_OUT, State.LEFT_OUT, State.ADDED);
        assertThat(tiers.versions().getFirst().because()).contains("are not judged again");
        assertThat(tiers.versions().getLast().version()).isEqualTo(1);
        assertThat(tiers.draft().state()).isEqualTo(State.ADDED);
        assertThat(tiers.draft().versionThere()).isEqualTo(2);
        assertThat(tiers.draft().differences()).contains("rules[base].effect.per: new, \"0.50\"");
        assertThat(transfer(here).bring("jan", file).added()).isZero();
        assertThat(history(here, "tiers")
                        .inForce(later)
                        .document()
                        .rules()
                        .getFirst()
                        .effect()
                        .per())
                .isEqualTo("0.25");
    }

    @Test
    void a_draft_that_was_published_here_meanwhile_is_not_brought_again() throws Exception {
        published(there, "tiers", "CUSTOMER", null);
        buysSomething(here);
        here.clock.move(Duration.ofDays(10));
        var file = exported(there);
        transfer(here).bring("jan", file);
        desk(here).publishDraft("tiers", "k1", "jan", new PublicationBody(null, "as there"));

        var again = transfer(here).bring("jan", file);

        assertThat(again.added()).isZero();
        assertThat(history(here, "tiers").draft()).isNull();
    }

    @Test
    void a_draft_of_somebody_here_is_never_written_over() throws Exception {
        drafted(there, "tiers", "CUSTOMER");
        desk(here)
                .saveDraft(
                        "tiers",
                        "jan",
                        text("tiers", "CUSTOMER")
                                .replace("\"per\": \"1.00\"", "\"per\": \"9.00\"")
                                .getBytes(StandardCharsets.UTF_8));

        var draft = transfer(here)
                .bring("jan", exported(there))
                .programmes()
                .getFirst()
                .draft();

        assertThat(draft).extracting(DraftImported::state).isEqualTo(State.LEFT_OUT);
        assertThat(draft.because()).contains("another draft is here");
        assertThat(history(here, "tiers").draft().actor()).isEqualTo("jan");
    }

    @Test
    void one_mistake_and_nothing_is_brought_in() throws Exception {
        published(there, "points-per-amount", "PARTNER", null);
        published(there, "tiers", "CUSTOMER", null);
        var file = new String(exported(there), StandardCharsets.UTF_8);

        refuses(file.replace("\"per\" : \"1.00\"", "\"per\" : \"1,00\""), "versions[1].rules[base].effect.per");
        refuses(file.replace("\"PARTNER\"", "\"CUSTOMER\""), "another programme of the file is for CUSTOMER too");
        refuses(file.replace("\"version\" : 1", "\"version\" : 2"), "from 1 on, without holes");
        refuses(file.replace("\"actor\" : \"ewa\"", "\"actor\" : \"\""), "who it was");
        refuses(file.replace("\"reason\"", "\"cause\""), "cause");
        refuses(file.replace(ProgrammeArchive.FORMAT, "pointbook-programmes-2"), "expected is pointbook-programmes-1");
        published(here, "stamp-card", "CUSTOMER", null);
        refuses(file, "is for CUSTOMER already");
        assertThat(history(here, "points-per-amount").isEmpty()).isTrue();
    }

    private void refuses(String file, String because) {
        assertThatThrownBy(() -> transfer(here).bring("jan", file.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(because);
    }

    private static void published(TestDoor stack, String example, String kind, Instant from) throws Exception {
        drafted(stack, example, kind);
        publish(stack, example, from);
    }

    private static void changed(TestDoor stack, String example, String kind, String per) throws Exception {
        changed(stack, example, kind, per, null);
    }

    private static void changed(TestDoor stack, String example, String kind, String per, Instant from)
            throws Exception {
        var text = text(example, kind).replaceFirst("\"per\": \"1.00\"", "\"per\": \"" + per + "\"");
        desk(stack).saveDraft(example, "ewa", text.getBytes(StandardCharsets.UTF_8));
        publish(stack, example, from);
    }

    private static void publish(TestDoor stack, String example, Instant from) throws Exception {
        desk(stack)
                .publishDraft(
                        example,
                        "k-" + example + stack.clock.instant() + from,
                        "ewa",
                        new PublicationBody(from == null ? null : from.toString(), "because"));
    }

    private static void drafted(TestDoor stack, String example, String kind) throws Exception {
        desk(stack).saveDraft(example, "ewa", text(example, kind).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String example, String kind) throws Exception {
        return Files.readString(EXAMPLES.resolve(example + ".json")).replace("\"CUSTOMER\"", "\"" + kind + "\"");
    }

    private static void buysSomething(TestDoor stack) throws Exception {
        stack.post(stack.member(0), """
                {'storeId':'S1','workstationId':'1','businessDay':'2026-03-01','sequenceNumber':1,'type':'SALE',\
                'endedAt':'2026-03-01T10:00:00Z','currency':'PLN',\
                'lines':[{'lineNumber':1,'kind':'SALE','itemId':'sofa','quantity':'1','net':1000}]}""");
    }

    private static byte[] exported(TestDoor stack) throws Exception {
        return transfer(stack).export().body();
    }

    private static ProgrammeTransfer transfer(TestDoor stack) {
        return new ProgrammeTransfer(stack.door(), stack.ledger.eventBus(), new CelConditions());
    }

    private static ProgrammeDesk desk(TestDoor stack) {
        return new ProgrammeDesk(stack.door(), stack.ledger.eventBus(), new CelConditions(), null);
    }

    private static ProgrammeHistory history(TestDoor stack, String programme) throws Exception {
        return stack.door().read(_ -> new ProgrammeStore(stack.door(), stack.ledger.eventBus()).history(programme));
    }

    private static long events(TestDoor stack) throws Exception {
        try (var connection = stack.connection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from event where aggregate_type = 'programme'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
