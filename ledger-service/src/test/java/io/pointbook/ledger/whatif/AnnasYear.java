package io.pointbook.ledger.whatif;

import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.AccountOpened;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.Programmes;
import io.pointbook.ledger.account.Story;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.ingest.receipt.CanonicalReceiptReader;
import io.pointbook.ledger.programme.Condition;
import io.pointbook.ledger.programme.ProgrammeDocument;
import io.pointbook.ledger.programme.RuleProgramme;
import io.pointbook.ledger.rulebook.CelConditions;
import io.pointbook.ledger.rulebook.ProgrammeJson;
import io.pointbook.ledger.whatif.WhatIfJob.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One member under a shipped programme, and what a change of it would have made of her year. */
final class AnnasYear {
    static final Instant BEGIN = Instant.parse("2027-01-01T08:00:00Z");
    static final Instant END = Instant.parse("2028-01-01T08:00:00Z");

    private static final CelConditions CONDITIONS = new CelConditions();
    private static final Path EXAMPLES =
            Path.of(System.getProperty("pointbook.root", "..")).resolve("docs/programmes");

    private final Programme programme;
    private final Story story;
    private int receipts;

    AnnasYear(Programme programme) {
        this.programme = programme;
        this.story = Story.under(programme);
        story.happened(new AccountOpened("member:" + Story.ANNA, Story.ANNA, "CUSTOMER", null, true, BEGIN, BEGIN));
    }

    static AnnasYear under(String example) {
        return new AnnasYear(compiled(text(example), 1));
    }

    static List<String> examples() {
        try (var files = Files.list(EXAMPLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A shipped programme as a draft for customers, some of its text replaced. */
    static Programme draft(String example, String... replacements) {
        var text = text(example);
        for (int i = 0; i < replacements.length; i += 2) {
            if (!text.contains(replacements[i])) {
                throw new IllegalArgumentException("not in the programme: " + replacements[i]);
            }
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return compiled(text, 2);
    }

    private static String text(String example) {
        try {
            return Files.readString(EXAMPLES.resolve(example + ".json"))
                    .replace("\"STAFF\"", "\"CUSTOMER\"")
                    .replace("\"PARTNER\"", "\"CUSTOMER\"");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Programme compiled(String text, int version) {
        try {
            ProgrammeDocument document = ProgrammeJson.read(text.getBytes(StandardCharsets.UTF_8));
            return RuleProgramme.of(
                    document,
                    version,
                    CONDITIONS,
                    (_, receipt) -> Long.parseLong(receipt.substring(receipt.lastIndexOf('/') + 1)));
        } catch (ProgrammeJson.NotAProgramme | Condition.NotACondition wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** @param goods item:pieces:net:category; answers the receipt's number */
    int buys(String at, String... goods) {
        return arrives(at, at, "SALE", lines("SALE", "", goods), "");
    }

    int buysLate(String at, String postedAt, String... goods) {
        return arrives(at, postedAt, "SALE", lines("SALE", "", goods), "");
    }

    int pays(String at, long points, String... goods) {
        return arrives(
                at,
                at,
                "SALE",
                lines("SALE", "", goods),
                ",'tenders':[{'type':'POINTS','amount':%d,'points':%d}]".formatted(points, points));
    }

    /** The hold pays what the receipt says. */
    int paysHeld(String at, String holdId, long amount, String... goods) {
        return arrives(
                at,
                at,
                "SALE",
                lines("SALE", "", goods),
                ",'tenders':[{'type':'POINTS','amount':%d,'holdId':'%s'}]".formatted(amount, holdId));
    }

    int bringsBack(String at, int receipt, String day, String... goods) {
        var original =
                ",'original':{'storeId':'S1','workstationId':'1','businessDay':'%s','sequenceNumber':%d,'lineNumber':1}"
                        .formatted(day, receipt);
        return arrives(at, at, "RETURN", lines("RETURN", original, goods), "");
    }

    int bringsBackWithoutReceipt(String at, String... goods) {
        return arrives(at, at, "RETURN", lines("RETURN", "", goods), "");
    }

    int voids(String at, int receipt, String day) {
        return arrives(
                at,
                at,
                "POST_VOID",
                "",
                ",'voids':{'storeId':'S1','workstationId':'1','businessDay':'%s','sequenceNumber':%d}"
                        .formatted(day, receipt));
    }

    private static String lines(String kind, String more, String... goods) {
        var lines = new ArrayList<String>();
        var sign = kind.equals("RETURN") ? "-" : "";
        for (String good : goods) {
            var parts = good.split(":");
            lines.add("{'lineNumber':%d,'kind':'%s','itemId':'%s','quantity':'%s%s','net':%s%s%s%s}"
                    .formatted(
                            lines.size() + 1,
                            kind,
                            parts[0],
                            sign,
                            parts[1],
                            sign,
                            parts[2],
                            parts.length > 3 ? ",'category':['" + parts[3] + "']" : "",
                            more));
        }
        return String.join(",", lines);
    }

    private int arrives(String at, String postedAt, String type, String lines, String more) {
        receipts++;
        story.receipt(
                ("{'storeId':'S1','workstationId':'1','businessDay':'%s','sequenceNumber':%d,'type':'%s',"
                                + "'endedAt':'%s','currency':'PLN','card':{'number':'2981000012345678'},'lines':[%s]%s}")
                        .formatted(at.substring(0, 10), receipts, type, at, lines, more),
                time(postedAt));
        return receipts;
    }

    Story story() {
        return story;
    }

    /** What a draft would have made of the whole year. */
    MemberPeriod.Outcome underDraft(Programme draft) {
        return underDraft(draft, BEGIN, END);
    }

    MemberPeriod.Outcome underDraft(Programme draft, Instant from, Instant until) {
        var question = new Question(
                "w",
                draft.id(),
                new WhatIfBody(null, null, null, null),
                draft,
                Set.of("CUSTOMER"),
                from,
                until,
                Instant.MAX);
        Map<String, CanonicalReceipt> stored = new HashMap<>();
        for (AccountEvent event : story.events()) {
            if (event instanceof ReceiptPosted posted && posted.receipt() != null) {
                stored.put(posted.receiptId().toString(), posted.receipt());
            }
        }
        return new MemberPeriod(
                        Story.ANNA,
                        question,
                        Programmes.always(programme),
                        CanonicalReceiptReader::read,
                        identity -> CanonicalReceiptReader.read(stored.get(identity.toString())),
                        new SideBudgets(),
                        new SideBudgets())
                .tell(story.events());
    }

    static Instant time(String at) {
        return OffsetDateTime.parse(at).toInstant();
    }
}
